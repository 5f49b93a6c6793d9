import Base
import CSV
import Testbench
import Testing

@testable import Intake

/// However large the blocks are in which files are read: the reading is the same.
@Suite struct ChunkTests {
  /// Everything a reading says, as text that can be compared.
  static func account(of handed: Handed) -> [String] {
    let files = handed.reading.account.files.map { file in
      let refused = file.refused.sorted { $0.key.rawValue < $1.key.rawValue }.map {
        "\($0.key) \($0.value.lines) from \($0.value.firstLine) \($0.value.example)"
      }
      return
        "\(file.path) \(file.lines) \(file.accepted) \(file.excluded) \(file.afterAsOf) \(file.revenue.units) "
        + "\(file.firstDay as Any) \(file.lastDay as Any) \(refused)"
    }
    let newest = handed.reading.newest
    return ["\(newest?.line as Any) \(newest?.value as Any)"] + files
      + handed.rejects.map { "\($0.line) \($0.refusal) \($0.column) \($0.record)" }
      + handed.lines.map { "\($0)" } + handed.reading.products.values
  }

  static var desk: Desk {
    var desk = Desk.plain
    desk.source.mapping.product = "note"
    desk.source.exclusions = [Exclusion(column: "customer", test: .isOneOf(["x"]))]
    desk.asOf = Day(iso: "2026-03-10")
    return desk
  }

  /// Lines good and bad, and between them whatever letters may come.
  static func rubbish(seed: UInt64, lines count: Int = 60) -> String {
    var random = SplitMix64(seed: seed)
    let lines = [
      "a;2026-03-09;1.00;n", "b;2026-03-10;-2;\"m\nm\"", "x;2026-03-09;1;", "a;2026-03-11;4;n",
      ";2026-03-09;1;n",
      "é;2026-02-30;1;n", "a;2026-03-09;1,5;n", "\"c;2026-03-09;1;n", "c\";2026-03-09;1;n", "a;2026-03-09;1",
      "",
      "\"a\";\"2026-03-09\";\"1\";\"\"\"\"", "漢;2026-03-09;3;\"\r\"",
    ]
    let letters = ["a", ";", "\"", "\n", "\r", "1", " ", "é"]
    let ends = ["\n", "\n", "\r\n", "\r"]
    let body = (0..<count).map { _ in
      let isLine = Int.random(in: 0..<4, using: &random) > 0
      let line = isLine ? lines.randomElement(using: &random) ?? "" : random.text(of: letters, atMost: 12)
      return line + (ends.randomElement(using: &random) ?? "\n")
    }
    let mark = Bool.random(using: &random) ? "\u{FEFF}" : ""
    return mark + "customer;day;amount;note\r\n" + body.joined()
      + (Bool.random(using: &random) ? "a;2026-03-09;7;z" : "")
  }

  /// Some of it in no encoding.
  static func damagedRubbish(seed: UInt64) -> [[UInt8]] {
    var random = SplitMix64(seed: seed)
    return [seed, seed + 100].map { seed in
      var export = Array(rubbish(seed: seed, lines: 300).utf8)
      for _ in 0..<9 {
        let place = Int.random(in: 40..<export.count, using: &random)
        export[place] = [0, 0xFF, 0xC3, 0x22].randomElement(using: &random) ?? 0
      }
      return export
    }
  }

  static let duplicates = [
    Source.Duplicates.keep, .dropIdentical(.everywhere), .dropIdentical(.otherFiles), .lastFileWins,
  ]

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func anyBlockSize(seed: UInt64) throws {
    let exports = [Array(Self.rubbish(seed: seed).utf8), Array(Self.rubbish(seed: seed + 100).utf8)]
    let whole = Self.account(of: try Self.desk.read(exports))
    for blockSize in [1, 2, 3, 5, 17, 64, 1000] {
      var desk = Self.desk
      desk.blockSize = blockSize
      #expect(Self.account(of: try desk.read(exports)) == whole, "blocks of \(blockSize)")
    }
  }

  /// lines = accepted + after_as_of + duplicate + excluded + refused, and lines are the records of the file: over
  /// rubbish, some of it in no encoding, however duplicates are dealt with.
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func everyRecordIsCountedOnce(seed: UInt64) throws {
    let exports = Self.damagedRubbish(seed: seed)
    for duplicates in Self.duplicates {
      var desk = Self.desk
      desk.source.duplicates = duplicates
      desk.source.mapping.order = "note"
      let handed = try desk.read(exports)
      for (file, export) in zip(handed.reading.account.files, exports) {
        #expect(
          file.lines
            == file.accepted + file.afterAsOf + file.duplicate + file.excluded + file.refusedLines)
        // What is no data record is counted too: the header again, and delimiters only. libcsv counts them here.
        let batch = RecordReader(delimiter: UInt8(ascii: ";"), scans: false).read(export)
        #expect(
          file.lines + file.repeatedHeaders + file.emptyRecords == batch.records.count + batch.blankRecords
            - 1)
      }
      let total = handed.total
      #expect(total.refusedLines == handed.rejects.count)
      #expect(handed.lines.count == total.accepted + total.afterAsOf)
      // Every kind must come up, or the law is not tried.
      #expect(total.accepted > 0 && total.afterAsOf > 0 && total.excluded > 0 && total.refusedLines > 0)
      #expect((total.duplicate > 0) == (duplicates != .keep))
    }
  }

  /// Blocks end in the middle of quoted line ends, of CR LF and of letters of many bytes.
  @Test(arguments: 1...40)
  func physicalLinesAcrossChunks(blockSize: Int) throws {
    var desk = Desk.plain
    desk.blockSize = blockSize
    desk.source.format.skipLines = 1
    let handed = try desk.read(
      "Bericht\r\ncustomer;day;amount\r\n\r\n\"a\r\nb\";2026-03-09;x\r\n\r\né;2026-03-09;y\r"
        + "c;2026-03-09;z\n\n\"d\n\n\n;;\n;e\";2026-03-09;1\nf;2026-03-09;v")
    #expect(
      handed.refusals == [
        "4 bad_amount amount", "7 bad_amount amount", "8 bad_amount amount", "15 bad_amount amount",
      ])
    #expect(handed.lines.map(\.customer) == ["d\n\n\n;;\n;e"])
  }

  /// Without a header the number of columns is found by the same records whatever the blocks.
  @Test(arguments: [1, 4, 100, 4 << 20])
  func columnsOfAnExportWithoutHeader(blockSize: Int) throws {
    var desk = Desk.plain
    desk.blockSize = blockSize
    desk.source.format.hasHeader = false
    desk.source.mapping = Mapping(customer: "1", date: "2", amount: .column("3"))
    let handed = try desk.read("a\nb\n" + String(repeating: "c;2026-03-09;1\n", count: 5))
    #expect(handed.refusals == ["1 field_count ", "2 field_count "])
    #expect(handed.total.accepted == 5)
  }

  /// Customers spread over all groups, or one core would have all the work.
  @Test func groupsAreAlikeInSize() throws {
    var desk = Desk.plain
    desk.groups = 8
    let handed = try desk.read(
      Desk.lines((0..<8000).map { "customer-\($0 / 2);2026-03-09;1" }.joined(separator: "\n")))
    let chunk = try #require(handed.reading.chunks.first)
    let sizes = (0..<8).map { chunk.lines(ofShard: $0, of: 8).count }
    #expect(sizes.allSatisfy { (800...1200).contains($0) }, "\(sizes)")
  }

  /// Shards part customers, never their lines, and keep the lines' order.
  @Test(arguments: [1, 2, 7, LineColumns.groups])
  func shards(count: Int) throws {
    let one = try Self.desk.read(Self.rubbish(seed: 1))
    var desk = Self.desk
    desk.groups = LineColumns.groups
    desk.blockSize = 64
    let handed = try desk.read(Self.rubbish(seed: 1))
    var shardOfCustomer: [String: Int] = [:]
    for chunk in handed.reading.chunks {
      #expect((0..<count).flatMap { chunk.lines(ofShard: $0, of: count) } == Array(0..<chunk.count))
      for shard in 0..<count {
        for line in chunk.lines(ofShard: shard, of: count) {
          let customer = String(
            decoding: chunk.customers.bytes(of: UInt32(chunk.customer[line])), as: UTF8.self)
          #expect(shardOfCustomer[customer, default: shard] == shard)
          shardOfCustomer[customer] = shard
        }
      }
    }
    for customer in Set(one.lines.map(\.customer)) {
      #expect(handed.lines.filter { $0.customer == customer } == one.lines.filter { $0.customer == customer })
    }
    #expect(handed.lines.count == one.lines.count)
  }
}
