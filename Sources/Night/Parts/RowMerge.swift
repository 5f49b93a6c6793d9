/// Puts rows of several runs into the order of their ids.
///
/// Ids of a stretch mostly begin alike: eight bytes behind what all have in common decide nearly all comparisons.
struct RowMerge {
  private struct Entry {
    let prefix: UInt64
    let block: Int
    let row: Int
  }

  private var blocks: [(block: RowBlock, rows: Range<Int>)] = []

  /// Adds rows. Blocks of a run come one behind the other.
  mutating func add(_ block: RowBlock, _ rows: Range<Int>) {
    if !rows.isEmpty { blocks.append((block, rows)) }
  }

  /// All rows, and how many they are. Rows of one id stay in the order in which they came.
  var merged: (bytes: [UInt8], count: Int) {
    let common = common
    var entries: [Entry] = []
    entries.reserveCapacity(blocks.reduce(0) { $0 + $1.rows.count })
    for (number, (block, rows)) in blocks.enumerated() {
      for row in rows {
        entries.append(Entry(prefix: block.prefix(row, after: common), block: number, row: row))
      }
    }
    entries.sort { a, b in
      if a.prefix != b.prefix { return a.prefix < b.prefix }
      let (own, other) = (blocks[a.block].block.key(a.row), blocks[b.block].block.key(b.row))
      if own.lexicographicallyPrecedes(other) { return true }
      if other.lexicographicallyPrecedes(own) { return false }
      return (a.block, a.row) < (b.block, b.row)
    }
    var bytes: [UInt8] = []
    for entry in entries { blocks[entry.block].block.append(entry.row, to: &bytes) }
    return (bytes, entries.count)
  }

  /// With how many bytes all ids begin alike.
  private var common: Int {
    let ends = blocks.flatMap { [$0.block.key($0.rows.lowerBound), $0.block.key($0.rows.upperBound - 1)] }
    guard let first = ends.min(by: { $0.lexicographicallyPrecedes($1) }),
      let last = ends.max(by: { $0.lexicographicallyPrecedes($1) })
    else { return 0 }
    return zip(first, last).prefix { $0 == $1 }.count
  }
}
