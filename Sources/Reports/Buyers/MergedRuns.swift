/// A row of a listed table as it is written, with the key by which it is merged.
public struct KeyedRow: Hashable, Sendable {
  /// The bytes of the customer's id.
  public let key: ArraySlice<UInt8>
  /// The row as it is written, with its end.
  public let row: ArraySlice<UInt8>

  /// - Parameters:
  ///   - key: The bytes of the customer's id.
  ///   - row: The row as it is written, with its end.
  public init(key: ArraySlice<UInt8>, row: ArraySlice<UInt8>) {
    self.key = key
    self.row = row
  }
}

/// The rows of several shards, each in the order of their keys, as one table.
///
///     for row in MergedRuns(shards) { try file.write(row.row) }
///
/// A shard's rows can be written where the shard is, by any process; only one row of each shard is looked at at a time.
/// - Complexity: O(rows × log shards) comparisons.
public struct MergedRuns<Run: IteratorProtocol<KeyedRow>>: Sequence, IteratorProtocol {
  private var runs: [Run]
  /// The next row of each run that has one left. A binary heap: no row precedes its parent.
  private var heads: [(next: KeyedRow, run: Int)] = []

  /// - Precondition: The keys of each run rise by their bytes.
  public init(_ runs: some Sequence<Run>) {
    self.runs = Array(runs)
    for run in self.runs.indices {
      if let next = self.runs[run].next() { heads.append((next, run)) }
    }
    heads.sort { Self.precedes($0.next, $1.next) }
  }

  /// The row whose key comes first of those that are left; nil at the end.
  public mutating func next() -> KeyedRow? {
    guard let first = heads.first else { return nil }
    if let next = runs[first.run].next() {
      precondition(!Self.precedes(next, first.next), "a run whose keys do not rise")
      heads[0].next = next
    } else {
      let last = heads.removeLast()
      if !heads.isEmpty { heads[0] = last }
    }
    sinkFirst()
    return first.next
  }

  /// Puts the first head where it belongs.
  private mutating func sinkFirst() {
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < heads.count && Self.precedes(heads[child].next, heads[least].next) {
        least = child
      }
      if least == parent { return }
      heads.swapAt(parent, least)
      parent = least
    }
  }

  private static func precedes(_ a: KeyedRow, _ b: KeyedRow) -> Bool {
    a.key.lexicographicallyPrecedes(b.key)
  }
}
