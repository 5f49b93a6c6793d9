internal import Crypto
internal import Files
internal import Foundation
internal import Intake

/// One export's reading in a file: the readings of its chunks in order, each with its sum, and behind them where they
/// are.
///
///     chunk, SHA-256 │ chunk, SHA-256 │ … │ offsets │ SHA-256 of the offsets │ count │ mark
struct KeptExport: Sendable {
  private static let mark = 0x5041_5452_4F4E_0001
  private static let sumSize = 32
  private static let tailSize = 32 + 16

  private let file: InputFile
  /// Where each chunk begins, and the end of the last.
  private let offsets: [Int64]

  var chunkCount: Int { offsets.count - 1 }

  /// nil where there is no such file, or it is not whole.
  init?(_ path: String) {
    do {
      file = try InputFile(path)
      let size = try file.identity.size
      var tail: [UInt8] = []
      guard size >= Int64(Self.tailSize) else { return nil }
      let tailStart = size - Int64(Self.tailSize)
      guard try file.read(into: &tail, upTo: Self.tailSize, at: tailStart) == Self.tailSize else {
        return nil
      }
      var end = BinaryReader(Array(tail[Self.sumSize...]))
      let (count, mark) = (try end.number(), try end.number())
      guard mark == Self.mark, count >= 0, Int64(count) <= size / 8 else { return nil }
      let length = 8 * (count + 1)
      var bytes: [UInt8] = []
      let start = tailStart - Int64(length)
      guard start >= 0, try file.read(into: &bytes, upTo: length, at: start) == length,
        Self.sum(of: bytes) == Array(tail[..<Self.sumSize])
      else { return nil }
      var reader = BinaryReader(bytes)
      offsets = try reader.numbers(count: count + 1)
      guard offsets.last == start else { return nil }
    } catch {
      return nil
    }
  }

  /// The reading of one chunk; nil where it is damaged.
  func chunk(_ number: Int, file position: Int) -> ChunkReading? {
    let length = Int(offsets[number + 1] - offsets[number])
    var bytes: [UInt8] = []
    guard length >= Self.sumSize,
      (try? file.read(into: &bytes, upTo: length, at: offsets[number])) == length
    else { return nil }
    let sum = Array(bytes[(length - Self.sumSize)...])
    bytes.removeLast(Self.sumSize)
    guard Self.sum(of: bytes) == sum else { return nil }
    return try? ChunkReading(kept: bytes, file: position)
  }

  static func sum(of bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }
}

extension KeptExport {
  /// Writes an export's reading, chunk by chunk.
  struct Writer {
    private let output: OutputFile
    private var offsets: [Int64] = [0]

    init(_ path: String) throws(FileError) {
      if try Entry.kind(path) != nil { try Entry.remove(path) }
      output = try OutputFile(creating: path)
    }

    /// - Parameter chunk: As `sealed` made it.
    mutating func write(_ chunk: [UInt8]) throws(FileError) {
      try output.write(chunk)
      offsets.append((offsets.last ?? 0) + Int64(chunk.count))
    }

    /// Nothing waits for the disk: what a failing machine loses is not whole, and is read again.
    func close() throws(FileError) {
      var tail = BinaryWriter()
      tail.write(all: offsets)
      let sum = KeptExport.sum(of: tail.bytes)
      tail.write(all: sum)
      tail.write(offsets.count - 1)
      tail.write(KeptExport.mark)
      try output.write(tail.bytes)
      try output.close(syncing: false)
    }
  }

  /// A chunk's reading with its sum.
  static func sealed(_ reading: ChunkReading) -> [UInt8] {
    let bytes = reading.kept()
    return bytes + sum(of: bytes)
  }
}
