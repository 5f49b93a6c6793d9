import Files
import Foundation
import Intake
import Testing

@testable import Night

/// A kept reading is whole and what it was written as, or it is nothing.
@Suite struct KeptExportTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "patron-\(UUID().uuidString)")

  /// Writes readings of two chunks under a name, and gives the file's bytes.
  private func write(_ name: String, _ readings: [ChunkReading]) throws -> [UInt8] {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appending(path: name).path
    var writer = try KeptExport.Writer(path, name: name)
    for reading in readings { try writer.write(KeptExport.SealedChunk(reading)) }
    try writer.close()
    return Array(try Data(contentsOf: URL(filePath: path)))
  }

  /// What a file of such bytes says, chunk by chunk; nil for a damaged chunk, empty where nothing is to be relied on.
  private func told(_ bytes: [UInt8], as name: String) throws -> [[UInt8]?] {
    let path = folder.appending(path: "told").path
    try Data(bytes).write(to: URL(filePath: path))
    guard let export = KeptExport(path, name: name) else { return [] }
    return (0..<export.chunkCount).map { export.chunk($0, file: 0)?.kept() }
  }

  private func readings(_ lines: String) throws -> [ChunkReading] {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data("c,d,a\n\(lines)".utf8).write(to: folder.appending(path: "a.csv"))
    let source = Source(files: [], mapping: Mapping(customer: "c", date: "d", amount: .column("a")))
    // The header and two lines.
    var chunks = ChunkSequence(files: ["a.csv"], root: folder.path, source: source, blockSize: 44)
    var readings: [ChunkReading] = []
    while let chunk = try chunks.next() { readings.append(ChunkReader(source: source).read(chunk)) }
    return readings
  }

  @Test func everyByteCounts() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let chunks = try readings("anna,2026-03-09,1.00\n,2026-03-09,1.00\nbert,2026-03-10,2.00\n")
    #expect(chunks.count == 2)
    let whole = chunks.map { $0.kept() }
    let bytes = try write("a", chunks)
    #expect(try told(bytes, as: "a") == whole)
    #expect(try told(bytes, as: "b") == [])
    for place in bytes.indices where place < 300 || place % 7 == 0 || place > bytes.count - 300 {
      var damaged = bytes
      damaged[place] ^= 0x04
      let told = try told(damaged, as: "a")
      // One chunk is damaged, or all.
      #expect(told.isEmpty || told.count == 2 && told.filter { $0 == nil }.count == 1, "byte \(place)")
      for (chunk, whole) in zip(told, whole) where chunk != nil { #expect(chunk == whole) }
    }
    for count in bytes.indices where count % 11 == 0 || count > bytes.count - 60 {
      #expect(try told(Array(bytes[..<count]), as: "a") == [])
    }
    // Whole chunks in each other's place.
    let swapped = try write("c", chunks.reversed())
    let index = bytes.count - swapped.count
    #expect(index == 0)
    let length = whole.reduce(0) { $0 + $1.count }
    #expect(try told(Array(swapped[..<length] + bytes[length...]), as: "a").allSatisfy { $0 == nil })
  }

  @Test func anExportWithoutChunks() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "none").path
    let bytes = try write("none", [])
    #expect(try told(bytes, as: "none") == [])
    #expect(KeptExport(path, name: "none")?.chunkCount == 0)
  }
}
