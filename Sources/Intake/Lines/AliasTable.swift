/// Customers that were merged: the id that counts in the place of another one. Chains are followed to their end.
public struct AliasTable: Hashable, Sendable {
  /// One line of the files: an id that was given up, the one that took its place, and where that stands.
  struct Entry {
    let old: [UInt8]
    let new: [UInt8]
    /// `merged.csv:7`.
    let place: String
  }

  private var ids: [[UInt8]: [UInt8]] = [:]

  /// - Throws: `IntakeError` where an id has two others in its place, or is its own in the end.
  init(_ entries: [Entry]) throws(IntakeError) {
    var next: [[UInt8]: Entry] = [:]
    for entry in entries where entry.old != entry.new {
      if let other = next[entry.old], other.new != entry.new {
        throw IntakeError(
          .data,
          "\(entry.place): \(Self.shown(entry.old)) becomes \(Self.shown(entry.new)), but by \(other.place) it becomes "
            + "\(Self.shown(other.new)). Leave one of the lines out (source.aliases)")
      }
      if next[entry.old] == nil { next[entry.old] = entry }
    }
    for entry in entries where entry.old != entry.new && ids[entry.old] == nil {
      var path = [entry]
      var seen: Set = [entry.old]
      while let further = next[path[path.count - 1].new] {
        guard seen.insert(further.old).inserted else {
          let ids = path.map { Self.shown($0.old) } + [Self.shown(further.old)]
          throw IntakeError(
            .data,
            "\(further.place): the aliases go in a circle: \(ids.joined(separator: " → ")). Which of them counts is not said; "
              + "leave one of the lines out (source.aliases)")
        }
        path.append(further)
      }
      let last = path[path.count - 1].new
      for step in path { ids[step.old] = last }
    }
  }

  /// The id that counts in the place of another; nil where that one counts itself.
  func id(inPlaceOf old: some Collection<UInt8>) -> [UInt8]? { ids[Array(old)] }

  /// A sum over all ids, for the fingerprint (FNV-1a, 64 bits).
  public var digest: UInt64 {
    var sum: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ byte: UInt8) { sum = (sum ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let sorted = ids.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    for (old, new) in sorted {
      for byte in old + [0] + new + [0] { add(byte) }
    }
    return sum
  }

  private static func shown(_ id: [UInt8]) -> String {
    String(reflecting: String(decoding: id, as: UTF8.self))
  }
}
