import Base
import Reports
import Testing

@Suite struct KeyAccountsTests {
  @Test(arguments: [61, 62, 63], [1, 4, 16])
  func everyAccountIsWhatTheLinesSay(_ seed: UInt64, _ shards: Int) throws {
    var book = TradeBook(seed: seed)
    book.shards = shards
    book.settings.pyramid.by = seed % 2 == 0 ? .profit : .revenue
    let (window, members) = (book.window, book.members(book.window))
    let before = window.lowerBound - book.settings.pyramid.windowDays...window.lowerBound - 1
    let (tiers, tiersBefore) = (book.tiers(window), book.tiers(before))
    let all = members.reduce(0) { $0 + book.revenue(of: $1, in: window) }
    let values = Dictionary(uniqueKeysWithValues: members.map { ($0, book.value(of: $0, in: window)) })
    // Members come by id, and a stable order keeps that among equals.
    let wanted = members.enumerated().sorted {
      (-values[$0.element]!, $0.offset) < (-values[$1.element]!, $1.offset)
    }.map(\.element).prefix(10)
    let rows = try book.table("key_accounts")
    #expect(rows.map { $0["customer_id"] } == Array(wanted))
    var cumulative = 0
    for (row, id) in zip(rows, wanted) {
      let revenue = book.revenue(of: id, in: window)
      let profit = book.profit(of: id, in: window)
      let discount = book.sum(\.discount, of: id, in: window)
      let days = book.purchaseDays(of: id)
      let bought = book.lines.filter { $0.customer == id && $0.amount > 0 && days.contains($0.day) }
      let silence = book.asOf - days.last!
      cumulative += revenue
      #expect(row["rank"] == "\(1 + values.values.count { $0 > values[id]! })")
      #expect(row["tier"] == tiers[id])
      #expect(row["previous_tier"] == tiersBefore[id] ?? (days[0] < window.lowerBound ? "inactive" : "new"))
      #expect(row["revenue"] == book.money(revenue))
      #expect(row["revenue_share"] == book.share(revenue, all))
      #expect(row["cumulative_share"] == book.share(cumulative, all))
      #expect(row["revenue_previous_window"] == book.money(book.revenue(of: id, in: before)))
      #expect(row["revenue_change"] == book.money(revenue - book.revenue(of: id, in: before)))
      #expect(row["profit"] == book.money(profit))
      #expect(row["margin"] == (revenue > 0 ? book.share(profit, revenue) : ""))
      #expect(row["discount_share"] == book.share(discount, revenue + discount))
      #expect(row["orders"] == "\(days.count { window.contains($0) })")
      #expect(row["breadth"] == "\(Set(bought.map(\.category)).count)")
      #expect(
        row["status"] == (silence > 60 ? "lapsed" : book.isAtRisk(id, afterDays: 60) ? "at_risk" : "active"))
      #expect(row["days_since_last"] == "\(silence)" && row["lapse_after_days"] == "60")
      #expect(row["days_overdue"] == (silence > 60 ? "\(silence - 60)" : ""))
    }
  }

  @Test func equalsShareARankAndAreCutByPosition() throws {
    var book = TradeBook(values: ["b": 300, "c10": 500, "c9": 500, "a": 300, "é": 300, "Z": 300])
    book.settings.keyAccounts.count = 4
    let rows = try book.table("key_accounts")
    // By bytes: Z before a, and 1 before 9.
    #expect(rows.map { $0["customer_id"] } == ["c10", "c9", "Z", "a"])
    #expect(rows.map { $0["rank"] } == ["1", "1", "3", "3"])
  }

  @Test func withoutTheSettingThereIsNoBreadth() throws {
    var book = TradeBook(values: ["a": 100])
    book.settings.crossSell.dimension = nil
    #expect(try book.table("key_accounts").map { $0["breadth"] } == [""])
  }
}
