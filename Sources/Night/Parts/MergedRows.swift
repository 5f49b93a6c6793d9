internal import Base

/// The rows of one table over all shards of all parts, merged by the customers' ids: stretch by stretch of ids, several
/// side by side.
struct MergedRows: ListedRowSource {
  /// The rows of one shard, in order of their ids.
  struct Run: Sendable {
    let part: PartFile
    /// Position of its first piece in the part.
    let firstPiece: Int
    /// By piece: the id of its first row.
    let firstKeys: [[UInt8]]
  }

  /// About how many blocks of rows make a stretch.
  private static let blocksOfStretch = 128

  let runs: [Run]

  /// By table.
  /// - Parameter heads: what each part says of its rows.
  static func tables(
    _ heads: [(part: PartFile, runs: [TalliesHead.Run])]
  ) throws -> [String: any ListedRowSource] {
    var all: [String: [Run]] = [:]
    for (part, runs) in heads {
      var piece = 0
      for run in runs {
        guard run.firstKeys.count <= part.pieceCount - piece else {
          throw part.damage("it does not have all its rows")
        }
        all[run.table, default: []].append(Run(part: part, firstPiece: piece, firstKeys: run.firstKeys))
        piece += run.firstKeys.count
      }
    }
    return all.mapValues { MergedRows(runs: $0) }
  }

  func forEachBlock(by crew: Crew, _ take: ([UInt8], Int) throws -> Void) async throws {
    let runs = runs
    var stretches = stretches.makeIterator()
    try await crew.process(
      { stretches.next() },
      { try $0.rows(of: runs) },
      { rows in if rows.count > 0 { try take(rows.bytes, rows.count) } })
  }

  /// All ids, in stretches one behind the other.
  private var stretches: [Stretch] {
    // Where a stretch begins, each run may add a block that lies on its edge: so it should have several of each.
    let length = max(Self.blocksOfStretch, 2 * runs.count)
    let keys = runs.flatMap(\.firstKeys).sorted { $0.lexicographicallyPrecedes($1) }
    var bounds: [[UInt8]] = []
    for position in stride(from: length, to: keys.count, by: length) where keys[position] != bounds.last {
      bounds.append(keys[position])
    }
    return zip([nil] + bounds, bounds + [nil]).map { Stretch(first: $0, end: $1) }
  }
}

/// Some of the ids.
private struct Stretch: Sendable {
  /// nil: from the first id of all.
  let first: [UInt8]?
  /// The id after the last; nil: to the end.
  let end: [UInt8]?

  /// The rows of these ids, merged.
  func rows(of runs: [MergedRows.Run]) throws -> (bytes: [UInt8], count: Int) {
    var merge = RowMerge()
    for run in runs {
      var last: ArraySlice<UInt8> = []
      for number in blocks(of: run) {
        let block = try run.part.unpack(try run.part.piece(run.firstPiece + number)) {
          unpacker throws(Damage) in
          try RowBlock(from: &unpacker)
        }
        let key = block.key(0)
        guard key.elementsEqual(run.firstKeys[number]), !key.lexicographicallyPrecedes(last) else {
          throw run.part.damage("rows out of the order of their ids")
        }
        last = block.key(block.count - 1)
        merge.add(block, rows(of: block))
      }
    }
    return merge.merged
  }

  /// The blocks of a run that may have rows of these ids.
  private func blocks(of run: MergedRows.Run) -> Range<Int> {
    let keys = run.firstKeys
    // Rows of the first id may begin in the block before the one that begins with it.
    let start = first.map { first in
      max(0, keys.indices.firstIndex { !keys[$0].lexicographicallyPrecedes(first) } - 1)
    }
    let stop = end.map { end in keys.indices.firstIndex { !keys[$0].lexicographicallyPrecedes(end) } }
    return (start ?? 0)..<max(start ?? 0, stop ?? keys.count)
  }

  /// The rows of a block that have these ids.
  private func rows(of block: RowBlock) -> Range<Int> {
    let rows = 0..<block.count
    let start = first.map { first in
      rows.firstIndex { !block.key($0).lexicographicallyPrecedes(first) }
    }
    let stop = end.map { end in rows.firstIndex { !block.key($0).lexicographicallyPrecedes(end) } }
    return (start ?? 0)..<max(start ?? 0, stop ?? block.count)
  }
}

extension Range<Int> {
  /// The first number at which something holds that holds from there on; the end where it holds at none.
  fileprivate func firstIndex(where holds: (Int) -> Bool) -> Int {
    var (low, high) = (lowerBound, upperBound)
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
