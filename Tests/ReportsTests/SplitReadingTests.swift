import Base
import Foundation
import Intake
import Reports
import Testing

/// However the input is split among readers that know nothing of each other, the tables are those of one reader.
@Suite struct SplitReadingTests {
  static let duplicates: [Source.Duplicates] = [
    .keep, .dropIdentical(.everywhere), .dropIdentical(.otherFiles), .lastFileWins,
  ]

  @Test(arguments: duplicates)
  func anyNumberOfReadersGivesTheSameBytes(_ duplicates: Source.Duplicates) throws {
    try Self.expectSameBytes(seed: 5, .utf8, duplicates, readers: [2, 3, 7])
  }

  @Test(arguments: [ExportFormat.Encoding.utf16, .gbk, .windows1252], duplicates)
  func randomExportsInOtherEncodings(
    _ encoding: ExportFormat.Encoding, _ duplicates: Source.Duplicates
  ) throws {
    let seed = UInt64(encoding.rawValue.utf8.count * 10 + SplitReadingTests.duplicates.count)
    try Self.expectSameBytes(seed: seed, encoding, duplicates, readers: [4])
  }

  private static func expectSameBytes(
    seed: UInt64, _ encoding: ExportFormat.Encoding, _ duplicates: Source.Duplicates, readers: [Int]
  ) throws {
    var workshop = MixedExports.workshop(encoding, duplicates)
    var split = SplitReaders(exports: MixedExports(seed: seed, encoding: encoding), source: workshop.source)
    split.asOf = workshop.asOf
    let one = try split.read(by: 1, byChunk: false, seed: seed)
    let total = one.reading.account.total
    // Every kind must come up, or the law is not tried.
    #expect(total.accepted > 0 && total.afterAsOf > 0 && total.excluded > 0 && total.refused.count > 4)
    #expect(total.rounded > 0 && total.repeatedHeaders > 0 && total.emptyRecords > 0)
    #expect((total.duplicate > 0) == (duplicates != .keep))
    let account = one.reading.input.sealed(as: "input").bytes
    let tables = try workshop.tables(of: one.reading)
    for count in readers {
      for byChunk in [false, true] {
        let several = try split.read(by: count, byChunk: byChunk, seed: seed &+ UInt64(count))
        #expect(several.findings == one.findings, "findings of \(count)")
        #expect(several.reading.input.sealed(as: "input").bytes == account, "facts of \(count)")
        workshop.shards = count
        let others = try workshop.tables(of: several.reading)
        for name in tables.keys.sorted() { #expect(others[name] == tables[name], "\(name) of \(count)") }
      }
    }
  }

  /// Every key that says what a line means: none depends on who reads which chunk.
  @Test(arguments: [FileOrder.natural, .newestDay])
  func keysOfLinesDoNotDependOnTheReaders(_ order: FileOrder) throws {
    var workshop = MixedExports.workshop(.utf8, .lastFileWins)
    workshop.source.fileOrder = order
    let customer = workshop.source.mapping.customer
    workshop.source.mapping.customers = [CustomerColumn(customer, foldsCase: true, droppedSuffix: "1")]
    workshop.source.filledDown = ["region"]
    workshop.source.aliasTable = try Self.aliases(of: workshop.source)
    workshop.source.negations = [Exclusion(column: "product", test: .isOneOf(["p2"]))]
    workshop.source.mapping.amount = .sum(plus: ["amount"], minus: [])
    workshop.source.mapping.refund = Mapping.Refund(amount: "cost")
    var split = SplitReaders(exports: MixedExports(seed: 21, encoding: .utf8), source: workshop.source)
    split.asOf = workshop.asOf
    let one = try split.read(by: 1, byChunk: false, seed: 1)
    let remarks = one.reading.account.total.remarks
    #expect(remarks.turned > 0 && remarks.refunds > 0 && remarks.reshapedIDs > 0)
    #expect(remarks.aliases > 0)
    #expect(one.reading.account.total.duplicate > 0)
    let tables = try workshop.tables(of: one.reading)
    let inOrder = try split.readInOrder()
    #expect(inOrder.input.sealed(as: "input").bytes == one.reading.input.sealed(as: "input").bytes)
    for count in [2, 3, 4, 7] {
      let several = try split.read(by: count, byChunk: true, seed: UInt64(count))
      #expect(several.findings == one.findings)
      workshop.shards = count
      #expect(try workshop.tables(of: several.reading) == tables)
    }
  }

  /// Cells that are filled from the line before, wherever the file is cut.
  @Test func filledCellsDoNotDependOnTheReaders() throws {
    var workshop = MixedExports.workshop(.utf8, .keep)
    workshop.source.filledDown = ["customer", "region", "day"]
    var split = SplitReaders(
      exports: MixedExports.ofFirstLines(seed: 8, emptying: [1, 2, 5]), source: workshop.source)
    split.asOf = workshop.asOf
    let one = try split.read(by: 1, byChunk: false, seed: 2)
    #expect(one.reading.account.total.remarks.filled > 20)
    let tables = try workshop.tables(of: one.reading)
    for count in [2, 5] {
      let several = try split.read(by: count, byChunk: true, seed: UInt64(count))
      #expect(several.findings == one.findings)
      #expect(try workshop.tables(of: several.reading) == tables)
    }
  }

  /// Every fifth customer was merged with another one, some over two steps.
  private static func aliases(of source: Source) throws -> AliasTable {
    let folder = FileManager.default.temporaryDirectory.appending(path: "patron-split-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    let pairs = (0..<10).map { "k\($0 * 5),k\($0 % 3 == 0 ? $0 * 5 + 1 : ($0 - 1) * 5)\n" }
    try Data(("old,new\n" + pairs.joined()).utf8).write(to: folder.appending(path: "merged.csv"))
    return try AliasTable(
      reading: Aliases(files: ["merged.csv"], oldColumn: "old", newColumn: "new"), of: source,
      root: folder.path)
  }

  /// One reader who takes up all chunks in their order, as a run does, has the same.
  @Test(arguments: duplicates)
  func theOrderOfChunksDoesNotMatter(_ duplicates: Source.Duplicates) throws {
    let workshop = MixedExports.workshop(.utf8, duplicates)
    let exports = MixedExports(seed: 9, encoding: .utf8)
    var split = SplitReaders(exports: exports, source: workshop.source)
    split.asOf = workshop.asOf
    let inNoOrder = try split.read(by: 1, byChunk: false, seed: 9).reading
    let inOrder = try split.readInOrder()
    #expect(inOrder.input.sealed(as: "input").bytes == inNoOrder.input.sealed(as: "input").bytes)
    #expect(try workshop.tables(of: inOrder) == workshop.tables(of: inNoOrder))
  }

  /// What is missing or there twice is refused, and so are lines that the facts are not about.
  @Test func whatDoesNotFitIsRefused() throws {
    let workshop = MixedExports.workshop(.utf8, .keep)
    let split = SplitReaders(exports: MixedExports(seed: 3, encoding: .utf8), source: workshop.source)
    let all = try split.chunkReadings()
    let names = split.exports.names
    func findings(_ readings: [ChunkReading], ends: Bool = true) -> ReadingBuilder {
      var builder = ReadingBuilder(source: workshop.source, files: names)
      for reading in readings { builder.take(reading) }
      for file in names.indices where ends {
        builder.noteEnd(ofFile: file, chunks: all.count { $0.file == file })
      }
      return builder
    }
    let whole = findings(all)
    let input = try whole.findings.settled(workshop.source, paths: names, asOf: nil)
    #expect(throws: IntakeError.self) {
      try findings(all, ends: false).findings.settled(workshop.source, paths: names, asOf: nil)
    }
    for left in all.indices {
      var readings = all
      readings.remove(at: left)
      #expect(throws: IntakeError.self) {
        try findings(readings).findings.settled(workshop.source, paths: names, asOf: nil)
      }
    }
    #expect(throws: IntakeError.self) {
      var twice = whole.findings
      try twice.merge(findings([all[0]]).findings)
    }
    #expect(throws: IntakeError.self) {
      try whole.findings.settled(workshop.source, paths: Array(names.dropLast()), asOf: nil)
    }
    #expect(throws: IntakeError.self) { try Reading(input, [whole.lines, whole.lines]) }
    let others = SplitReaders(exports: MixedExports(seed: 4, encoding: .utf8), source: workshop.source)
    #expect(throws: IntakeError.self) { try Reading(input, [findings(others.chunkReadings()).lines]) }
    var withoutDimensions = workshop.source
    withoutDimensions.mapping.dimensions = []
    #expect(throws: IntakeError.self) {
      var mixed = whole.findings
      try mixed.merge(InputFindings(withoutDimensions))
    }
  }
}
