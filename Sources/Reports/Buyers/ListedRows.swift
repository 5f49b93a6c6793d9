internal import Ledger

/// The rows of a listed table over some shards, merged by the customers' ids.
///
/// Neighbouring rows come from different shards, whose histories are far apart in memory. So the rows of a block are made
/// shard by shard and then put into the table's order.
struct ListedRows<List: Listed>: Sendable {
  private let list: List
  private let order: CustomerOrder
  /// By buyer in the table's order: where the rows begin, and the end of the last; nil where each buyer has one row.
  private let starts: [Int]?
  /// By shard.
  private let parts: [List.Part]
  private let landmarks: Landmarks

  /// - Parameter parts: By shard of the order, what a fold has kept of it.
  init(_ list: List, _ order: CustomerOrder, _ parts: [List.Part], _ landmarks: Landmarks) {
    self.list = list
    self.order = order
    starts = List.rowsOfBuyer.map { count in
      var starts = [0]
      starts.reserveCapacity(order.count + 1)
      for position in 0..<order.count {
        let place = order[position]
        starts.append(starts[position] + count(Int(place.customer), order.shards[Int(place.shard)]))
      }
      return starts
    }
    self.parts = parts
    self.landmarks = landmarks
  }

  var count: Int { starts?.last ?? order.count }

  /// The key of the row at a position: the customer's id.
  func key(at position: Int) -> ArraySlice<UInt8> {
    let place = order[buyer(ofRow: position)]
    return order.shards[Int(place.shard)].ids.bytes(of: Int(place.customer))
  }

  func rows(at positions: Range<Int>) -> [List.Row] {
    guard let starts else { return rows(ofBuyers: positions) }
    guard let last = positions.last else { return [] }
    let buyers = buyer(ofRow: positions.lowerBound)..<buyer(ofRow: last) + 1
    let first = starts[buyers.lowerBound]
    return Array(rows(ofBuyers: buyers)[positions.lowerBound - first..<positions.upperBound - first])
  }

  /// The position of the buyer whose row it is, by bisection.
  private func buyer(ofRow row: Int) -> Int {
    guard let starts else { return row }
    var (low, high) = (0, starts.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= row { low = middle } else { high = middle }
    }
    return low
  }

  private func rows(ofBuyers positions: Range<Int>) -> [List.Row] {
    let groups = ShardGroups(positions.map { order[$0] }, shards: order.shards.count)
    var rows: [List.Row] = []
    rows.reserveCapacity(positions.count)
    // By grouped buyer: where the rows end, where they are not one each.
    var ends: [Int] = []
    for (shard, history) in order.shards.enumerated() {
      let group = groups.range(ofShard: shard)
      if group.isEmpty { continue }
      if let count = List.rowsOfBuyer {
        for buyer in groups.customers[group] {
          ends.append((ends.last ?? 0) + count(Int(buyer), history))
        }
      }
      rows += list.rows(of: groups.customers[group], in: history, parts[shard], landmarks)
    }
    guard List.rowsOfBuyer != nil else { return groups.places.map { rows[Int($0)] } }
    return groups.places.flatMap { place in
      let place = Int(place)
      return rows[(place == 0 ? 0 : ends[place - 1])..<ends[place]]
    }
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
