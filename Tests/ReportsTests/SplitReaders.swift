import Base
import Foundation
import Intake
import Ledger
import Testing

/// Reads exports by several readers that share nothing but the list of exports: what one needs of another travels as
/// bytes.
struct SplitReaders {
  /// A chunk of an export.
  struct Piece: Hashable {
    var file: Int
    var number: Int
  }

  let exports: MixedExports
  let source: Source
  /// Small, so that an export falls into many chunks.
  var blockSize = 700
  var asOf: Day?

  /// What readers have when all is known.
  struct Outcome {
    let reading: Reading
    /// The findings of all, as bytes.
    let findings: [UInt8]
  }

  /// - Parameters:
  ///   - readers: How many there are.
  ///   - byChunk: Whether the chunks of one file may be read by several of them.
  func read(by readers: Int, byChunk: Bool, seed: UInt64) throws -> Outcome {
    var random = SplitMix64(seed: seed)
    let folder = try exports.write()
    defer { try? FileManager.default.removeItem(at: folder) }
    var pieces = Array(repeating: Set<Piece>(), count: readers)
    var ends = Array(repeating: [Int: Int](), count: readers)
    for file in exports.names.indices {
      let count = try chunks(of: file, in: folder.path).count
      var reader = Int.random(in: 0..<readers, using: &random)
      for number in 0..<count {
        if byChunk { reader = Int.random(in: 0..<readers, using: &random) }
        pieces[reader].insert(Piece(file: file, number: number))
      }
      ends[reader][file] = count
    }
    let builders = try (0..<readers).map {
      try builder(of: pieces[$0], ends: ends[$0], in: folder.path, &random)
    }
    return try outcome(of: builders, &random)
  }

  /// As a run reads: all chunks in their order, by one reader.
  func readInOrder() throws -> Reading {
    var builder = ReadingBuilder(source: source, files: exports.names)
    for reading in try chunkReadings() { builder.take(reading) }
    return try builder.finish(asOf: asOf)
  }

  /// All chunks in their order.
  func chunkReadings() throws -> [ChunkReading] {
    let folder = try exports.write()
    defer { try? FileManager.default.removeItem(at: folder) }
    let reader = ChunkReader(source: source)
    return try exports.names.indices.flatMap { try chunks(of: $0, in: folder.path) }.map(reader.read)
  }

  /// One reader, who reads some pieces in any order.
  private func builder(
    of pieces: Set<Piece>, ends: [Int: Int], in folder: String, _ random: inout SplitMix64
  ) throws -> ReadingBuilder {
    let reader = ChunkReader(source: source)
    var builder = ReadingBuilder(source: source, files: exports.names)
    let own = try Set(pieces.map(\.file)).sorted().flatMap { try chunks(of: $0, in: folder) }
      .filter { pieces.contains(Piece(file: $0.file, number: $0.number)) }
    for chunk in own.shuffled(using: &random) { builder.take(reader.read(chunk)) }
    for (file, count) in ends { builder.noteEnd(ofFile: file, chunks: count) }
    return builder
  }

  private func chunks(of file: Int, in folder: String) throws -> [Chunk] {
    var sequence = ChunkSequence(
      files: exports.names, at: file..<file + 1, root: folder, source: source, blockSize: blockSize)
    var chunks: [Chunk] = []
    while let chunk = try sequence.next() { chunks.append(chunk) }
    return chunks
  }

  /// Merges what the readers found, any two of them at a time, and makes one reading of all their lines.
  private func outcome(of builders: [ReadingBuilder], _ random: inout SplitMix64) throws -> Outcome {
    var findings = try builders.map { builder in
      try InputFindings(Sealed(builder.findings.sealed(as: "findings").bytes, of: "findings"))
    }
    while findings.count > 1 {
      findings.shuffle(using: &random)
      let other = findings.removeLast()
      try findings[0].merge(other)
    }
    let all = findings[0].sealed(as: "findings").bytes
    let settled = try findings[0].settled(source, paths: exports.names, asOf: asOf)
    let input = try SettledInput(Sealed(settled.sealed(as: "input").bytes, of: "input"))
    let reading = try Reading(input, builders.map(\.lines).shuffled(using: &random))
    return Outcome(reading: reading, findings: all)
  }
}
