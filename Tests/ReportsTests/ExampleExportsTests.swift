import Foundation
import Intake
import Reports
import Testing

/// The tables of the other systems, of an example that is small enough to be counted by hand.
@Suite struct ExampleExportsTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Golden/systems")

  private static let tables = [
    "exports", "feedback", "satisfaction", "recovery", "feedback_reasons", "staff", "staff_leavers",
    "delivered_value", "relationship_quality", "campaign_lift", "redemptions", "points", "referrals",
    "referrers",
    "levels",
  ]

  /// What Tools/oracle made of the same exports and the pipeline `ExampleSystems.pipeline`.
  @Test(arguments: tables) func tablesAreThoseOfTheIndependentComputation(_ name: String) throws {
    let expected = try String(contentsOf: Self.folder.appending(path: name + ".csv"), encoding: .utf8)
    let table = try #require(try Workshop.withOtherSystems.tables(of: ExampleShop.export)[name])
    #expect(table == expected)
    #expect(table.split(separator: "\n").count > 1, "only a header says nothing")
  }

  /// Some figures counted by hand, in words.
  @Test func figuresCountedByHand() throws {
    let tables = try Workshop.withOtherSystems.tables(of: ExampleShop.export)
    func row(_ name: String, _ beginning: String) throws -> [String] {
      let rows = try #require(tables[name]).split(separator: "\n")
      let row = try #require(rows.first { $0.hasPrefix(beginning) }, "\(name) has no row \(beginning)")
      return row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    // c1 begins on 2025-02-08, c2 on 01-25, c3 on 03-03, c4 on 05-02, c5 too late to be judged. Within 30 days c2 has
    // complained and was answered after 2 days, c3 sent o4 back and was not. Neither came in the 100 days after that. c1 came
    // for 40 (the refund is of another day), c4 for 25 and again for 25.
    #expect(try row("recovery", "complained,").prefix(4) == ["complained", "2", "0", "0.000000"])
    #expect(try row("recovery", "complained_answered,").prefix(3) == ["complained_answered", "1", "0"])
    #expect(
      try row("recovery", "silent,").prefix(7) == [
        "silent", "2", "2", "1.000000", "0.342380", "1.000000", "1",
      ])
    // 35 + 60 + 40 + 12 earned, 50 redeemed, 60 expired.
    #expect(try row("points", "2026-06,").dropFirst(4).prefix(5) == ["37", "0", "0", "0", "37"])
    // c2 by nobody who is known, c4 and c5 by c1; of oneself, late and second ones do not count.
    #expect(try row("exports", "referrals,").suffix(4) == ["0", "3", "3", "0"])
    #expect(try row("referrers", "c1,").dropFirst(2).prefix(2) == ["2", "2"])
    // c1, c2 and x9 against c3 and c4; in the fortnight only c1 bought, 40 on 04-12.
    let during = try row("campaign_lift", "spring,mail,2025-04-01,2025-04-14,mail,during")
    #expect(during[9] == "randomised")
    #expect(during[11...16] == ["3", "1", "0.333333", "2", "0", "0.000000"])
    // e2 left of their own will after 291 days, e3 after 303 for another reason.
    #expect(try row("staff_leavers", "own wish,") == ["own wish", "1", "0.500000", "291"])
    #expect(try row("staff_leavers", "dismissed,") == ["dismissed", "1", "0.500000", "303"])
    // Tastes of 5, 3, 4, 2 and 4 are 1, 0.5, 0.75, 0.25 and 0.75.
    #expect(
      try row("delivered_value", "all,all,product,").dropFirst(4).prefix(4) == [
        "1", "2.000000", "5", "0.650000",
      ])
  }

  /// Neither how customers are divided nor the order of records shows.
  @Test(arguments: [1, 2, 3, 7]) func neitherSplitNorOrderOfRecordsMatters(_ shards: Int) throws {
    let whole = try Workshop.withOtherSystems.tables(of: ExampleShop.export)
    var workshop = Workshop.withOtherSystems
    workshop.shards = shards
    workshop.exports = workshop.exports.map { source, text in
      var records = text.split(separator: "\n")
      let header = records.removeFirst()
      return (source, ([header] + records.reversed()).joined(separator: "\n") + "\n")
    }
    let split = try workshop.tables(of: ExampleShop.export)
    for name in whole.keys.sorted() { #expect(split[name] == whole[name], "\(name) in \(shards) shards") }
  }

  @Test func theBooksBalance() throws {
    var workshop = Workshop.withOtherSystems
    workshop.shards = 3
    let (histories, landmarks) = try workshop.landmarks(of: ExampleShop.export)
    let fold = Fold(Registry.tables, landmarks)
    let tables = fold.tables(histories.map { fold.tally($0) })
    let balances = Reconciliation().rows(tables.flatMap(\.postings))
    #expect(balances.allSatisfy { $0.difference == 0 })
    let expected: [Identity] = [
      .recoveryCases, .staffBalance, .referredBuyers, .referredRevenue, .pointsBalance, .pointsRevenue,
    ]
    for identity in expected {
      #expect(balances.contains { $0.identity == identity }, "\(identity.rawValue)")
    }
    // Two complained and three were silent, one of them too recently to tell.
    #expect(balances.first { $0.identity == .recoveryCases }?.left == 5)
  }
}
