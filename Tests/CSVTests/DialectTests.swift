import CSV
import Testbench
import Testing

/// Slow and obvious: the grammar of `RecordDialect`'s comment on top of RFC 4180's, read off letter by letter.
struct DialectOracle {
  let dialect: RecordDialect

  func outcomes(of bytes: [UInt8]) -> [Outcome] {
    var outcomes: [Outcome] = []
    var rest = bytes[...]
    let lines = Oracle()
    while !rest.isEmpty {
      let line = 1 + lines.lineEnds(in: bytes[..<rest.startIndex])
      let record = record(in: rest)
      let raw = rest[..<record.end]
      rest = rest[record.next...]
      if raw.isEmpty { continue }
      let text = String(decoding: raw, as: UTF8.self)
      guard let fields = record.fields else {
        outcomes.append(.refused(line, .badQuoting, text))
        continue
      }
      let isText = !fields.contains { $0.contains(0) }
      outcomes.append(
        isText
          ? .read(line, fields.map { String(decoding: $0, as: UTF8.self) })
          : .refused(line, .badEncoding, text))
    }
    return outcomes
  }

  private struct Record {
    var fields: [[UInt8]]?
    var end: Int
    var next: Int
  }

  private func record(in text: ArraySlice<UInt8>) -> Record {
    var fields: [[UInt8]] = []
    var offset = text.startIndex
    while true {
      let field = field(in: text[offset...])
      guard let value = field.value else { return ended(in: text, from: field.after, fields: nil) }
      fields.append(dialect.guards ? unguarded(value) : value)
      guard field.after < text.endIndex, text[field.after] == UInt8(ascii: ",") else {
        return ended(in: text, from: field.after, fields: fields)
      }
      offset = field.after + 1
    }
  }

  private func ended(in text: ArraySlice<UInt8>, from offset: Int, fields: [[UInt8]]?) -> Record {
    let end = text[offset...].firstIndex { isLineEnd($0) } ?? text.endIndex
    let isPair = text[end...].starts(with: [UInt8(ascii: "\r"), UInt8(ascii: "\n")])
    return Record(fields: fields, end: end, next: min(end + (isPair ? 2 : 1), text.endIndex))
  }

  /// Without a value where the quoting is wrong: then `after` is a place on the line that it costs.
  private func field(in text: ArraySlice<UInt8>) -> (value: [UInt8]?, after: Int) {
    let quote = UInt8(ascii: "\"")
    let isGuarded = dialect.guards && text.starts(with: Array("=\"".utf8))
    guard text.first == quote || isGuarded else { return unquoted(in: text) }
    let opened = text.startIndex + (isGuarded ? 1 : 0)
    var value: [UInt8] = []
    var isNull = false
    var rest = text[opened...].dropFirst()
    while let letter = rest.first {
      if let escape = escape(at: rest) {
        isNull =
          value.isEmpty && rest.dropFirst().first == UInt8(ascii: "N") && rest.dropFirst(2).first == quote
        value += escape.value
        rest = rest.dropFirst(escape.width)
      } else if letter != quote {
        value.append(letter)
        rest = rest.dropFirst()
      } else if rest.dropFirst().first == quote {
        value.append(quote)
        rest = rest.dropFirst(2)
      } else {
        let after = rest.dropFirst()
        guard after.first.map({ $0 == UInt8(ascii: ",") || isLineEnd($0) }) ?? true else {
          return (nil, opened)
        }
        if isNull, value == Array("N".utf8) { value = [] }
        return (isGuarded ? Array("=\"".utf8) + value + [quote] : value, after.startIndex)
      }
    }
    return (nil, opened)
  }

  private func unquoted(in text: ArraySlice<UInt8>) -> (value: [UInt8]?, after: Int) {
    var value: [UInt8] = []
    var rest = text
    while let letter = rest.first, letter != UInt8(ascii: ","), !isLineEnd(letter) {
      if letter == UInt8(ascii: "\"") { return (nil, rest.startIndex) }
      if let escape = escape(at: rest) {
        value += escape.value
        rest = rest.dropFirst(escape.width)
      } else {
        value.append(letter)
        rest = rest.dropFirst()
      }
    }
    let isNull = dialect.escapes && Array(text[..<rest.startIndex]) == Array("\\N".utf8)
    return (isNull ? [] : value, rest.startIndex)
  }

  private func escape(at text: ArraySlice<UInt8>) -> (value: [UInt8], width: Int)? {
    guard dialect.escapes, text.first == UInt8(ascii: "\\") else { return nil }
    guard let letter = text.dropFirst().first else { return ([UInt8(ascii: "\\")], 1) }
    if text.dropFirst().starts(with: Array("\r\n".utf8)) { return (Array("\r\n".utf8), 3) }
    let controls: [UInt8: UInt8] = [
      UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13, UInt8(ascii: "t"): 9, UInt8(ascii: "0"): 0,
      UInt8(ascii: "b"): 8, UInt8(ascii: "Z"): 26,
    ]
    return ([controls[letter] ?? letter], 2)
  }

  private func unguarded(_ value: [UInt8]) -> [UInt8] {
    if value.first == UInt8(ascii: "'") { return Array(value.dropFirst()) }
    let isGuarded =
      value.count > 2 && value.starts(with: Array("=\"".utf8)) && value.last == UInt8(ascii: "\"")
    return isGuarded ? Array(value.dropFirst(2).dropLast()) : value
  }

  private func isLineEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }
}

@Suite struct DialectTests {
  static let dialects = [
    RecordDialect(escapes: true), RecordDialect(guards: true), RecordDialect(escapes: true, guards: true),
  ]

  private func reader(_ dialect: RecordDialect) -> RecordReader {
    RecordReader(delimiter: UInt8(ascii: ","), dialect: dialect)
  }

  private func firstDifference(among texts: [String], _ isSame: ([UInt8]) -> Bool) -> String? {
    texts.first { !isSame(Array($0.utf8)) }?.debugDescription
  }

  private static func texts(_ alphabet: [String], atMost length: Int) -> [String] {
    var all = [""]
    var longest = [""]
    for _ in 1...length {
      longest = longest.flatMap { text in alphabet.map { text + $0 } }
      all += longest
    }
    return all
  }

  private static func randomTexts(_ count: Int, seed: UInt64) -> [String] {
    var random = SplitMix64(seed: seed)
    let alphabet = ["a", ",", "\"", "\"", "\n", "\r", "\\", "\\", "\\N", "n", "0", "=\"", "=", "'", "é"]
    return (0..<count).map { _ in random.text(of: alphabet, atMost: 24) }
  }

  /// All texts of up to five letters, and longer ones by chance.
  @Test(arguments: dialects)
  func readAsTheOracleReads(dialect: RecordDialect) {
    let alphabet =
      ["a", ",", "\"", "\n", "\r"] + (dialect.escapes ? ["\\", "N"] : [])
      + (dialect.guards ? ["=", "'"] : [])
    let reader = reader(dialect)
    let oracle = DialectOracle(dialect: dialect)
    let difference = firstDifference(among: Self.texts(alphabet, atMost: 5) + Self.randomTexts(8000, seed: 3))
    {
      reader.outcomes(of: $0).records == oracle.outcomes(of: $0)
    }
    #expect(difference == nil)
  }

  /// Cut in two at the last boundary of any beginning, a text is read as it is in one piece.
  @Test(arguments: dialects)
  func cutAnywhere(dialect: RecordDialect) {
    let reader = reader(dialect)
    let difference = firstDifference(among: Self.randomTexts(2000, seed: 4)) { bytes in
      let whole = reader.outcomes(of: bytes).records
      return bytes.indices.allSatisfy { end in
        let boundary = reader.recordSplitter.lastBoundary(in: Array(bytes[..<end]).span)
        let head = reader.outcomes(of: Array(bytes[..<boundary]))
        let tail = reader.outcomes(of: Array(bytes[boundary...]))
        return boundary <= end && head.records + tail.records.map { $0.moved(byLines: head.lines) } == whole
      }
    }
    #expect(difference == nil)
  }

  /// What MySQL's `SELECT … INTO OUTFILE`, Redshift's `UNLOAD … ESCAPE` and Spark write.
  @Test(arguments: [
    (#"A,"say \"hi\", ok",5.00"#, ["A", #"say "hi", ok"#, "5.00"]), (#"a\,b,c"#, ["a,b", "c"]),
    (#"\N,"\N",\\N"#, ["", "", #"\N"#]), (#"C:\\temp,x"#, [#"C:\temp"#, "x"]),
    (#"a\tb,a\nb"#, ["a\tb", "a\nb"]),
    ("a\\\nb,c", ["a\nb", "c"]), ("a\\\r\nb,c", ["a\r\nb", "c"]), (#""a""b",c"#, [#"a"b"#, "c"]),
    (#"a\"b,c"#, [#"a"b"#, "c"]),
    (#"a\xb,c"#, ["axb", "c"]), (#""ends in \\",c"#, [#"ends in \"#, "c"]), (#"\N\N,x"#, ["NN", "x"]),
  ])
  func escapes(text: String, fields: [String]) {
    let outcomes = reader(RecordDialect(escapes: true)).outcomes(of: text + "\nlast,1\n")
    #expect(outcomes.map(\.fields) == [fields, ["last", "1"]])
  }

  @Test(arguments: [#"a"b,c"#, #""a\",c"#, #""a"b,c"#, #"a\0,c"#])
  func refusedWithEscapes(text: String) {
    let outcomes = reader(RecordDialect(escapes: true)).outcomes(of: text + "\nlast,1\n")
    #expect(outcomes.map(\.fields) == [nil, ["last", "1"]])
  }

  @Test(arguments: [
    (#"="00123",'-5.00"#, ["00123", "-5.00"]), (#""=""00123""",x"#, ["00123", "x"]),
    (#"="a,b",x"#, ["a,b", "x"]),
    (#"=1+1,="""#, ["=1+1", ""]), ("',''", ["", "'"]), (#"=a,'=b"#, ["=a", "=b"]),
    (#"="say ""hi""",x"#, [#"say "hi""#, "x"]),
  ])
  func guards(text: String, fields: [String]) {
    let outcomes = reader(RecordDialect(guards: true)).outcomes(of: text + "\nlast,1\n")
    #expect(outcomes.map(\.fields) == [fields, ["last", "1"]])
  }

  /// The record stays as it was written, for whoever mends it.
  @Test func rawRecordsKeepTheirEscapes() {
    let batch = reader(RecordDialect(escapes: true, guards: true)).read(Array("a\\,b,=\"1\"\n".utf8))
    #expect(batch.records.map { String(decoding: batch.raw($0), as: UTF8.self) } == ["a\\,b,=\"1\""])
  }

  /// A backslash or a guard means nothing where nobody asks.
  @Test func plainIsPlain() {
    #expect(RecordReader.comma.outcomes(of: #"a\,b"#).map(\.fields) == [[#"a\"#, "b"]])
    #expect(RecordReader.comma.outcomes(of: #"'1,="1""#).map(\.fields) == [nil])
  }

  /// A record that does not end costs no more than the longest one.
  @Test func endlessEscapes() {
    let bytes =
      Array(String(repeating: "\\\n", count: RecordSplitter.longestRecord).utf8) + Array("\nlast,1\n".utf8)
    let outcomes = reader(RecordDialect(escapes: true)).outcomes(of: bytes).records
    #expect(outcomes.count == 2)
    #expect(outcomes.last?.fields == ["last", "1"])
  }
}
