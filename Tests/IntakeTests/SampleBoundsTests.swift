import Base
import Foundation
import Testing

@testable import Intake

/// What the chunks before have ruled out saves work, and changes nothing of what is found.
@Suite struct SampleBoundsTests {
  /// More customers and orders than the samples hold, in two files, and some lines that are refused.
  private static func export(_ seed: UInt64, records: Int) -> String {
    var state = seed
    func next(_ count: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % count
    }
    var text = "customer;day;amount;order\n"
    for record in 0..<records {
      let customer = next(3) == 0 ? "longer-customer-\(next(900))" : "c\(next(2_500))"
      let amount = record % 97 == 5 ? "none" : "\(next(500)).\(10 + next(90))"
      text += "\(customer);2026-01-\(10 + next(20));\(amount);o\(next(4_000))\n"
    }
    return text
  }

  /// - Returns: What was found, in bytes; and the same out of readings that were kept.
  private func findings(of folder: URL, bounded: Bool) throws -> (found: [UInt8], kept: [UInt8]) {
    var desk = Desk.plain
    desk.source.mapping.order = "order"
    let names = ["1.csv", "2.csv"]
    var chunks = ChunkSequence(files: names, root: folder.path, source: desk.source, blockSize: 3_000)
    let reader = ChunkReader(source: desk.source)
    var builder = ReadingBuilder(source: desk.source, files: names)
    var builderOfKept = ReadingBuilder(source: desk.source, files: names)
    var waiting: [ChunkReading] = []
    var leftOut = 0
    while let chunk = try chunks.next() {
      let reading = reader.read(bounded ? builder.bounding(chunk) : chunk)
      leftOut += reading.customers.runs.leftSomeOut && reading.orders.leftSomeOut ? 1 : 0
      builderOfKept.take(
        try ChunkReading(kept: reading.kept(), file: chunk.file, number: chunk.number))
      waiting.append(reading)
      // As in a run, some chunks are read before those in front of them are taken up.
      if waiting.count > 3 { builder.take(waiting.removeFirst()) }
    }
    for reading in waiting { builder.take(reading) }
    #expect((leftOut > 10) == bounded)
    return (packed(builder.findings), packed(builderOfKept.findings))
  }

  private func packed(_ findings: InputFindings) -> [UInt8] {
    var packer = Packer()
    findings.pack(into: &packer)
    return packer.bytes
  }

  @Test(arguments: [1, 2, 3] as [UInt64]) func boundedOrNotTheSameIsFound(_ seed: UInt64) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "patron-bounds-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in ["1.csv", "2.csv"] {
      try Data(Self.export(seed &+ UInt64(name.utf8.first ?? 0), records: 4_000).utf8)
        .write(to: folder.appending(path: name))
    }
    let all = try findings(of: folder, bounded: false)
    let bounded = try findings(of: folder, bounded: true)
    #expect(bounded.found == all.found)
    #expect(bounded.kept == all.found)
    #expect(all.kept == all.found)
  }
}
