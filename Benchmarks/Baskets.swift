import Base
import Intake
import Ledger
import Reports

extension Suite {
  /// `basket_pairs` from histories to rows: the values counted alone, the pairs of the most frequent ones, both for
  /// purchase days and for customers.
  static let baskets = Suite(name: "baskets") {
    var settings = Settings()
    settings.baskets.min = 5
    let shop = Shop(lines: 200_000, customers: 20_000)
    let source = try Shop.source()
    let reading = try Shop.reading(of: shop.chunks().map(ChunkReader(source: source).read))
    guard let facts = InputFacts(reading, of: source) else {
      throw Disagreement(description: "the shop has no lines")
    }
    let builder = HistoryBuilder(reading, shards: shards, purchase: settings.purchase)
    let histories = (0..<shards).map(builder.history(ofShard:))
    let premises = Premises(settings, facts)
    return [
      Comparison(
        subject: "pairs of \(facts.products.count) products", items: reading.account.total.accepted,
        item: "line",
        ways: [
          Comparison.Way(name: "as a run does") { rows(histories, premises) },
          Comparison.Way(name: "every pair in a dictionary") {
            obviousRows(histories, of: \.basketsOfDays, settings.baskets)
              + obviousRows(histories, of: \.basketsOfCustomers, settings.baskets)
          },
        ])
    ]
  }

  private static let shards = 4

  private static func rows(_ histories: [History], _ premises: Premises) -> Int {
    var crowd = Crowd()
    for history in histories { crowd.merge(Crowd(history, premises)) }
    let fold = Fold([AnyTable(BasketPairs.self)], Landmarks(premises, crowd))
    return fold.tables(histories.map(fold.tally)).reduce(0) { $0 + $1.rowCount }
  }

  /// The products of each unit, then all their pairs.
  private static func obviousRows(
    _ histories: [History], of units: (History) -> [Set<UInt32>], _ baskets: Settings.Baskets
  ) -> Int {
    let units = histories.flatMap(units)
    var alone: [UInt32: Int] = [:]
    for product in units.joined() { alone[product, default: 0] += 1 }
    let falling = alone.values.sorted(by: >)
    let least = falling.count > baskets.values ? falling[baskets.values - 1] : 0
    var together: [UInt64: Int] = [:]
    for unit in units {
      let chosen = unit.filter { alone[$0] ?? 0 >= least }.sorted()
      for (place, a) in chosen.enumerated() {
        for b in chosen[(place + 1)...] { together[UInt64(a) << 32 | UInt64(b), default: 0] += 1 }
      }
    }
    return 2 * together.values.count { $0 >= baskets.min }
  }
}

extension History {
  /// The products of each purchase day.
  fileprivate var basketsOfDays: [Set<UInt32>] {
    customers.flatMap { purchases(of: $0).map { products(ofPurchase: $0) } }
  }

  /// The products of each customer who bought.
  fileprivate var basketsOfCustomers: [Set<UInt32>] {
    customers.compactMap { customer in
      let purchases = purchases(of: customer)
      return purchases.isEmpty
        ? nil : purchases.reduce(into: Set<UInt32>()) { $0.formUnion(products(ofPurchase: $1)) }
    }
  }

  private func products(ofPurchase purchase: Int) -> Set<UInt32> {
    Set(
      lines(ofDay: Int(dayOfPurchase[purchase])).filter { lineAmount[$0].units > 0 }.map { lineProduct[$0] })
  }
}
