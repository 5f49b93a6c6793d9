import Base
import Reports
import Testing

@Suite struct PyramidMigrationTests {
  @Test(arguments: [31, 32, 33])
  func theGridIsWhatTheLinesSayAndAddsUp(_ seed: UInt64) throws {
    var book = TradeBook(seed: seed)
    book.settings.pyramid.by = seed % 2 == 0 ? .profit : .revenue
    let before = book.window.lowerBound - book.settings.pyramid.windowDays...book.window.lowerBound - 1
    let (tiersBefore, tiersNow) = (book.tiers(before), book.tiers(book.window))
    func from(_ customer: String) -> String {
      tiersBefore[customer]
        ?? (book.purchaseDays(of: customer)[0] < book.window.lowerBound ? "inactive" : "new")
    }
    let rows = try book.table("pyramid_migration")
    let tiers = ["platinum", "gold", "iron"]
    #expect(
      rows.map { [$0["from_tier"], $0["to_tier"]] }
        == (tiers + ["inactive", "new"]).flatMap { from in (tiers + ["inactive"]).map { [from, $0] } })
    var counted = 0
    for row in rows {
      let leaving = book.buyers.filter { from($0) == row["from_tier"] }
      let customers = leaving.filter { tiersNow[$0] ?? "inactive" == row["to_tier"] }
      let revenue = [before, book.window].map { days in
        customers.reduce(0) { $0 + book.revenue(of: $1, in: days) }
      }
      #expect(row["customers"] == "\(customers.count)")
      #expect(row["share_of_from"] == book.share(customers.count, leaving.count))
      #expect(row["revenue_before"] == book.money(revenue[0]))
      #expect(row["revenue_after"] == book.money(revenue[1]))
      #expect(row["revenue_change"] == book.money(revenue[1] - revenue[0]))
      counted += customers.count
    }
    #expect(counted == book.buyers.count)
    for (column, days) in [("revenue_before", before), ("revenue_after", book.window)] {
      let all = book.buyers.reduce(0) { $0 + book.revenue(of: $1, in: days) }
      let units = rows.compactMap { $0[column] }.reduce(0) { $0 + Int($1.filter { $0 != "." })! }
      #expect(units == all, "\(column) of the grid is that of all buyers")
    }
  }

  /// What was the tier then is the tier of the window before now.
  @Test func aRunAsOfTheDayBeforeTheWindowHasTheSameTiers() throws {
    let book = TradeBook(seed: 34)
    var earlier = book
    earlier.asOf = book.window.lowerBound - 1
    let rows = try book.table("pyramid_migration")
    for row in try earlier.table("pyramid") {
      let from = rows.filter { $0["from_tier"] == row["tier"] }
      #expect(row["customers"] == "\(from.compactMap { Int($0["customers"]!) }.reduce(0, +))")
    }
  }

  @Test func thereIsOnlyAHeaderWhereNobodyKnowsTheWindowBefore() throws {
    var book = TradeBook(seed: 35)
    // From data start, two windows of 209 days reach to the as-of day.
    let days = book.asOf - Day(iso: "2024-12-20")! + 1
    book.settings.pyramid.windowDays = days / 2
    #expect(try !book.table("pyramid_migration").isEmpty)
    #expect(try book.table("key_accounts").allSatisfy { $0["previous_tier"] != "" })
    book.settings.pyramid.windowDays = days / 2 + 1
    #expect(try book.table("pyramid_migration").isEmpty)
    for row in try book.table("key_accounts") {
      #expect([row["previous_tier"], row["revenue_previous_window"], row["revenue_change"]] == ["", "", ""])
    }
  }
}
