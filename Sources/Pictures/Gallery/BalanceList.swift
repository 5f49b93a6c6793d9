internal import Base

/// Do the tables agree with each other? The identities, each with its figure.
enum BalanceList: Picture {
  static func exhibits(_ page: PageInput) throws(PictureError) -> [Exhibit] {
    let words = page.words
    guard let balances = try page.tables.rows(BalanceRow.self), !balances.isEmpty else {
      return [page.noTable(words.agree, .reconciliation)]
    }
    let failed = balances.filter { !$0.holds }.count
    let items = balances.prefix(Source.rowLimit).map { balance in
      Element(
        .li, balance.holds ? [] : [.classes(.bad)],
        [
          .text(
            "\(balance.holds ? "✓" : "✗") \(TextBudget.beginning(of: balance.identity, scalars: 200)) "),
          .element(Element(.span, [.classes(.quiet)], text: page.exact(balance.left))),
        ])
    }
    return [
      Exhibit(
        question: words.agree, says: words.identities(balances.count, failed: failed),
        body: .content(Element(.ul, [.classes(.list)], .elements(Array(items)))),
        source: Source(file: .reconciliation))
    ]
  }
}

/// Did published figures change? What the snapshot before said otherwise of periods that were over.
enum RestatedFigures: Picture {
  private static let limit = 12

  static func exhibits(_ page: PageInput) throws(PictureError) -> [Exhibit] {
    let words = page.words
    guard let changes = try page.tables.rows(RestatedRow.self) else {
      return [page.noTable(words.restated, .restated)]
    }
    let columns = ["table", "key", "column", "before", "after"]
    guard !changes.isEmpty else {
      return [page.nothing(words.restated, .restated, words.nothingRestated)]
    }
    let cut = { (text: String) in TextBudget.beginning(of: text, scalars: 40) }
    let head = Element(
      .tr, [], .elements(columns.map { Element(.th, [.columnHead], text: $0) }))
    let rows = changes.prefix(limit).map { change in
      Element(
        .tr, [],
        .elements(
          [change.table, change.key, change.column, change.before, change.after].map {
            Element(.td, [], text: cut($0))
          }))
    }
    let table = Element(
      .table, [],
      [.element(Element(.thead, [], [.element(head)])), .element(Element(.tbody, [], .elements(rows)))])
    return [
      Exhibit(
        question: words.restated, says: words.changed(changes.count),
        body: .content(
          Element(
            .div, [.classes(.pan), .tabStop, .role("group"), .label(words.restated)], [.element(table)])),
        note: changes.count > limit ? words.shownOf(limit, changes.count).plain(page.style) : nil,
        source: Source(file: .restated))
    ]
  }
}

extension PageInput {
  /// An amount with all its digits, as the table has it, with thousands apart.
  func exact(_ amount: Amount) -> String {
    let written = amount.money.written(decimals: amount.decimals)
    let parts = written.split(separator: ".", maxSplits: 1)
    guard let whole = parts.first.flatMap({ Int($0) }) else { return written }
    let sign = whole == 0 && amount.isNegative ? NumberStyle.minus : ""
    return sign + style.count(whole) + (parts.count == 2 ? ".\(parts[1])" : "")
  }
}
