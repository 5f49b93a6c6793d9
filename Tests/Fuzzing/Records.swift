internal import CSV

/// The scanner reads as libcsv does, and a text that is cut at a boundary reads as it does in one piece.
///
/// The low bits of the first byte say how: two for the delimiter, two for the line end, one for alignment by
/// blanks; and the highest one, with the next, for a dialect: backslashes, or a spreadsheet's guards too. A seed that begins
/// with `@` is read with commas and any line ends.
func checkRecords(_ bytes: [UInt8]) throws(Broken) {
  guard let first = bytes.first else { return }
  let text = Array(bytes.dropFirst())
  let delimiter = Array(",;\t|".utf8)[Int(first & 3)]
  let lineEnd = [RecordSplitter.LineEnd.any, .lf, .crlf, .cr][Int(first >> 2 & 3)]
  let spaceAligned = first & 16 != 0
  let dialect = RecordDialect(escapes: first & 0xC0 == 0x80, guards: first & 0xC0 == 0xC0)
  func reader(scans: Bool) -> RecordReader {
    RecordReader(
      delimiter: delimiter, spaceAligned: spaceAligned, lineEnd: lineEnd, dialect: dialect, scans: scans)
  }
  let fast = reader(scans: true)
  let whole = ReadText(text, by: fast)
  try Broken.unless(ReadText(text, by: reader(scans: false)) == whole, "libcsv reads it otherwise")

  // Cut everywhere at once, so that every piece is read by itself and the whole text only once more: looked for from
  // every place of a short text, from some places of a long one.
  var cuts = [0]
  for end in stride(from: 0, through: text.count, by: 1 + text.count / 16) {
    let boundary = fast.recordSplitter.lastBoundary(in: Array(text[..<end]).span)
    try Broken.unless(
      (cuts[cuts.count - 1]...end).contains(boundary), "the boundary before \(end) is \(boundary)")
    if boundary > cuts[cuts.count - 1] { cuts.append(boundary) }
  }
  var pieces = ReadText([], by: fast)
  for (start, end) in zip(cuts, cuts.dropFirst() + [text.count]) {
    pieces = pieces.followed(by: ReadText(Array(text[start..<end]), by: fast))
  }
  try Broken.unless(pieces == whole, "cut at \(cuts.dropFirst()) it is read otherwise")
}

/// What a text comes to, wherever its fields stand in memory.
private struct ReadText: Equatable {
  struct Record: Equatable {
    var line: Int
    var fault: RecordFault?
    var raw: [UInt8]
    var fields: [[UInt8]]
  }

  var records: [Record]
  var lines: Int
  var blankRecords: Int

  init(_ text: [UInt8], by reader: RecordReader) {
    let batch = reader.read(text)
    records = batch.records.map { record in
      let fields = batch.fields[Int(record.firstField)..<Int(record.firstField + record.fieldCount)]
      return Record(
        line: Int(record.line), fault: record.fault, raw: Array(batch.raw(record)),
        fields: fields.map { Array(batch.bytes[$0.range]) })
    }
    lines = Int(batch.lineCount)
    blankRecords = batch.blankRecords
  }

  func followed(by tail: ReadText) -> ReadText {
    var both = self
    both.records += tail.records.map {
      var record = $0
      record.line += lines
      return record
    }
    both.lines += tail.lines
    both.blankRecords += tail.blankRecords
    return both
  }
}
