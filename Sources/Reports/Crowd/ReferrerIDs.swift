public import Base
internal import Ledger

/// The ids of all who brought somebody. Those whom they brought may be in other shards, so only the crowd knows them.
public struct ReferrerIDs: Hashable, Portable {
  /// In order of bytes, each once.
  public private(set) var ids: [String] = []

  /// Of nobody.
  public init() {}

  /// Those who brought a person of one shard.
  init(_ history: History) {
    guard let referrals = history.relations.referrals else { return }
    var found: Set<String> = []
    for record in 0..<referrals.owners.count {
      let referrer = referrals.referrer(record)
      if !referrer.isEmpty { found.insert(String(decoding: referrer, as: UTF8.self)) }
    }
    ids = found.sorted { $0.precedesInBytes($1) }
  }

  public mutating func merge(_ other: ReferrerIDs) {
    guard !other.ids.isEmpty else { return }
    ids = Set(ids).union(other.ids).sorted { $0.precedesInBytes($1) }
  }

  public func pack(into packer: inout Packer) { ids.pack(into: &packer) }

  public init(from unpacker: inout Unpacker) throws(Damage) {
    ids = try [String](from: &unpacker)
    guard zip(ids, ids.dropFirst()).allSatisfy({ $0.precedesInBytes($1) }) else {
      throw unpacker.damage("ids in order, each once")
    }
  }

  /// Whoever brought somebody is found in the shards.
  public func fits(_ shape: ReferrerIDs, _ sizes: inout TallySizes) -> Bool { sizes.holds(ids.count) }

  /// By customer of a shard: whether they are among these.
  func contains(_ history: History) -> [Bool] {
    guard !ids.isEmpty else { return Array(repeating: false, count: history.customers.count) }
    let set = Set(ids)
    return history.customers.map { set.contains(String(decoding: history.ids.bytes(of: $0), as: UTF8.self)) }
  }
}
