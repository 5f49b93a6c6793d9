internal import Ledger

/// All buyers of all shards in order of their ids' bytes: where each is to be found, not what is known of them.
struct CustomerOrder: Sendable {
  /// One buyer's place: eight bytes, however long the history.
  struct Place: Sendable {
    let shard: UInt32
    let customer: UInt32
  }

  let shards: [History]
  private let places: [Place]

  /// - Complexity: O(n log shards): within a shard customers stand in order already.
  init(_ shards: [History]) {
    self.shards = shards
    var runs = shards.enumerated().map { shard, history in
      history.customers.lazy.filter { !history.purchases(of: $0).isEmpty }.map {
        Place(shard: UInt32(shard), customer: UInt32($0))
      }
    }.map { Array($0) }
    while runs.count > 1 {
      runs = stride(from: 0, to: runs.count, by: 2).map { index in
        index + 1 < runs.count ? Self.merged(runs[index], runs[index + 1], of: shards) : runs[index]
      }
    }
    places = runs.first ?? []
  }

  var count: Int { places.count }

  func buyer(_ position: Int) -> (history: History, customer: Int) {
    (shards[Int(places[position].shard)], Int(places[position].customer))
  }

  private static func merged(_ a: [Place], _ b: [Place], of shards: [History]) -> [Place] {
    func id(_ place: Place) -> ArraySlice<UInt8> {
      shards[Int(place.shard)].ids.bytes(of: Int(place.customer))
    }
    var merged: [Place] = []
    merged.reserveCapacity(a.count + b.count)
    var rest = a[...]
    for place in b {
      let bytes = id(place)
      while let first = rest.first, id(first).lexicographicallyPrecedes(bytes) {
        merged.append(first)
        rest.removeFirst()
      }
      merged.append(place)
    }
    return merged + rest
  }
}
