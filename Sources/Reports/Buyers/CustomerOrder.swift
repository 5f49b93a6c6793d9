internal import Ledger

/// The buyers of all shards in the order of their ids' bytes. It says where each buyer's history is; the history stays there.
struct CustomerOrder: Sendable {
  /// Where one buyer's history is: eight bytes, however long the history.
  struct Location: Sendable {
    let shard: UInt32
    let customer: UInt32
  }

  let shards: [History]
  private let places: [Location]

  /// - Complexity: O(n log shards), because the customers of a shard are already in order.
  init(_ shards: [History]) {
    self.shards = shards
    let keys = IDKeys(shards)
    var runs = shards.indices.map { keys.run(ofShard: $0) }
    while runs.count > 1 {
      runs = stride(from: 0, to: runs.count, by: 2).map { index in
        index + 1 < runs.count ? keys.merged(runs[index], runs[index + 1]) : runs[index]
      }
    }
    places = runs.first?.map(\.place) ?? []
  }

  var count: Int { places.count }

  subscript(position: Int) -> Location { places[position] }
}

/// Compares ids by eight bytes at once: those after the prefix that all ids have in common. Only ids with the same eight
/// bytes are compared in full.
private struct IDKeys {
  struct Keyed {
    /// The first byte is the most significant one; zeros follow the id's end.
    let key: UInt64
    let place: CustomerOrder.Location
  }

  private let shards: [History]
  /// The length of the prefix that all ids have in common.
  private let common: Int

  init(_ shards: [History]) {
    self.shards = shards
    // Ids are in order, so the common prefix of a shard's first and last id is that of all ids between them.
    let ends = shards.filter { !$0.customers.isEmpty }.flatMap { history in
      [history.ids.bytes(of: 0), history.ids.bytes(of: history.customers.count - 1)]
    }
    common =
      ends.first.map { first in
        ends.map { id in zip(first, id).prefix { $0 == $1 }.count }.min() ?? 0
      } ?? 0
  }

  /// A shard's buyers, in the order of their ids.
  func run(ofShard shard: Int) -> [Keyed] {
    let history = shards[shard]
    var run: [Keyed] = []
    run.reserveCapacity(history.customers.count)
    for customer in history.customers where !history.purchases(of: customer).isEmpty {
      var key: UInt64 = 0
      let bytes = history.ids.bytes(of: customer).dropFirst(common).prefix(8)
      for byte in bytes { key = key << 8 | UInt64(byte) }
      run.append(
        Keyed(
          key: bytes.isEmpty ? 0 : key << UInt64(8 * (8 - bytes.count)),
          place: CustomerOrder.Location(shard: UInt32(shard), customer: UInt32(customer))))
    }
    return run
  }

  func merged(_ a: [Keyed], _ b: [Keyed]) -> [Keyed] {
    var merged: [Keyed] = []
    merged.reserveCapacity(a.count + b.count)
    var (mine, theirs) = (0, 0)
    while mine < a.count, theirs < b.count {
      if precedes(b[theirs], a[mine]) {
        merged.append(b[theirs])
        theirs += 1
      } else {
        merged.append(a[mine])
        mine += 1
      }
    }
    merged += a[mine...]
    merged += b[theirs...]
    return merged
  }

  private func precedes(_ a: Keyed, _ b: Keyed) -> Bool {
    a.key == b.key ? id(a.place).lexicographicallyPrecedes(id(b.place)) : a.key < b.key
  }

  private func id(_ place: CustomerOrder.Location) -> ArraySlice<UInt8> {
    shards[Int(place.shard)].ids.bytes(of: Int(place.customer))
  }
}
