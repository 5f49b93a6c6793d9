import Base
import Intake
import Ledger

extension Suite {
  /// Lines to histories: gathered from their chunks, coded, sorted by customer and day.
  static let histories = Suite(name: "histories") {
    let ordered = try reading(isShuffled: false)
    let shuffled = try reading(isShuffled: true)
    let customers = told(ordered, shards: 1)
    for (reading, shards) in [(ordered, parts), (shuffled, 1), (shuffled, parts)] {
      try Disagreement.unless(told(reading, shards: shards) == customers, "customers have other histories")
    }
    return [
      comparison("lines in order of time", ordered), comparison("lines in no order", shuffled),
    ]
  }

  /// Enough that what belongs to one shard stays in a core's cache.
  private static let parts = 16

  private static func reading(isShuffled: Bool) throws -> Reading {
    let shop = Shop(lines: 200_000, customers: 20_000, isShuffled: isShuffled)
    let reader = ChunkReader(source: try Shop.source())
    return try Shop.reading(of: shop.chunks().map(reader.read))
  }

  private static func histories(_ reading: Reading, shards: Int) -> [History] {
    let builder = HistoryBuilder(reading, shards: shards, purchase: PurchaseRule())
    return (0..<shards).map(builder.history(ofShard:))
  }

  private static func comparison(_ subject: String, _ reading: Reading) -> Comparison {
    func way(_ name: String, shards: Int) -> Comparison.Way {
      Comparison.Way(name: name) {
        histories(reading, shards: shards).reduce(0) { $0 + $1.customers.count + $1.purchaseDay.count }
      }
    }
    return Comparison(
      subject: subject, items: reading.account.total.accepted, item: "line",
      ways: [way("\(parts) shards", shards: parts), way("one shard", shards: 1)])
  }

  private struct Customer: Equatable {
    let id: String
    let days: [Day]
    let net: [Money]
    let lines: [Int]
    let purchases: [Day]
    let orders: [Int32]
    /// The regions' names, because codes depend on the order of lines.
    let regions: [String]
  }

  /// All customers, by id.
  private static func told(_ reading: Reading, shards: Int) -> [Customer] {
    histories(reading, shards: shards).flatMap { history in
      history.customers.map { customer in
        let days = history.days(of: customer)
        let purchases = history.purchases(of: customer)
        return Customer(
          id: history.ids.text(of: customer), days: Array(history.day[days]), net: Array(history.net[days]),
          lines: days.map { history.lines(ofDay: $0).count },
          purchases: Array(history.purchaseDay[purchases]),
          orders: Array(history.purchaseOrders[purchases]),
          regions: history.carried[0][purchases].map { reading.dimensions[0].values[Int($0)] })
      }
    }.sorted { $0.id < $1.id }
  }
}
