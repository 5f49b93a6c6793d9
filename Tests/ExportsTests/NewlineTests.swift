import Base
import CSV
import Intake
import Testing

@Suite struct NewlineTests {
  static func source(_ newline: ExportFormat.Newline) -> Source {
    .plain.with {
      $0.format.newline = newline
      $0.mapping.dimensions = [Mapping.Dimension(name: "note", column: "note")]
      $0.mapping.trimmed = ["customer"]
    }
  }

  /// A file with each kind of break in an unquoted field, and in a quoted one.
  @Test(arguments: [(ExportFormat.Newline.lf, "\n"), (.crlf, "\r\n"), (.cr, "\r")])
  func onlyThePinnedLineEndEndsARecord(_ newline: ExportFormat.Newline, _ end: String) throws {
    let scratch = try Scratch()
    let others = ["\n", "\r", "\r\n"].filter {
      !$0.utf8.contains { end.utf8.contains($0) } || $0.utf8.count < end.utf8.count
    }
    var text = "customer,date,amount,note" + end
    for other in others { text += "a,2026-03-01,1,x\(other)y\(end)b,2026-03-01,1,\"x\(end)y\"\(end)" }
    text += "c,bad,1,z\(end)d,2026-03-01,1,\(end)"
    try scratch.write(text, as: "a.csv")
    let (reading, rejects) = try scratch.read("a.csv", as: Self.source(newline))
    #expect(rejects.map(\.record) == ["c,bad,1,z"])
    let notes = Set(reading.dimensions[0].values.map { Array($0.utf8) })
    #expect(notes == Set((others + [end]).map { Array("x\($0)y".utf8) } + [Array("(none)".utf8)]))
    #expect(reading.account.total.accepted == 2 * others.count + 1)
    #expect(rejects.map(\.line).allSatisfy { $0 >= 2 + 3 * others.count })
  }

  @Test func aReturnBeforeTheFeedBelongsToTheFieldWhereOnlyTheFeedEndsALine() throws {
    let scratch = try Scratch()
    try scratch.write("customer,date,amount,note\r\na,2026-03-01,1,x\r\n", as: "a.csv")
    let refusal = scratch.refusal("a.csv", as: Self.source(.lf))
    #expect(refusal.kind == .mapping)
    #expect(refusal.words.contains("there is no column \"note\""))
  }

  /// The boundary a chunk may be cut at is where the records of the whole end, wherever the bytes stop.
  @Test(arguments: [RecordSplitter.LineEnd.any, .lf, .crlf, .cr])
  func cutAnywhereTheRecordsAreTheSame(_ lineEnd: RecordSplitter.LineEnd) throws {
    let splitter = RecordSplitter(delimiter: UInt8(ascii: ","), lineEnd: lineEnd)
    let alphabet = Array("a,\"\r\n".utf8)
    var state: UInt64 = 11
    for _ in 0..<3000 {
      let text = (0..<12).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return alphabet[Int(state >> 33) % alphabet.count]
      }
      var ends: Set<Int> = [0]
      var offset = 0
      while let extent = splitter.record(in: text.span, from: offset, atEnd: true) {
        offset = extent.next
        ends.insert(offset)
      }
      for length in 0...text.count {
        let boundary = splitter.lastBoundary(in: text.span.extracting(0..<length))
        #expect(ends.contains(boundary), "\(text) cut to \(length)")
      }
      // Every record is read, and as one.
      let batch = RecordReader(delimiter: UInt8(ascii: ","), lineEnd: lineEnd).read(text)
      #expect(batch.records.count + batch.blankRecords == ends.count - 1)
    }
  }
}
