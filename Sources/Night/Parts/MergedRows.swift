internal import Base
internal import Reports

/// The rows of one table over all shards of all parts, merged by the customers' ids.
struct MergedRows: ListedRowSource {
  /// The pieces of one shard's rows.
  struct Run {
    let part: PartFile
    let pieces: Range<Int>
  }

  let runs: [Run]

  func forEachBlock(_ take: ([UInt8], Int) throws -> Void) throws {
    let failure = RunFailure()
    var bytes: [UInt8] = []
    var count = 0
    for row in MergedRuns(runs.map { RowRun($0, failure) }) {
      bytes += row.row
      count += 1
      if bytes.count > 1 << 18 {
        if let error = failure.error { throw error }
        try take(bytes, count)
        bytes.removeAll(keepingCapacity: true)
        count = 0
      }
    }
    if let error = failure.error { throw error }
    try take(bytes, count)
  }
}

/// The first thing that went wrong in any run: an iterator cannot throw.
private final class RunFailure {
  var error: (any Error)?
}

/// The rows of one shard, a block at a time.
private struct RowRun: IteratorProtocol {
  private let run: MergedRows.Run
  private let failure: RunFailure
  private var nextPiece: Int
  private var block = RowBlock?.none
  private var row = 0
  private var lastKey: ArraySlice<UInt8> = []

  init(_ run: MergedRows.Run, _ failure: RunFailure) {
    self.run = run
    self.failure = failure
    nextPiece = run.pieces.lowerBound
  }

  mutating func next() -> KeyedRow? {
    do {
      while true {
        if let block, row < block.count {
          row += 1
          let next = block[row - 1]
          if next.key.lexicographicallyPrecedes(lastKey) {
            throw run.part.damage("rows out of the order of their ids")
          }
          lastKey = next.key
          return next
        }
        guard failure.error == nil, nextPiece < run.pieces.upperBound else { return nil }
        block = try run.part.unpack(try run.part.piece(nextPiece)) { unpacker throws(Damage) in
          try RowBlock(from: &unpacker)
        }
        (row, nextPiece) = (0, nextPiece + 1)
      }
    } catch {
      failure.error = failure.error ?? error
      return nil
    }
  }
}
