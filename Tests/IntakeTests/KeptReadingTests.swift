import Base
import Files
import Foundation
import Testing

@testable import Intake

/// What is kept of a reading says all that the reading said.
@Suite struct KeptReadingTests {
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func rubbishComesBack(seed: UInt64) throws {
    let exports = ChunkTests.damagedRubbish(seed: seed)
    for duplicates in ChunkTests.duplicates {
      var desk = ChunkTests.desk
      desk.source.duplicates = duplicates
      desk.source.mapping.order = "note"
      desk.source.hidesRecords = seed % 4 == 0
      desk.blockSize = [64, 1000, 4 << 20][Int(seed % 3)]
      desk.groups = [1, 8][Int(seed % 2)]
      let fresh = ChunkTests.account(of: try desk.read(exports))
      desk.keepsReadings = true
      #expect(ChunkTests.account(of: try desk.read(exports)) == fresh, "\(duplicates)")
    }
  }

  @Test(arguments: PlainReaderTests.sources.indices)
  func everyColumnComesBack(source: Int) throws {
    var desk = Desk.plain
    desk.source = PlainReaderTests.sources[source]
    desk.blockSize = 10_000
    let export = PlainReaderTests.export(seed: 3, lines: 2000)
    let fresh = try desk.read(export)
    desk.keepsReadings = true
    let kept = try desk.read(export)
    #expect(PlainReaderTests.told(kept) == PlainReaderTests.told(fresh))
    // Columns stay as narrow as they were, or a warm run would need more memory than a cold one.
    #expect(
      kept.reading.chunks.map { width(of: $0.amount) } == fresh.reading.chunks.map { width(of: $0.amount) })
  }

  private func width(of column: NarrowColumn) -> Int {
    switch column.distances {
    case .bytes: 1
    case .shorts: 2
    case .words: 4
    case .longs: 8
    }
  }

  /// A sum that cannot be held is refused, whether its lines were read or kept.
  @Test func whatIsTooMuchStaysTooMuch() throws {
    var desk = Desk.plain
    let lines = Desk.lines(String(repeating: "a;2026-03-09;99999999999999.99\n", count: 923))
    let message = try #require(desk.failure(lines))
    desk.keepsReadings = true
    #expect(desk.failure(lines) == message)
  }

  /// Bytes that are cut short are damaged; bytes that say something else are read as something else or are damaged,
  /// and never end the program. (Which of them are what was written is known by their sum.)
  @Test func damage() throws {
    let bytes = try Self.kept()
    #expect(try ChunkReading(kept: bytes, file: 3, number: 0).kept() == bytes)
    for count in bytes.indices {
      #expect(throws: BinaryReader.Fault.self) {
        try ChunkReading(kept: Array(bytes[..<count]), file: 0, number: 0)
      }
    }
    #expect(throws: BinaryReader.Fault.self) { try ChunkReading(kept: bytes + [0], file: 0, number: 0) }
    for place in bytes.indices {
      for value: UInt8 in [0, 0x01, 0x7F, 0xFF] {
        var damaged = bytes
        damaged[place] ^= value
        _ = try? ChunkReading(kept: damaged, file: 0, number: 0)
      }
    }
  }

  /// A chunk with lines, refused records and a long text.
  private static func kept() throws -> [UInt8] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "patron-kept-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    let text = Desk.lines(
      "a;2026-03-09;1", "customer-nine;2026-03-10;-300", ";2026-03-09;1", "a;2026-03-01;x")
    try Data(text.utf8).write(to: folder.appending(path: "1.csv"))
    var chunks = ChunkSequence(files: ["1.csv"], root: folder.path, source: Desk.plain.source)
    let chunk = try #require(try chunks.next())
    return ChunkReader(source: Desk.plain.source, groups: 2).read(chunk).kept()
  }
}
