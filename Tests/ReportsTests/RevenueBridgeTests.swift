import Base
import Reports
import Testing

@Suite struct RevenueBridgeTests {
  @Test(arguments: [41, 42, 43, 44])
  func theClassesAreWhatTheLinesSayAndAddUp(_ seed: UInt64) throws {
    let book = TradeBook(seed: seed)
    let rows = try book.table("revenue_bridge")
    let classes = ["new", "returned", "kept_more", "kept_same", "kept_less", "lost", "other"]
    #expect(rows.map { $0["component"] } == classes + ["total"])
    let (v, w) = (book.windowBefore, book.window)
    func revenue(_ customers: [String], _ days: TradeBook.Days) -> Int {
      customers.reduce(0) { $0 + book.revenue(of: $1, in: days) }
    }
    let all = revenue(book.customers, v)
    for row in rows {
      let customers = book.customers.filter { customer in
        let own = book.classOfChange(of: customer)
        return row["component"] == "total" ? own != nil : own == row["component"]
      }
      #expect(row["customers"] == "\(customers.count)")
      #expect(row["revenue_before"] == book.money(revenue(customers, v)))
      #expect(row["revenue_after"] == book.money(revenue(customers, w)))
      let change = revenue(customers, w) - revenue(customers, v)
      #expect(row["change"] == book.money(change))
      #expect(row["share_of_before"] == book.ratio(change, all))
    }
    let changes = rows.compactMap { TradeBook.units($0["change"]) }
    #expect(changes.dropLast().reduce(0, +) == changes.last)
    #expect(changes.last == revenue(book.customers, w) - all)
    let balance = try book.balances().first { $0.identity == .bridgeTotal }
    #expect(balance?.difference == 0 && balance?.left == changes.last.map(Int64.init))
  }

  @Test func eachClassOccurs() throws {
    var book = TradeBook()
    book.settings.pyramid.windowDays = 10
    let days = (v: book.asOf - 15, w: book.asOf - 5)
    func add(_ customer: String, _ day: Day, _ amount: Int) {
      book.lines.append(.init(customer: customer, day: day, amount: amount))
    }
    add("first", book.asOf - 40, 100)
    add("new", days.w, 100)
    add("returned", book.asOf - 30, 900)
    add("returned", days.w, 200)
    for (customer, after) in [("more", 301), ("same", 300), ("less", 299)] {
      add(customer, days.v, 300)
      add(customer, days.w, after)
    }
    add("lost", days.v, 400)
    // The refund comes later than the last purchase.
    add("lost", days.w, -50)
    add("refunded", days.w, -70)
    // A day that cancels out is no purchase day.
    add("cancelled", days.v, 500)
    add("cancelled", days.v, -500)
    let rows = try book.table("revenue_bridge")
    #expect(
      rows.map { "\($0["component"]!) \($0["customers"]!) \($0["change"]!)" } == [
        "new 1 1.00", "returned 1 2.00", "kept_more 1 0.01", "kept_same 1 0.00", "kept_less 1 -0.01",
        "lost 1 -4.50", "other 2 -0.70", "total 8 -2.20",
      ])
    #expect(rows.last?["share_of_before"] == "-0.169231")
  }

  @Test func aBaseThatIsNotAboveZeroHasNoShares() throws {
    for amount in [-200, 0] {
      var book = TradeBook()
      book.settings.pyramid.windowDays = 10
      book.lines = [
        .init(customer: "a", day: book.asOf - 30, amount: 300),
        .init(customer: "a", day: book.asOf - 12, amount: amount),
        .init(customer: "b", day: book.asOf, amount: 100),
      ]
      let rows = try book.table("revenue_bridge")
      #expect(rows.count == 8)
      #expect(rows.allSatisfy { $0["share_of_before"] == "" })
      #expect(rows.last?["change"] == book.money(100 - amount))
    }
  }

  @Test func onlyRefunds() throws {
    var book = TradeBook()
    book.settings.pyramid.windowDays = 10
    book.lines = [-30, -12, -3].map { .init(customer: "a", day: book.asOf + $0, amount: $0 * 10) }
    let rows = try book.table("revenue_bridge")
    #expect(rows.first { $0["component"] == "other" }?["customers"] == "1")
    #expect(rows.last?["change"] == "0.90")
  }

  @Test func thereIsOnlyAHeaderWhereNobodyKnowsTheWindowBefore() throws {
    var book = TradeBook(seed: 45)
    let days = book.asOf - Day(iso: "2024-12-20")! + 1
    book.settings.pyramid.windowDays = days / 2
    #expect(try book.table("revenue_bridge").count == 8)
    #expect(try book.table("revenue_drivers").count > 1)
    book.settings.pyramid.windowDays = days / 2 + 1
    #expect(try book.table("revenue_bridge").isEmpty)
    #expect(try book.table("revenue_drivers").isEmpty)
    let identities = try book.balances().map(\.identity)
    #expect(!identities.contains(.bridgeTotal) && !identities.contains(.driversBridge))
  }
}
