internal import Ledger

/// The rows of a listed table over some shards, merged by the customers' ids.
///
/// Neighbouring rows come from different shards, whose histories are far apart in memory. So the rows of a block are made
/// shard by shard and then put into the table's order.
struct ListedRows<List: Listed>: Sendable {
  private let list: List
  private let order: CustomerOrder
  /// By shard.
  private let parts: [List.Part]
  private let landmarks: Landmarks

  /// - Parameter shards: What a fold over them has kept of each; one shard gives that shard's rows.
  init(_ list: List, _ shards: [(history: History, part: List.Part)], _ landmarks: Landmarks) {
    self.list = list
    order = CustomerOrder(shards.map(\.history))
    parts = shards.map(\.part)
    self.landmarks = landmarks
  }

  var count: Int { order.count }

  /// The key of the row at a position: the customer's id.
  func key(at position: Int) -> ArraySlice<UInt8> {
    let place = order[position]
    return order.shards[Int(place.shard)].ids.bytes(of: Int(place.customer))
  }

  func rows(at positions: Range<Int>) -> [List.Row] {
    let groups = ShardGroups(positions.map { order[$0] }, shards: order.shards.count)
    var rows: [List.Row] = []
    rows.reserveCapacity(positions.count)
    for (shard, history) in order.shards.enumerated() {
      let group = groups.range(ofShard: shard)
      if group.isEmpty { continue }
      rows += list.rows(of: groups.customers[group], in: history, parts[shard], landmarks)
    }
    return groups.places.map { rows[Int($0)] }
  }
}

/// Buyers in the order of a table, put together by shard.
private struct ShardGroups {
  /// Shard by shard, in the table's order within each.
  let customers: [UInt32]
  /// By position in the table's order: where its customer stands.
  let places: [Int32]
  private let starts: [Int]

  init(_ order: [CustomerOrder.Location], shards: Int) {
    var starts = Array(repeating: 0, count: shards + 1)
    for location in order { starts[Int(location.shard) + 1] += 1 }
    for shard in 0..<shards { starts[shard + 1] += starts[shard] }
    var next = starts
    var customers = Array(repeating: UInt32(0), count: order.count)
    places = order.map { location in
      let position = next[Int(location.shard)]
      next[Int(location.shard)] += 1
      customers[position] = location.customer
      return Int32(position)
    }
    self.customers = customers
    self.starts = starts
  }

  func range(ofShard shard: Int) -> Range<Int> { starts[shard]..<starts[shard + 1] }
}
