internal import Crypto
internal import Files
internal import Foundation
internal import Intake

/// One export's reading in a file: the readings of its chunks in order, and behind them an index that says whose they
/// are, where each begins and what its sum is.
///
///     chunk │ chunk │ … │ index │ SHA-256 of the index │ length of the index │ mark
///
/// The index is trusted only if its sum is right, and a chunk only if its sum is the one in the index. So a chunk of
/// another export, or of another place, is never taken for this one.
struct KeptExport: Sendable {
  private static let mark = 0x5041_5452_4F4E_0002
  private static let sumSize = 32
  private static let tailSize = 32 + 16

  private let file: InputFile
  /// Where each chunk begins, and the end of the last.
  private let offsets: [Int64]
  private let sums: [[UInt8]]

  var chunkCount: Int { sums.count }

  /// nil where there is no such file, it is not whole, or it was not written under the name.
  init?(_ path: String, name: String) {
    do {
      file = try InputFile(path)
      let size = try file.identity.size
      let tailStart = size - Int64(Self.tailSize)
      guard let tail = Self.bytes(of: file, at: tailStart, count: Self.tailSize) else { return nil }
      var end = BinaryReader(Array(tail[Self.sumSize...]))
      let (length, mark) = (Int64(try end.number()), try end.number())
      guard mark == Self.mark, length >= 0, length <= tailStart,
        let index = Self.bytes(of: file, at: tailStart - length, count: Int(length)),
        Self.sum(of: index) == Array(tail[..<Self.sumSize])
      else { return nil }
      var reader = BinaryReader(index)
      guard try reader.text() == name else { return nil }
      offsets = try reader.numbers()
      let sums: [UInt8] = try reader.numbers(count: (offsets.count - 1) * Self.sumSize)
      self.sums = stride(from: 0, to: sums.count, by: Self.sumSize).map {
        Array(sums[$0..<$0 + Self.sumSize])
      }
      guard offsets.last == tailStart - length else { return nil }
    } catch {
      return nil
    }
  }

  /// The reading of one chunk; nil where it is damaged.
  func chunk(_ number: Int, file position: Int) -> ChunkReading? {
    let length = Int(offsets[number + 1] - offsets[number])
    guard let bytes = Self.bytes(of: file, at: offsets[number], count: length),
      Self.sum(of: bytes) == sums[number]
    else { return nil }
    return try? ChunkReading(kept: bytes, file: position, number: number)
  }

  /// nil where the file does not have them.
  private static func bytes(of file: InputFile, at offset: Int64, count: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    guard offset >= 0, count >= 0, (try? file.read(into: &bytes, upTo: count, at: offset)) == count else {
      return nil
    }
    return bytes
  }

  private static func sum(of bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }
}

extension KeptExport {
  /// A chunk's reading in bytes, and their sum.
  struct SealedChunk: Sendable {
    fileprivate let bytes: [UInt8]
    fileprivate let sum: [UInt8]

    init(_ reading: ChunkReading) {
      bytes = reading.kept()
      sum = KeptExport.sum(of: bytes)
    }
  }

  /// Writes an export's reading, chunk by chunk.
  struct Writer {
    private let output: OutputFile
    private let name: String
    private var offsets: [Int64] = [0]
    private var sums: [UInt8] = []

    /// - Parameters:
    ///   - path: Must be free.
    ///   - name: That under which the reading will be looked for.
    init(_ path: String, name: String) throws(FileError) {
      self.name = name
      output = try OutputFile(creating: path)
    }

    mutating func write(_ chunk: SealedChunk) throws(FileError) {
      try output.write(chunk.bytes)
      offsets.append((offsets.last ?? 0) + Int64(chunk.bytes.count))
      sums += chunk.sum
    }

    /// Nothing waits for the disk: what a failing machine loses is not whole, and is read again.
    func close() throws(FileError) {
      var index = BinaryWriter()
      index.write(name)
      index.write(offsets)
      index.write(all: sums)
      var tail = BinaryWriter()
      tail.write(all: KeptExport.sum(of: index.bytes))
      tail.write(index.bytes.count)
      tail.write(KeptExport.mark)
      try output.write(index.bytes)
      try output.write(tail.bytes)
      try output.close(syncing: false)
    }
  }
}
