import Base
import Testing

@testable import Intake

/// Bytes that are text, and bytes that are not.
@Suite struct EncodingTests {
  private static let header = Array("customer;day;amount\n".utf8)

  private func export(_ customers: [[UInt8]]) -> [UInt8] {
    customers.reduce(Self.header) { $0 + $1 + Array(";2026-03-09;1\n".utf8) }
  }

  private func desk(_ encoding: ExportFormat.Encoding) -> Desk {
    var desk = Desk.plain
    desk.source.format.encoding = encoding
    return desk
  }

  @Test func utf8() throws {
    let handed = try desk(.utf8).read([
      export([
        Array("é漢𝄞".utf8), [0xE9], Array("b".utf8), [0x63, 0xC3], [0xED, 0xA0, 0x80], [0xC0, 0xAF], [0x64],
      ])
    ])
    #expect(handed.lines.map(\.customer) == ["é漢𝄞", "b", "d"])
    #expect(handed.refusals == ["3 bad_encoding ", "5 bad_encoding ", "6 bad_encoding ", "7 bad_encoding "])
    #expect(
      handed.rejects.map(\.record) == [
        "\\xE9;2026-03-09;1", "c\\xC3;2026-03-09;1", "\\xED\\xA0\\x80;2026-03-09;1",
        "\\xC0\\xAF;2026-03-09;1",
      ])
  }

  @Test func nulIsNoText() throws {
    let handed = try desk(.utf8).read([export([[0x61], [0], [0x62]])])
    #expect(handed.lines.map(\.customer) == ["a", "b"])
    #expect(handed.refusals == ["3 bad_encoding "])
  }

  /// All 256 bytes but those that CSV needs, each in a record of its own.
  @Test func latin1() throws {
    let bytes = (UInt8(1)...255).filter { !Array("\t\n\r \";".utf8).contains($0) }
    let handed = try desk(.latin1).read([export(bytes.map { [UInt8(ascii: "_"), $0] })])
    #expect(handed.rejects.isEmpty)
    #expect(handed.lines.map(\.customer) == bytes.map { "_\(UnicodeScalar($0))" })
  }

  @Test func windows1252() throws {
    let signs = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ".map(String.init)
    let undefined: [UInt8] = [0x81, 0x8D, 0x8F, 0x90, 0x9D]
    let defined = (UInt8(0x80)...0x9F).filter { !undefined.contains($0) }
    let handed = try desk(.windows1252).read([
      export((defined + [0xA0, 0xE9, 0xFF]).map { [UInt8(ascii: "_"), $0] })
    ])
    #expect(handed.lines.map(\.customer) == (signs + ["\u{A0}", "é", "ÿ"]).map { "_" + $0 })
    let refused = try desk(.windows1252).read([
      export([[0xE9]] + undefined.map { [0xE9, $0, 0xE9] } + [[0x80]])
    ])
    #expect(refused.lines.map(\.customer) == ["é", "€"])
    #expect(refused.refusals == (3...7).map { "\($0) bad_encoding " })
    #expect(refused.rejects.first?.record == "é\\x81é;2026-03-09;1")
  }

  /// A no-break space between thousands, as a spreadsheet writes it, in one byte.
  @Test func thousandsInOneByte() throws {
    var desk = desk(.latin1)
    desk.source.format.thousands = .blank
    let handed = try desk.read([Self.header + Array("c;2026-03-09;1".utf8) + [0xA0] + Array("234\n".utf8)])
    #expect(handed.lines.map(\.units) == [123_400])
  }

  @Test func utf16IsNamed() throws {
    for mark: [UInt8] in [[0xFF, 0xFE], [0xFE, 0xFF]] {
      #expect(throws: IntakeError.self) { try Desk.plain.read([mark + [0x61, 0x00]]) }
    }
  }

  /// The raw text of a refused record, as it stood.
  @Test func rawTextOfRejects() throws {
    let handed = try Desk.plain.read(
      "customer;day;amount\r\n\" a\";\"2026-\n03-09\"; 1\r\n;;\r\n\"é;漢\"\r\n a;2026-03-09;\"1\"\"\"\r\n")
    #expect(
      handed.rejects.map(\.record) == [
        "\" a\";\"2026-\n03-09\"; 1", "\"é;漢\"", " a;2026-03-09;\"1\"\"\"",
      ])
    #expect(
      handed.refusals == [
        "2 bad_date day", "5 field_count ", "6 bad_amount amount",
      ])
    let counts = handed.reading.account.files[0].refused.values.sorted { $0.firstLine < $1.firstLine }
    #expect(counts.map(\.example) == ["2026-\n03-09", "\"é;漢\"", "1\""])
  }

  @Test func readableTextKeepsWhatIsText() {
    let cases: [([UInt8], String)] = [
      ([], ""), ([0x61], "a"), ([0xFF], "\\xFF"), ([0x61, 0xE9, 0x62], "a\\xE9b"),
      ([0xE6, 0xBC, 0xA2, 0xE6, 0xBC], "漢\\xE6\\xBC"), ([0xF0, 0x9D, 0x84, 0x9E, 0x80], "𝄞\\x80"),
      ([0x0A, 0x09, 0x80], "\n\t\\x80"),
    ]
    for (bytes, text) in cases { #expect(RawText.readable(bytes[...]) == text) }
  }
}
