import Base
import Reports
import Testing

@Suite struct LawTests {
  /// fold(a + b) = combine(fold(a), fold(b)), for any split of the customers and any order of the parts.
  @Test(arguments: [2, 3, 7, 16])
  func anySplitIntoShardsGivesTheSameBytes(_ shards: Int) throws {
    let whole = try Workshop.exampleShop.tables(of: ExampleShop.export)
    var workshop = Workshop.exampleShop
    workshop.shards = shards
    #expect(try workshop.tables(of: ExampleShop.export) == whole)
  }

  /// The same of a larger shop under both lapse rules, with the lines in any order.
  @Test(arguments: [false, true], Period.Length.allCases)
  func neitherSplitNorOrderOfLinesMatters(_ isCadence: Bool, _ period: Period.Length) throws {
    let shop = RandomShop(seed: 7)
    var workshop = RandomShop.workshop(isCadence: isCadence, period: period)
    let whole = try workshop.tables(of: shop.export)
    for shards in [2, 5, 13] {
      workshop.shards = shards
      let split = try workshop.tables(of: shop.shuffledExport(seed: UInt64(shards)))
      for name in whole.keys.sorted() { #expect(split[name] == whole[name], "\(name) in \(shards) shards") }
    }
  }

  /// What the tables post against each other balances, whatever the rule and the period.
  @Test(arguments: [false, true], Period.Length.allCases)
  func theBooksBalance(_ isCadence: Bool, _ period: Period.Length) throws {
    var workshop = RandomShop.workshop(isCadence: isCadence, period: period)
    workshop.shards = 3
    let (histories, landmarks) = try workshop.landmarks(of: RandomShop(seed: 11).export)
    let fold = Fold(Registry.tables, landmarks)
    let tables = fold.tables(histories.map { fold.tally($0) })
    let balances = Reconciliation().rows(tables.flatMap(\.postings))
    for balance in balances {
      #expect(balance.difference == 0, "\(balance.identity.rawValue), \(balance.subject)")
    }
    let expected: [Identity] = [.periodRevenue, .cohortRevenue, .growthChain, .growthBalance, .churnOpening]
    #expect(expected.allSatisfy { identity in balances.contains { $0.identity == identity } })
  }
}
