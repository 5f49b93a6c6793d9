import Base
import Ledger
import Testing

@testable import Reports

/// What is counted fast, beside the slow and obvious way.
@Suite struct FastPathTests {
  private func shop(shards: Int) throws -> (histories: [History], landmarks: Landmarks) {
    var workshop = RandomShop.workshop(isCadence: true, period: .month)
    workshop.shards = shards
    return try workshop.landmarks(of: RandomShop(seed: 23).export)
  }

  @Test func fewPurchasesAreLookedThroughLikeMany() throws {
    let (histories, landmarks) = try shop(shards: 2)
    var (changing, gaps) = (0, 0)
    for history in histories {
      for customer in history.customers where !history.purchases(of: customer).isEmpty {
        let purchases = history.purchases(of: customer)
        let ends = purchases.dropFirst()
        #expect(history.medianGapOfFew(ends) == history.medianGapOfMany(ends))
        if ends.count > 1 { gaps += 1 }
        for dimension in landmarks.facts.dimensions.indices {
          let carried = history.carried[dimension]
          let few = history.favouriteOfFew(purchases, carried)
          #expect(few == history.favouriteOfMany(purchases, carried))
          #expect(few == history.favourite(of: customer, among: carried))
          if Set(carried[purchases]).count > 1 { changing += 1 }
        }
      }
    }
    #expect(changing > 0 && gaps > 0)
  }

  /// Ids that differ before, within and behind the eight bytes that are compared at once, and that begin each other.
  @Test(arguments: [1, 2, 5])
  func customersStandInOrderOfTheirBytes(_ shards: Int) throws {
    var ids = ["shop-", "shop-0", "shop-0\u{1}"]
    for number in 0..<40 { ids.append("shop-\(number)") }
    for number in 0..<20 { ids.append("shop-0000000000\(number)") }
    for number in 0..<20 { ids.append("shop-00000000\(number)é") }
    let export =
      "order,day,customer,product,category,region,amount,cost\n"
      + ids.map { "o,2025-01-01,\($0),p,k,r,1.00,0\n" }.joined()
    var workshop = Workshop.openShop
    workshop.shards = shards
    let order = CustomerOrder(try workshop.landmarks(of: export).histories)
    let found = (0..<order.count).map { position in
      Array(order.shards[Int(order[position].shard)].ids.bytes(of: Int(order[position].customer)))
    }
    #expect(found == Set(ids).map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) })
  }

  /// Who shares a tally has the same table alone, and whoever comes first counts for both.
  @Test func sharedTalliesAreThoseOfEachAlone() throws {
    let (histories, landmarks) = try shop(shards: 3)
    func tables(_ reports: [AnyTable]) throws -> [String: [[Field]]] {
      let fold = Fold(reports, landmarks)
      var rows: [String: [[Field]]] = [:]
      for table in fold.tables(histories.map { fold.tally($0) }) {
        let sink = FieldSink()
        try table.write(0..<table.rowCount, to: sink)
        rows[table.name] = sink.rows
      }
      return rows
    }
    let sharing = Registry.tables.filter { $0.sharedTally != nil }
    #expect(
      sharing.map(\.name) == [
        "purchase_steps", "repurchase_curve", "cohorts", "retention_curve", "churn_by_dimension",
        "churn_drivers", "concentration", "pareto",
      ])
    #expect(Fold(sharing, landmarks).groups == [[0, 1], [2, 3], [4, 5], [6, 7]])
    let together = try tables(sharing)
    #expect(try tables(sharing.reversed()) == together)
    for report in sharing { #expect(try tables([report])[report.name] == together[report.name]) }
    #expect(together.values.allSatisfy { !$0.isEmpty })
  }

  @Test func neighboursArePutTogetherInOrder() {
    for count in 1...17 {
      let parts = (0..<count).map { "\($0) " }
      #expect(parts.combined { $0 += $1 } == parts.joined())
    }
    #expect([Int]().combined { $0 += $1 } == nil)
  }

  /// Only who can be among the first is sorted: the table is that of everybody, cut.
  @Test(arguments: [1, 2, 3, 10, 1000])
  func keyAccountsAreTheFirstOfAll(_ count: Int) throws {
    var workshop = RandomShop.workshop(isCadence: false, period: .month)
    workshop.shards = 4
    workshop.settings.keyAccounts.count = 100_000
    let export = RandomShop(seed: 5).export
    let all = Sheet(try #require(try workshop.tables(of: export)["key_accounts"])).rows
    workshop.settings.keyAccounts.count = count
    let first = Sheet(try #require(try workshop.tables(of: export)["key_accounts"])).rows
    #expect(first == Array(all.prefix(count)))
    #expect(all.count > 10)
  }
}
