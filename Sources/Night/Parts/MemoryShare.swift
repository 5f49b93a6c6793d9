/// How a run in bounded memory divides what it was given.
struct MemoryShare: Sendable {
  /// The folder of what does not fit, within that of the snapshot.
  static let folder = "parts"

  /// What the program, the values of columns and the tallies take, whatever there is to count.
  private static let ofProgram = 96 << 20
  /// About what a line takes while it is counted: where it was read, in its history, and in what tables make of that.
  private static let bytesOfLine = 160

  /// How many bytes lines may take that were read.
  let ofLines: Int
  /// About how many lines make a shard.
  let linesOfShard: Int
  private let all: Int
  private let ofShards: Int

  /// - Parameters:
  ///   - most: bytes.
  ///   - threads: how many shards are counted at the same time.
  init(of most: Int, threads: Int) {
    all = max(most / 4, most - Self.ofProgram)
    linesOfShard = max(50_000, min(400_000, all / (6 * Self.bytesOfLine * threads)))
    ofShards = min(all / 4, 2 * threads * linesOfShard * Self.bytesOfLine)
    ofLines = all - ofShards
  }

  /// How many bytes histories may take that are kept from one count to the next.
  /// - Parameter lines: how many bytes lines take meanwhile.
  func ofHistories(besides lines: Int) -> Int { max(0, all - ofShards - lines) }
}
