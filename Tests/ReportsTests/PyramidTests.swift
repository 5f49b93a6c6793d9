import Base
import Reports
import Testing

@Suite struct PyramidTests {
  static let rules: [[Settings.Pyramid.Tier]] = [
    Settings.Pyramid().tiers,
    [
      .init(name: "top", rule: .atLeast(Money(units: 6000))),
      .init(name: "rest", rule: .top(millionths: 1_000_000)),
    ],
    [
      .init(name: "half", rule: .revenueShare(millionths: 500_000)),
      .init(name: "most", rule: .revenueShare(millionths: 800_000)),
      .init(name: "rest", rule: .revenueShare(millionths: 1_000_000)),
    ],
    [
      .init(name: "few", rule: .top(millionths: 30_000)),
      .init(name: "big", rule: .atLeast(Money(units: 4000))),
      .init(name: "tail", rule: .atLeast(Money(units: 1000))),
    ],
  ]

  @Test(arguments: [1, 2, 3, 4], rules)
  func everyTierIsWhatTheLinesSay(_ seed: UInt64, _ tiers: [Settings.Pyramid.Tier]) throws {
    var book = TradeBook(seed: seed)
    book.settings.pyramid.tiers = tiers
    book.settings.pyramid.by = seed % 2 == 0 ? .profit : .revenue
    let found = book.tiers(book.window)
    let all = found.keys.reduce(0) { $0 + book.revenue(of: $1, in: book.window) }
    let rows = try book.table("pyramid")
    #expect(rows.map { $0["tier"] } == tiers.map(\.name) + ["inactive"])
    for row in rows {
      let customers = book.buyers.filter { found[$0] ?? "inactive" == row["tier"] }
      let isTier = row["tier"] != "inactive"
      let revenue = customers.reduce(0) { $0 + book.revenue(of: $1, in: book.window) }
      let days = customers.map { book.purchaseDays(of: $0).count { book.window.contains($0) } }
      let lowest = customers.map { book.value(of: $0, in: book.window) }.min()
      #expect(row["customers"] == "\(customers.count)")
      #expect(row["threshold"] == (isTier ? lowest.map(book.money) ?? "" : ""))
      #expect(row["customer_share"] == (isTier ? book.share(customers.count, found.count) : ""))
      #expect(row["revenue"] == book.money(revenue))
      #expect(row["revenue_share"] == (isTier ? book.share(revenue, all) : ""))
      #expect(row["profit"] == book.money(customers.reduce(0) { $0 + book.profit(of: $1, in: book.window) }))
      #expect(row["purchase_days"] == "\(days.reduce(0, +))")
      #expect(row["orders"] == row["purchase_days"])
      #expect(row["repeat_customers"] == "\(days.count { $0 >= 2 })")
      #expect(row["repeat_rate"] == book.share(days.count { $0 >= 2 }, days.count))
      #expect(row["at_risk_customers"] == "\(customers.count { book.isAtRisk($0, afterDays: 60) })")
    }
  }

  @Test func equalValuesAreNeverParted() throws {
    // The top 20% of ten end at rank 2, where three have the same.
    var book = TradeBook(values: [
      "a": 900, "b": 500, "c": 500, "d": 500, "e": 100, "f": 100, "g": 100, "h": 100, "i": 100, "j": 100,
    ])
    book.settings.pyramid.tiers = [
      .init(name: "gold", rule: .top(millionths: 200_000)),
      .init(name: "iron", rule: .top(millionths: 1_000_000)),
    ]
    let rows = try book.table("pyramid")
    #expect(rows.map { $0["customers"] } == ["4", "6", "0"])
    #expect(rows.map { $0["threshold"] } == ["5.00", "1.00", ""])
    #expect(rows.map { $0["rule"] } == ["top 0.2", "top 1", "inactive"])
  }

  @Test func tiersCutByMoneyAndByShareOfRevenue() throws {
    var book = TradeBook(values: ["a": 5000, "b": 3000, "c": 2000, "d": 1999, "e": 1])
    book.settings.pyramid.tiers = [
      .init(name: "half", rule: .revenueShare(millionths: 500_000)),
      .init(name: "twenty", rule: .atLeast(Money(units: 2000))),
      .init(name: "rest", rule: .atLeast(Money(units: 1000))),
    ]
    let rows = try book.table("pyramid")
    // 50 of 120 is less than half, 80 is more; the last tier takes the rest, whatever its own cut.
    #expect(rows.map { $0["customers"] } == ["2", "1", "2", "0"])
    #expect(rows.map { $0["rule"] } == ["revenue_share 0.5", "at_least 20.00", "at_least 10.00", "inactive"])
    #expect(rows.map { $0["threshold"] } == ["30.00", "20.00", "0.01", ""])
  }

  @Test func theBooksBalance() throws {
    let balances = try TradeBook(seed: 5).balances()
    for identity in [Identity.pyramidCustomers, .pyramidRevenue] {
      let balance = try #require(balances.first { $0.identity == identity })
      #expect(balance.difference == 0)
      #expect(balance.left > 0)
    }
  }

  @Test func withoutCostThereIsNoProfit() throws {
    var book = TradeBook(values: ["a": 100])
    book.mapsCost = false
    #expect(try book.table("pyramid").allSatisfy { $0["profit"] == "" })
  }
}
