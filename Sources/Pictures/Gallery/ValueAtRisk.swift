internal import Base

/// Whom to call first? The customers whose expected value suffers most from the doubt whether they are still there.
enum ValueAtRisk: Picture {
  static let limit = 20

  static func exhibits(_ page: PageInput) throws(PictureError) -> [Exhibit] {
    let words = page.words
    let question = words.callFirst
    guard let table = page.tables.table(.customerValue) else {
      return [page.noTable(question, .customerValue)]
    }
    if let trials = try page.tables.rows(ModelRow.self, where: ModelRow.isTrial), !trials.isEmpty,
      !trials.contains(where: \.isChosen)
    {
      return [page.nothing(question, .customerValue, words.noModel([]))]
    }
    let count = min(page.settings.accounts, limit)
    guard count > 0 else { return [page.nothing(question, .customerValue, words.valueLeftOut)] }
    guard let rows = try page.tables.rows(ValuedCustomerRow.self, where: ValuedCustomerRow.isDrawn) else {
      return [page.noTable(question, .customerValue)]
    }
    let first = rows.enumerated().sorted { a, b in
      (b.element.atRisk.money, a.offset) < (a.element.atRisk.money, b.offset)
    }.prefix(count).map(\.element)
    guard !first.isEmpty else {
      return [page.nothing(question, .customerValue, table.rows.isEmpty ? words.noBuyers : words.noValue)]
    }
    let total = try page.tables.rows(ValueTotalRow.self, where: ValueTotalRow.isDrawn)?.first
    return [
      Exhibit(
        question: question, says: says(total, page), body: .content(list(first, page)),
        note: words.valueRiskNote,
        source: Source(file: .customerValue, others: [.valueSummary, .purchaseModel]), isWide: true)
    ]
  }

  private static func says(_ total: ValueTotalRow?, _ page: PageInput) -> Prose? {
    guard let total, let alive = total.alive, let value = total.value, let atRisk = total.atRisk else {
      return nil
    }
    guard total.customers >= Few.limit else { return page.words.tooFewBuyers }
    return page.words.inDoubt(
      alive, of: total.customers, value: value, atRisk: atRisk, isProfit: total.basis == "profit",
      page.currency)
  }

  private static func list(_ customers: [ValuedCustomerRow], _ page: PageInput) -> Element {
    let words = page.words
    let highest = customers.map { $0.value.value + $0.atRisk.value }.max() ?? 1
    let scale = Scale(0...max(highest, 1e-9), to: 0, 148)
    let heads: [(String, [Attribute])] = [
      (words.customer, [.columnHead]), (words.atRiskHead, [.columnHead, .classes(.number)]),
      (words.valueHead, [.columnHead, .classes(.number)]),
      (words.valueAndRisk, [.columnHead, .classes(.optional)]),
      (words.stillThere, [.columnHead, .classes(.number)]),
      (words.repeatDaysHead, [.columnHead, .classes(.number, .optional)]),
    ]
    let head = Element(.tr, [], .elements(heads.map { Element(.th, $0.1, text: $0.0) }))
    return Element(
      .div, [.classes(.pan), .tabStop, .role("group"), .label(words.callFirst)],
      [
        .element(
          Element(
            .table, [.classes(.accounts)],
            .elements([
              Element(.thead, [], [.element(head)]),
              Element(.tbody, [], .elements(customers.map { row($0, scale, page) })),
            ])))
      ])
  }

  private static func row(_ customer: ValuedCustomerRow, _ scale: Scale, _ page: PageInput) -> Element {
    let words = page.words
    return Element(
      .tr, [],
      .elements([
        Element(
          .th, [.rowHead],
          [
            .text(TextBudget.fitted(customer.customer, in: 190, size: 13, isBold: true)),
            .element(
              Element(
                .span, [.classes(.small)],
                text: TextBudget.fitted(words.tier(customer.tier), in: 190, size: 12))),
          ]),
        Element(.td, [.classes(.number, .bad)], text: page.amount(customer.atRisk)),
        Element(.td, [.classes(.number)], text: page.amount(customer.value)),
        Element(.td, [.classes(.optional)], [.element(bar(customer, scale))]),
        Element(.td, [.classes(.number)], text: page.percent(customer.alive)),
        Element(.td, [.classes(.number, .optional)], text: page.count(customer.repeatDays)),
      ]))
  }

  /// What is expected, full, and what the doubt takes off, hatched. The figures stand beside it.
  private static func bar(_ customer: ValuedCustomerRow, _ scale: Scale) -> Element {
    var drawing = Drawing(width: 150, height: 18)
    let value = scale(max(customer.value.value, 0))
    let end = scale(max(customer.value.value, 0) + customer.atRisk.value)
    drawing.bar(x: 1, y: 3, width: value, height: 12, .new)
    drawing.bar(x: 1 + value, y: 3, width: end - value, height: 12, .lost, isUnfinished: true)
    return Element(.svg, [.viewBox(150, 18), .width(150), .height(18), .hidden], drawing.nodes)
  }
}
