internal import CSV

/// The scanner reads as libcsv does, and a text that is cut at a boundary reads as it does in one piece.
///
/// The low bits of the first byte say how: two for the delimiter, two for the line end, one for alignment by
/// blanks. A seed that begins with `@` is read with commas and any line ends.
func checkRecords(_ bytes: [UInt8]) throws(Broken) {
  guard let first = bytes.first else { return }
  let text = Array(bytes.dropFirst())
  let delimiter = Array(",;\t|".utf8)[Int(first & 3)]
  let lineEnd = [RecordSplitter.LineEnd.any, .lf, .crlf, .cr][Int(first >> 2 & 3)]
  let spaceAligned = first & 16 != 0
  func reader(scans: Bool) -> RecordReader {
    RecordReader(delimiter: delimiter, spaceAligned: spaceAligned, lineEnd: lineEnd, scans: scans)
  }
  let fast = reader(scans: true)
  let whole = ReadText(text, by: fast)
  try Broken.unless(ReadText(text, by: reader(scans: false)) == whole, "libcsv reads it otherwise")

  // Every cut of a short text, some cuts of a long one.
  for end in stride(from: 0, through: text.count, by: 1 + text.count / 16) {
    let boundary = fast.recordSplitter.lastBoundary(in: Array(text[..<end]).span)
    try Broken.unless((0...end).contains(boundary), "the boundary before \(end) is \(boundary)")
    let head = ReadText(Array(text[..<boundary]), by: fast)
    let tail = ReadText(Array(text[boundary...]), by: fast)
    try Broken.unless(head.followed(by: tail) == whole, "cut at \(boundary) it is read otherwise")
  }
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
