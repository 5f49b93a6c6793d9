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

  /// - Parameter hidesIDs: Whether messages name places only.
  /// - Throws: `IntakeError` where an id has two others in its place, or is its own in the end.
  init(_ entries: [Entry], hidesIDs: Bool = false) throws(IntakeError) {
    func shown(_ id: [UInt8]) -> String {
      hidesIDs ? "an id" : String(reflecting: String(decoding: id, as: UTF8.self))
    }
    var next: [[UInt8]: Entry] = [:]
    for entry in entries where entry.old != entry.new {
      if let other = next[entry.old], other.new != entry.new {
        throw IntakeError(
          .data,
          "\(entry.place): \(shown(entry.old)) becomes \(shown(entry.new)), but by \(other.place) it becomes "
            + "\(shown(other.new)). Leave one of the lines out (source.aliases)")
      }
      if next[entry.old] == nil { next[entry.old] = entry }
    }
    for entry in entries where entry.old != entry.new && ids[entry.old] == nil {
      var path = [entry]
      var seen: Set = [entry.old]
      while let further = next[path[path.count - 1].new] {
        guard seen.insert(further.old).inserted else {
          let ids = path.map { shown($0.old) } + [shown(further.old)]
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
  package func id(inPlaceOf old: some Collection<UInt8>) -> [UInt8]? { ids[Array(old)] }

  /// All ids that were given up, by their bytes.
  package var old: [[UInt8]] { ids.keys.sorted { $0.lexicographicallyPrecedes($1) } }

  /// A sum over all ids, for the fingerprint.
  /// - Parameter naming: Gives the pseudonym of an id, where ids may not be tried out by those who see the sum.
  public func digest(naming: ((ArraySlice<UInt8>) -> String)? = nil) -> UInt64 {
    var digest = IDDigest()
    for (old, new) in ids.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      for id in [old, new] {
        if let naming { digest.add(naming(id[...]).utf8) } else { digest.add(id) }
      }
    }
    return digest.sum
  }
}
