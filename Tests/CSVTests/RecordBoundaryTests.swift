import CSV
import Testing

/// Where records begin and end, on which line they stand, and what a damaged one costs.
@Suite struct RecordBoundaryTests {
  private func outcomes(_ text: String) -> [Outcome] { RecordReader.comma.outcomes(of: text) }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func everyLineEnd(lineEnd: String) {
    let text = ["a,1", "\"b\",2", "", "c,3"].joined(separator: lineEnd)
    let expected: [Outcome] = [.read(1, ["a", "1"]), .read(2, ["b", "2"]), .read(4, ["c", "3"])]
    #expect(outcomes(text) == expected)
    #expect(outcomes(text + lineEnd) == expected)
    #expect(outcomes(text + lineEnd + lineEnd) == expected)
  }

  @Test func mixedLineEnds() {
    #expect(
      outcomes("a\nb\r\nc\rd\n\re\r\r\nf")
        == [
          .read(1, ["a"]), .read(2, ["b"]), .read(3, ["c"]), .read(4, ["d"]), .read(6, ["e"]),
          .read(8, ["f"]),
        ])
  }

  @Test func nothingIsNothing() {
    #expect(outcomes("").isEmpty)
    #expect(outcomes("\n\r\n\r").isEmpty)
    #expect(RecordReader.comma.outcomes(of: Array("\n\r\n\r".utf8)).lines == 3)
  }

  /// Where more may come, a carriage return at the end leaves open whether a line feed follows.
  @Test func carriageReturnAsTheLastByte() {
    let splitter = RecordReader.comma.recordSplitter
    for text in ["a\r", "\"a\"\r", "a\"\r", "\r"] {
      let bytes = Array(text.utf8)
      #expect(splitter.record(in: bytes.span, from: 0, atEnd: false) == nil)
      let extent = splitter.record(in: bytes.span, from: 0, atEnd: true)
      #expect(extent?.end == bytes.count - 1)
      #expect(extent?.next == bytes.count)
    }
  }

  @Test func rawTextIsWithoutItsLineEnd() {
    let batch = RecordReader.comma.read(Array("a,\"b\nc\"\r\nd\"\r".utf8))
    #expect(batch.records.map { String(decoding: batch.raw($0), as: UTF8.self) } == ["a,\"b\nc\"", "d\""])
  }

  /// A stray quote costs the physical line it stands on, with the record's own lines before it.
  @Test func strayQuoteCostsItsOwnLine() {
    #expect(
      outcomes("\"a\nb\",c\"d\ne\n")
        == [.refused(1, .badQuoting, "\"a\nb\",c\"d"), .read(3, ["e"])])
    #expect(
      outcomes("\"a\nb\",\"c\nd\ne\n")
        == [.refused(1, .badQuoting, "\"a\nb\",\"c"), .read(3, ["d"]), .read(4, ["e"])])
  }

  @Test func neighboursOfEveryStrayQuoteAreRead() {
    for damaged in [
      "\"", "a\"", "\"a", "\"a\"b", "a,\"b", "a,\"b\"c,d", "\"\"\"", "a\"b\"", "\"\" ", " \"a\"",
    ] {
      #expect(
        outcomes("1,\"x\"\n\(damaged)\n2,\"y\"\n3,z\n")
          == [
            .read(1, ["1", "x"]), .refused(2, .badQuoting, damaged), .read(3, ["2", "y"]),
            .read(4, ["3", "z"]),
          ], "\(damaged)")
    }
  }

  // Limits of length.

  @Test func longestRecord() {
    let field = String(repeating: "x", count: RecordSplitter.longestField)
    let most = String(repeating: field + ",", count: 7) + field.dropLast(7)
    #expect(most.utf8.count == RecordSplitter.longestRecord)
    #expect(outcomes("\(most)\nb\n").map(\.fields?.count) == [8, 1])
    let isRefusedAlone = outcomes("\(most),\nb\n") == [.refused(1, .tooLong, most + ","), .read(2, ["b"])]
    #expect(isRefusedAlone)
  }

  /// An open quote looks ahead no farther than the longest record.
  @Test func quoteThatClosesTooLate() {
    let lines = String(repeating: "0123456,9\n", count: 110_000)
    let outcomes = outcomes("a,\"b\n\(lines)c\",d\n")
    #expect(outcomes.count == 110_002)
    #expect(outcomes.first == .refused(1, .badQuoting, "a,\"b"))
    #expect(outcomes.last == .refused(110_002, .badQuoting, "c\",d"))
    let areNeighboursRead = outcomes.dropFirst().dropLast().allSatisfy { $0.fields == ["0123456", "9"] }
    #expect(areNeighboursRead)
  }

  /// Too long comes before everything else that is wrong.
  @Test func tooLongComesFirst() {
    let long = String(repeating: "x,", count: RecordSplitter.longestRecord / 2)
    for record in [long + "\"", "\"a\"b" + long, long + "\0"] {
      let isRefusedAlone = outcomes("\(record)\nb\n") == [.refused(1, .tooLong, record), .read(2, ["b"])]
      #expect(isRefusedAlone, "ends in \(record.suffix(3).debugDescription)")
    }
  }

  @Test func badEncodingComesBeforeBadQuoting() {
    #expect(
      RecordReader.comma.outcomes(of: Array("a\"".utf8) + [0xFF, 0x0A]).records
        == [.refused(1, .badEncoding, "a\"\u{FFFD}")])
  }

  // Old fixed exports.

  @Test func blanksAsSeparators() {
    let reader = RecordReader(delimiter: UInt8(ascii: ","), spaceAligned: true)
    #expect(
      reader.outcomes(of: "  1  2,3\t 4  \n\t \n5\n\"6  7\" 8\n9 \"x\n")
        == [
          .read(1, ["1", "2,3", "4"]), .read(3, ["5"]), .read(4, ["6  7", "8"]),
          .refused(5, .badQuoting, "9 \"x"),
        ])
  }
}
