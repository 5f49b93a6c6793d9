import Base
import CSV
import Files
import Foundation
import Intake
import Testbench
import Testing

@Suite struct EncodingTests {
  static let gbkOrders = "chinese/orders-gbk.csv"
  static let export = "customer,date,amount\n林小姐|甲,2026-03-01,1.50\n\"嘉, 燊\",2026-03-02,2\n"

  @Test(arguments: [
    (ExportFormat.Encoding.gbk, "GBK"), (.gb18030, "GB18030"), (.utf16, "UTF-16"),
  ])
  func chineseIsReadInItsEncoding(_ encoding: ExportFormat.Encoding, _ name: String) throws {
    let scratch = try Scratch()
    try scratch.write(Self.export, as: "utf8.csv")
    try scratch.write(try scratch.output(of: "iconv", "-f", "UTF-8", "-t", name, "utf8.csv"), as: "a.csv")
    let (reading, rejects) = try scratch.read("a.csv", as: .plain.with(encoding: encoding))
    #expect(rejects.isEmpty)
    #expect(reading.customers == ["林小姐|甲", "嘉, 燊"])
  }

  @Test func bothEndsOfUTF16AreReadByTheirMark() throws {
    let scratch = try Scratch()
    let units = Array("customer,date,amount\nÉva 😀,2026-03-01,1\n".utf16)
    try scratch.write([0xFE, 0xFF] + units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }, as: "big.csv")
    try scratch.write([0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, as: "little.csv")
    try scratch.write(units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, as: "none.csv")
    let source = Source.plain.with(encoding: .utf16)
    let (reading, rejects) = try scratch.read("big.csv", "little.csv", as: source)
    #expect(rejects.isEmpty)
    #expect(reading.customers == ["Éva 😀"])
    #expect(reading.account.total.accepted == 2)
    let refusal = scratch.refusal("none.csv", as: source)
    #expect(refusal.kind == .mapping)
    #expect(
      refusal.words.hasPrefix("none.csv:1: source.format.encoding is utf-16, but the file does not begin"))
  }

  @Test func aMarkThatContradictsThePipelineIsRefused() throws {
    let scratch = try Scratch()
    try scratch.write([0xFF, 0xFE, 0x61, 0], as: "wide.csv")
    try scratch.write([0xEF, 0xBB, 0xBF, 0x61], as: "marked.csv")
    #expect(
      scratch.refusal("wide.csv").words
        == "wide.csv:1: the file begins with the byte order mark of utf-16, but source.format.encoding is utf-8"
    )
    #expect(
      scratch.refusal("marked.csv", as: .plain.with(encoding: .gbk)).words
        == "marked.csv:1: the file begins with the byte order mark of utf-8, but source.format.encoding is gbk"
    )
  }

  @Test func macintoshIsNotLatin() throws {
    let scratch = try Scratch()
    try scratch.write(
      Array("customer,date,amount\n".utf8) + [0x83] + Array("va,2026-03-01,1\n".utf8), as: "a.csv")
    #expect(
      try scratch.read("a.csv", as: .plain.with(encoding: .macintosh)).reading.customers == ["Éva"])
  }

  /// In GBK a wrong first byte before a line end must not take the line end with it.
  @Test func aWrongSequenceCostsItsRecordOnly() throws {
    let scratch = try Scratch()
    let good: [UInt8] = [0xC1, 0xD6]  // 林
    var bytes = Array("customer,date,amount\n".utf8)
    bytes += good + Array(",2026-03-01,1\n".utf8)
    bytes += good + Array(",2026-03-01,1".utf8) + [0xD6] + Array("\n".utf8)
    bytes += [0xFF, 0x81] + Array(",2026-03-01,1\n".utf8)
    bytes += good + good + Array(",2026-03-01,1\n".utf8)
    bytes += good + Array(",2026-03-01,".utf8) + [0xC1]
    for encoding in [ExportFormat.Encoding.gbk, .gb18030] {
      try scratch.write(bytes, as: "a.csv")
      let (reading, rejects) = try scratch.read("a.csv", as: .plain.with(encoding: encoding))
      #expect(rejects.map(\.refusal) == [.badEncoding, .badEncoding, .badEncoding])
      #expect(rejects.map(\.line) == [3, 4, 6])
      #expect(
        rejects.map(\.record) == [
          #"林,2026-03-01,1\xD6"#, #"\xFF\xFF\x81,2026-03-01,1"#, #"林,2026-03-01,\xC1"#,
        ])
      #expect(reading.customers == ["林", "林林"])
    }
  }

  @Test func halfASurrogatePairIsOneRefusal() throws {
    let scratch = try Scratch()
    var units = Array("customer,date,amount\na,2026-03-01,1\nb".utf16)
    units += [0xD83D, 0xDE00, 0xDE00] + Array(",2026-03-01,1\nc,2026-03-01,1\n".utf16)
    try scratch.write([0xFE, 0xFF] + units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }, as: "a.csv")
    let (reading, rejects) = try scratch.read("a.csv", as: .plain.with(encoding: .utf16))
    #expect(rejects.map(\.record) == [#"b😀\xED\xB8\x80,2026-03-01,1"#])
    #expect(reading.customers == ["a", "c"])
  }

  /// Cut anywhere, the blocks give the same text: a letter's beginning is carried on.
  @Test(arguments: [
    TextDecoder.Encoding.gbk, .gb18030, .macintosh, .utf16LittleEndian, .utf16BigEndian,
  ])
  func blocksMayEndAnywhere(_ encoding: TextDecoder.Encoding) throws {
    // Random bytes, so right and wrong sequences of every kind.
    var state: UInt64 = 42
    let bytes = (0..<4000).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(state >> 56)
    }
    let whole = try #require(TextDecoder(encoding)).utf8(bytes, isLast: true)
    for size in [1, 2, 3, 5, 1000] {
      let decoder = try #require(TextDecoder(encoding))
      var text: [UInt8] = []
      for start in stride(from: 0, to: bytes.count, by: size) {
        let end = min(start + size, bytes.count)
        text += decoder.utf8(Array(bytes[start..<end]), isLast: end == bytes.count)
      }
      #expect(text == whole)
    }
  }

  /// Every wrong sequence is found: what iconv refuses is never UTF-8 afterwards, whatever stands beside it.
  @Test(arguments: [TextDecoder.Encoding.gbk, .gb18030])
  func wrongBytesNeverBecomeText(_ encoding: TextDecoder.Encoding) throws {
    let decoder = try #require(TextDecoder(encoding))
    for first in UInt8(0x81)...0xFF {
      for second in UInt8(0x81)...0xFF {
        let bytes = [first, 0x0A, second, 0x0A, first, second, 0x0A]
        let lines = decoder.utf8(bytes, isLast: true).split(separator: 0x0A, omittingEmptySubsequences: false)
        #expect(lines.count == 4)
        // No byte from 0x81 on is a letter by itself.
        #expect(String(validating: lines[0], as: UTF8.self) == nil)
        #expect(String(validating: lines[1], as: UTF8.self) == nil)
      }
    }
  }

  @Test(
    .enabled(
      if: RealData.path(EncodingTests.gbkOrders) != nil, "PATRON_DATA has no \(EncodingTests.gbkOrders)"))
  func realOrdersInGBKAreReadWithoutARefusal() throws {
    let decoder = try #require(TextDecoder(.gbk))
    let bytes = try RealData.bytes(of: try #require(RealData.path(Self.gbkOrders)))
    let batch = RecordReader(delimiter: UInt8(ascii: ",")).read(decoder.utf8(bytes, isLast: true))
    let records = batch.records.dropFirst()
    #expect(records.count == 60_398)
    #expect(records.allSatisfy { $0.fault == nil && $0.fieldCount == 2 })
    let customers = Set(records.map { batch.bytes[batch.fields[Int($0.firstField)].range] })
    #expect(customers.count == 18_484)
    let header = batch.records.first.map { String(decoding: batch.raw($0), as: UTF8.self) }
    #expect(header == "客户ID,产品名称")
  }
}
