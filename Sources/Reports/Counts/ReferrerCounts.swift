public import Base
internal import Ledger

/// By referrer, in order of the ids' bytes: those whom each brought, and what each buyer among the referrers is.
///
/// A referrer and those whom they brought may be in different shards, so the ids themselves travel.
public struct ReferrerCounts: Portable {
  /// Of one referrer.
  struct Count: Hashable, MadeOfParts, Portable {
    var referred = 0
    var buyers = 0
    var active = 0
    var revenue = Money.zero
    /// The place in the pyramid of W by number: 0 of who is no buyer, then the tiers from the top, then inactive.
    var place = 0
    /// Of a buyer.
    var ownRevenue = Money.zero

    static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.referred)
      try parts.sum(\.buyers)
      try parts.sum(\.active)
      try parts.sum(\.revenue)
      try parts.sum(\.place)
      try parts.sum(\.ownRevenue)
    }
  }

  /// In order of bytes, each once; an empty id stands for nobody known.
  private(set) var ids: [String] = []
  /// By id.
  private(set) var counts: [Count] = []
  /// The highest place there is.
  private var places = 0

  /// Of nobody.
  /// - Parameter tiers: How many tiers the pyramid has.
  init(tiers: Int) { places = tiers + 1 }

  /// From counts by id, in any order.
  init(_ counts: [String: Count], tiers: Int) {
    self.init(tiers: tiers)
    let sorted = counts.sorted { $0.key.precedesInBytes($1.key) }
    ids = sorted.map(\.key)
    self.counts = sorted.map(\.value)
  }

  public mutating func merge(_ other: ReferrerCounts) {
    var merged = ReferrerCounts(tiers: 0)
    merged.places = max(places, other.places)
    merged.ids.reserveCapacity(ids.count + other.ids.count)
    merged.counts.reserveCapacity(ids.count + other.ids.count)
    var (a, b) = (0, 0)
    while a < ids.count || b < other.ids.count {
      if b == other.ids.count || a < ids.count && ids[a].precedesInBytes(other.ids[b]) {
        merged.append(ids[a], counts[a])
        a += 1
      } else if a == ids.count || other.ids[b].precedesInBytes(ids[a]) {
        merged.append(other.ids[b], other.counts[b])
        b += 1
      } else {
        var count = counts[a]
        count.merge(other.counts[b])
        merged.append(ids[a], count)
        (a, b) = (a + 1, b + 1)
      }
    }
    self = merged
  }

  private mutating func append(_ id: String, _ count: Count) {
    ids.append(id)
    counts.append(count)
  }

  public func pack(into packer: inout Packer) {
    places.pack(into: &packer)
    ids.pack(into: &packer)
    counts.pack(into: &packer)
  }

  public init(from unpacker: inout Unpacker) throws(Damage) {
    places = try Int(from: &unpacker)
    ids = try [String](from: &unpacker)
    counts = try [Count](from: &unpacker)
    let isRising = zip(ids, ids.dropFirst()).allSatisfy { $0.precedesInBytes($1) }
    guard ids.count == counts.count, isRising else { throw unpacker.damage("ids in order, each once") }
  }

  /// Whoever is a referrer is found in the shards; only the number of places is given.
  public func fits(_ shape: ReferrerCounts, _ sizes: inout TallySizes) -> Bool {
    guard places == shape.places else { return false }
    for count in counts {
      guard count.fits(count, &sizes), (0...places).contains(count.place) else { return false }
    }
    return true
  }
}
