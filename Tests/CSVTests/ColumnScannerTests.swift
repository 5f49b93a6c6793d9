import Base
import CSV
import Testbench
import Testing

/// The cells of one column, found without the others, against the reader of records.
@Suite struct ColumnScannerTests {
  private typealias Found = (cells: [String], end: Int, isASCII: Bool)

  private static func scanned(_ bytes: [UInt8], _ column: Int, of columns: Int) -> Found {
    let found = ColumnScanner(column, of: columns, delimiter: UInt8(ascii: ",")).scan(bytes.span)
    let cells = found.cells.map { cell in
      let text = String(decoding: bytes[cell], as: UTF8.self)
      guard text.hasPrefix("\"") else { return text }
      return String(text.dropFirst().dropLast()).replacing("\"\"", with: "\"")
    }
    return (cells, found.end, found.isASCII)
  }

  /// What is found are the cells that the reader finds there; all behind it is read as it was.
  private static func isAsRead(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    let whole = RecordReader.comma.outcomes(of: bytes).records
    return (1...3).allSatisfy { columns in
      (0..<columns).allSatisfy { column in
        let found = scanned(bytes, column, of: columns)
        let head = RecordReader.comma.outcomes(of: Array(bytes[..<found.end]))
        let tail = RecordReader.comma.outcomes(of: Array(bytes[found.end...]))
        return head.records.allSatisfy { $0.fields?.count == columns }
          && head.records.map { $0.fields?[column] } == found.cells
          && head.records + tail.records.map { $0.moved(byLines: head.lines) } == whole
      }
    }
  }

  @Test func everyShortText() {
    #expect(OracleTests.shortTexts.first { !Self.isAsRead($0) } == nil)
  }

  @Test(arguments: [0, 4, 40], 21...23 as ClosedRange<UInt64>)
  func textsOverManyBlocks(faults: Int, seed: UInt64) {
    let texts =
      OracleTests.longTexts(60, seed: seed, faults: faults) + OracleTests.randomTexts(500, seed: seed)
    #expect(texts.first { !Self.isAsRead($0) } == nil)
  }

  /// Rows as `RowEncoder` writes them are all found, whatever stands in them.
  @Test(arguments: 1...20 as ClosedRange<UInt64>) func writtenRows(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let columns = Int.random(in: 1...9, using: &random)
    let fields = [
      "7.50", "plain", "a, b", "say \"hi\"", "\"", "line\nbreak", "\r", "é", "C000123",
      "more bytes than a block has, without anything that needs a quote at all",
      "more bytes than a block has, with a comma, and a \" and a \n line end",
    ]
    let rows = (0..<200).map { _ in
      (0..<columns).map { _ in fields.randomElement(using: &random) ?? "" }
    }
    let encoder = RowEncoder(decimals: 2)
    for row in rows {
      for cell in row { encoder.write(.text(cell)) }
      encoder.endRow()
    }
    let bytes = encoder.bytes
    for column in 0..<columns {
      let found = Self.scanned(bytes, column, of: columns)
      #expect(found.cells == rows.map { $0[column] })
      #expect(found.end == bytes.count)
      #expect(found.isASCII == bytes.allSatisfy { $0 < 0x80 })
    }
  }
}
