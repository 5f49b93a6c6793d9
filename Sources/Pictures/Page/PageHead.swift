internal import Base

/// The top of the page: whose figures, as of when, whether they can be trusted, and eight of them.
struct PageHead {
  let elements: [Element]

  init(_ page: PageInput, before: HeadlineRow?) throws(PictureError) {
    let words = page.words
    let headline = page.headline
    var elements = [
      Element(.h1, text: page.title),
      Element(.p, [.classes(.head)], try PageHead.subject(page)),
    ]
    if let list = try SuspicionList.element(page) { elements.append(list) }
    elements += [
      Element(.ul, [.classes(.tiles)], .elements(PageHead.tiles(headline, before, page)))
    ]
    if let before {
      elements.append(
        Element(
          .p, [.classes(.note)],
          text: words.changesAgainst(TextBudget.beginning(of: before.asOf, scalars: 20))))
    }
    self.elements = elements
  }

  private static func subject(_ page: PageInput) throws(PictureError) -> [Node] {
    let words = page.words
    let headline = page.headline
    var nodes: [Node] = words.subject(
      asOf: headline.asOf, from: headline.dataStart, TextBudget.beginning(of: headline.currency, scalars: 12)
    ).nodes(page.style)
    if let balances = try page.tables.rows(BalanceRow.self), !balances.isEmpty {
      let holds = balances.allSatisfy(\.holds)
      nodes += [
        .text(" · "),
        .element(
          Element(
            .span, holds ? [.classes(.badge)] : [.classes(.badge, .alarm)],
            text: holds ? words.reconciled : words.notReconciled)),
      ]
    }
    if try page.hasSuspicions {
      nodes += [
        .text(" "), .element(Element(.span, [.classes(.badge, .alarm)], text: words.looksWrong)),
      ]
    }
    let totals = try page.tables.rows(
      QualityRow.self, where: { row throws(RowFault) in try row.text("file") == "(total)" })
    if let total = totals?.first {
      nodes += [
        .text(" · "),
        .element(
          Element(
            .a, [.href(.section(PageSection.ofTrust))],
            words.refusedOf(total.refused, total.lines).nodes(page.style))),
      ]
    }
    return nodes
  }

  private static func tiles(_ now: HeadlineRow, _ before: HeadlineRow?, _ page: PageInput) -> [Element] {
    let words = page.words
    let currency = TextBudget.beginning(of: now.currency, scalars: 12)
    // Against another currency there is no change.
    let earlier = before.flatMap { $0.currency == now.currency ? $0 : nil }
    return [
      tile(
        words.revenue, "\(page.amount(now.revenue)) \(currency)", page.change(now.revenue, earlier?.revenue)),
      tile(words.customers, page.count(now.customers), page.change(now.customers, earlier?.customers)),
      tile(
        words.activeCustomers, page.count(now.activeCustomers),
        page.change(now.activeCustomers, earlier?.activeCustomers)),
      tile(
        words.backWithin90, page.percent(now.repurchaseRate90),
        page.change(now.repurchaseRate90, earlier?.repurchaseRate90)),
      tile(
        words.churnIn(TextBudget.beginning(of: now.churnPeriod, scalars: 12)), page.percent(now.churnRate),
        // Of another period it is another rate.
        page.change(now.churnRate, earlier?.churnPeriod == now.churnPeriod ? earlier?.churnRate : nil)),
      tile(words.top20, page.percent(now.top20Share), page.change(now.top20Share, earlier?.top20Share)),
      tile(
        words.boughtOnce, page.percent(now.oneTimeShare), page.change(now.oneTimeShare, earlier?.oneTimeShare)
      ),
      tile(
        words.revenuePerOrder, page.amount(now.revenuePerOrder),
        page.change(now.revenuePerOrder, earlier?.revenuePerOrder)),
    ]
  }

  private static func tile(_ label: String, _ figure: String, _ change: String?) -> Element {
    var tile = Element(
      .li, [.classes(.tile)],
      .elements([
        Element(.div, [.classes(.label)], text: label), Element(.div, [.classes(.big)], text: figure),
      ]))
    if let change { tile.add(Element(.div, [.classes(.label)], text: change)) }
    return tile
  }
}

extension PageInput {
  /// The change of a figure of the headline; nil where there was none before.
  fileprivate func change(_ now: Amount?, _ before: Amount?) -> String? {
    guard let now, let before, let change = Amount.difference(now, before) else { return nil }
    return arrow(Int(change.money.units.signum()), style.amount(change, isSigned: true))
  }

  fileprivate func change(_ now: Int, _ before: Int?) -> String? {
    guard let before else { return nil }
    return arrow((now - before).signum(), (now > before ? "+" : "") + style.count(now - before))
  }

  fileprivate func change(_ now: Rate?, _ before: Rate?) -> String? {
    guard let now, let before else { return nil }
    // What is 0.0 as it is written is not told as a change.
    let isShown = (now - before).millionths.magnitude >= 500
    return arrow(isShown ? (now - before).millionths.signum() : 0, style.points(now - before))
  }

  private func arrow(_ sign: Int, _ text: String) -> String {
    sign == 0 ? words.unchanged : (sign > 0 ? "▲ " : "▼ ") + text
  }
}
