internal import Base

/// Which accounts need a call? The largest accounts: now and before, and for how long they are silent.
enum KeyAccounts: Picture {
  static func exhibits(_ page: PageInput) throws(PictureError) -> [Exhibit] {
    let words = page.words
    let limit = min(page.settings.accounts, 20)
    guard limit > 0 else { return [page.nothing(words.needCall, .keyAccounts, words.accountsLeftOut)] }
    guard let all = try page.tables.rows(AccountRow.self) else {
      return [page.noTable(words.needCall, .keyAccounts)]
    }
    let accounts = Array(all.prefix(limit))
    guard let last = accounts.last else {
      return [page.nothing(words.needCall, .keyAccounts, words.nobodyInWindow)]
    }
    let fewer = accounts.filter { $0.change?.isNegative ?? false }.count
    let silent = accounts.filter { $0.status != "active" }.count
    return [
      Exhibit(
        question: words.needCall,
        says: words.accounts(
          accounts.count, fewer: fewer, silent: silent, share: last.cumulativeShare, page.currency),
        body: .content(table(accounts, page)), note: words.accountsNote, source: Source(file: .keyAccounts),
        isWide: true)
    ]
  }

  private static func table(_ accounts: [AccountRow], _ page: PageInput) -> Element {
    let words = page.words
    let highest = accounts.flatMap { [$0.revenue.value, $0.before?.value ?? 0] }.max() ?? 1
    let scale = Scale(0...max(highest, 1e-9), to: 6, 144)
    let head: [(String, [Attribute])] = [
      ("#", [.columnHead, .classes(.number)]), (words.customer, [.columnHead]),
      (words.revenue, [.columnHead, .classes(.number)]),
      (words.beforeAndNow, [.columnHead, .classes(.optional)]),
      (words.change, [.columnHead, .classes(.number)]),
      (words.shareCumulated, [.columnHead, .classes(.number, .optional)]),
      (words.orders, [.columnHead, .classes(.number, .optional)]), (words.statusHead, [.columnHead]),
    ]
    var headings = head.map { Element(.th, $0.1, text: $0.0) }
    headings[headings.count - 1].add(Element(.span, [.classes(.small)], text: words.daysSilent))
    return Element(
      .div, [.classes(.pan), .tabStop, .role("group"), .label(words.needCall)],
      [
        .element(
          Element(
            .table, [.classes(.accounts)],
            [
              .element(
                Element(
                  .thead, [],
                  [.element(Element(.tr, [], .elements(headings)))])),
              .element(Element(.tbody, [], .elements(accounts.map { row($0, scale, page) }))),
            ]))
      ])
  }

  private static func row(_ account: AccountRow, _ scale: Scale, _ page: PageInput) -> Element {
    let words = page.words
    let name = TextBudget.fitted(account.customer, in: 190, size: 13, isBold: true)
    var tier = words.tier(account.tier)
    if !account.previousTier.isEmpty, account.previousTier != account.tier {
      tier = "\(words.tier(account.previousTier)) → \(tier)"
    }
    let before = account.before.map { words.beforeWas(page.amount($0)) } ?? words.beforeUnknown
    let falls = account.change?.isNegative ?? false
    let isActive = account.status == "active"
    return Element(
      .tr, [],
      .elements([
        Element(.td, [.classes(.number)], text: page.count(account.rank)),
        Element(
          .th, [.rowHead],
          [
            .text(name),
            .element(Element(.span, [.classes(.small)], text: TextBudget.fitted(tier, in: 190, size: 12))),
          ]),
        Element(
          .td, [.classes(.number)],
          [.text(page.amount(account.revenue)), .element(Element(.span, [.classes(.small)], text: before))]),
        Element(.td, [.classes(.optional)], [.element(dumbbell(account, scale))]),
        Element(
          .td, falls ? [.classes(.number, .bad)] : [.classes(.number)], text: page.signed(account.change)),
        Element(.td, [.classes(.number, .optional)], text: page.percent(account.cumulativeShare)),
        Element(.td, [.classes(.number, .optional)], text: page.count(account.orders)),
        Element(
          .td, isActive ? [] : [.classes(.bad)],
          [
            .text(sign(account.status) + " " + words.status(account.status)),
            .element(
              Element(
                .span, [.classes(.small)],
                text: words.silentFor(page.count(account.silentDays), of: page.count(account.lapseAfterDays)))
            ),
          ]),
      ]))
  }

  private static func sign(_ status: String) -> String {
    switch status {
    case "active": "●"
    case "at_risk": "◐"
    default: "○"
    }
  }

  /// Before, hollow; now, full; between them a line. The figures stand beside it.
  private static func dumbbell(_ account: AccountRow, _ scale: Scale) -> Element {
    var drawing = Drawing(width: 150, height: 18)
    let now = Point(x: scale(max(account.revenue.value, 0)), y: 9)
    drawing.rule(Point(x: 6, y: 9), Point(x: 144, y: 9))
    let falls = account.change?.isNegative ?? false
    let ink = falls ? Ink.lost : .new
    if let before = account.before {
      let then = Point(x: scale(max(before.value, 0)), y: 9)
      drawing.rule(then, now, ink, width: 2.5)
      drawing.dot(then, ink, radius: 3.5, isHollow: true)
    }
    drawing.dot(now, ink)
    return Element(.svg, [.viewBox(150, 18), .width(150), .height(18), .hidden], drawing.nodes)
  }
}
