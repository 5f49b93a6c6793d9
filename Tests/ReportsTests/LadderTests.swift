import Base
import Reports
import Testing

@Suite struct LadderTests {
  @Test func everyBuyerStandsOnOneRung() throws {
    var book = TradeBook()
    func buy(_ customer: String, _ amount: Int, daysAgo: [Int]) {
      book.lines += daysAgo.map { .init(customer: customer, day: book.asOf - $0, amount: amount) }
    }
    buy("partner", 900, daysAgo: [1, 2, 3, 4])
    buy("client", 100, daysAgo: [1, 2, 3, 60])
    buy("rich but only three times", 9000, daysAgo: [1, 2, 3])
    buy("once", 100, daysAgo: [60])
    buy("one day too silent", 100, daysAgo: [61])
    book.settings.pyramid.tiers = [
      .init(name: "gold", rule: .atLeast(Money(units: 3000))),
      .init(name: "iron", rule: .top(millionths: 1_000_000)),
    ]
    let rows = try book.table("ladder")
    #expect(rows.map { $0["rung"] } == ["partner", "client", "repeat", "first_time", "lapsed"])
    #expect(rows.map { $0["customers"] } == ["1", "1", "1", "1", "1"])
    #expect(rows.map { $0["revenue"] } == ["36.00", "4.00", "270.00", "1.00", "1.00"])
    #expect(rows.map { $0["share"] } == Array(repeating: "0.200000", count: 5))
    #expect(rows.allSatisfy { $0["customers_year_ago"] == "" }, "the data does not reach back a year")
    book.settings.ladder.clientFrom = 3
    #expect(try book.table("ladder").map { $0["customers"] } == ["2", "1", "0", "1", "1"])
  }

  /// A year ago is what a run as of that day would have said.
  @Test(arguments: [41, 42])
  func aYearAgoIsWhatWasKnownThen(_ seed: UInt64) throws {
    var book = TradeBook(seed: seed)
    book.lines += book.lines.map { line in
      var earlier = line
      earlier.day = line.day - 300
      return earlier
    }
    book.settings.ladder.clientFrom = 2
    var then = book
    then.asOf = book.asOf - 365
    let now = try book.table("ladder").map { $0["customers_year_ago"] }
    #expect(try then.table("ladder").map { $0["customers"] } == now)
    #expect(now.allSatisfy { $0 != "" && $0 != nil } && now.contains { $0 != "0" })
  }

  @Test func theBooksBalance() throws {
    let balance = try #require(try TradeBook(seed: 43).balances().first { $0.identity == .ladderCustomers })
    #expect(balance.difference == 0)
    #expect(balance.left > 0)
  }

  @Test func aProspectIsAContactWhoIsNoBuyer() throws {
    var book = TradeBook(values: ["a": 100, "b": 100, "refunds only": -100])
    #expect(try book.table("ladder").count == 5)
    book.contacts = []
    #expect(try book.table("ladder").last?["customers"] == "0")
    // In any order, and twice; text that only looks the same (é in two encodings) is not the same id.
    book.contacts = ["z", "b", "refunds only", "z", "b", "\u{e9}", "e\u{301}"]
    let prospect = try #require(try book.table("ladder").last)
    #expect(prospect["rung"] == "prospect" && prospect["position"] == "6")
    #expect(prospect["customers"] == "4")
    #expect([prospect["share"], prospect["revenue"], prospect["customers_year_ago"]] == ["", "", ""])
  }
}
