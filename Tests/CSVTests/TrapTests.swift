import Base
import CSV
import Testing

/// What libcsv does that an honest reader must not, one test for each trap (numbers as in the house's list).
@Suite struct TrapTests {
  private func outcomes(_ text: String) -> [Outcome] { RecordReader.comma.outcomes(of: text) }

  @Test("1: blanks around unquoted fields stand")
  func blanksStand() {
    #expect(outcomes(" a ,\tb\t, \n") == [.read(1, [" a ", "\tb\t", " "])])
  }

  @Test("2: an open quote swallows no neighbour")
  func openQuoteSwallowsNothing() {
    #expect(
      outcomes("1,a\n2,\"b\n3,c\n4,d\n")
        == [
          .read(1, ["1", "a"]), .refused(2, .badQuoting, "2,\"b"), .read(3, ["3", "c"]),
          .read(4, ["4", "d"]),
        ])
  }

  @Test("3: an open quote at the end of the file is refused")
  func openQuoteAtTheEnd() {
    for text in ["1,\"b", "1,\"b\n", "1,\"\"\"", "1,\""] {
      #expect(outcomes(text) == [.refused(1, .badQuoting, text.trimming("\n"))])
    }
  }

  @Test("4: after a bad record the next is read, and its line is known")
  func readingGoesOn() {
    #expect(
      outcomes("a,b\"c\n\"d\"e\nf,g\nh\"\ni\n")
        == [
          .refused(1, .badQuoting, "a,b\"c"), .refused(2, .badQuoting, "\"d\"e"), .read(3, ["f", "g"]),
          .refused(4, .badQuoting, "h\""), .read(5, ["i"]),
        ])
  }

  @Test("5: a bad record leaves no row and no field behind")
  func noBogusRow() {
    let batch = RecordReader.comma.read(Array("a,b,\"c\"x\nd,\"e\n\"f\"\n".utf8))
    #expect(batch.records.map(\.fault) == [.badQuoting, .badQuoting, nil])
    #expect(batch.records.map(\.fieldCount) == [0, 0, 1])
    #expect(batch.fields.count == 1)
  }

  @Test("6: blank lines are no records, but they are lines")
  func blankLinesCount() {
    let text = "\na\n\n\r\nb\n\n"
    #expect(outcomes(text) == [.read(2, ["a"]), .read(5, ["b"])])
    let batch = RecordReader.comma.read(Array(text.utf8))
    #expect(batch.blankRecords == 4)
    #expect(batch.lineCount == 6)
  }

  @Test("6: a record that spans lines moves the lines of those behind it")
  func recordsSpanLines() {
    #expect(
      outcomes("\"a\nb\r\nc\rd\",1\n2\n")
        == [.read(1, ["a\nb\r\nc\rd", "1"]), .read(5, ["2"])])
  }

  @Test("7: a lone carriage return ends a record, inside quotes it does not")
  func loneCarriageReturn() {
    #expect(outcomes("a\rb,\"c\rd\"\re") == [.read(1, ["a"]), .read(2, ["b", "c\rd"]), .read(4, ["e"])])
  }

  @Test("8: a byte order mark is text to this floor; Intake takes it off")
  func byteOrderMark() {
    #expect(outcomes("\u{FEFF}a,b\n") == [.read(1, ["\u{FEFF}a", "b"])])
  }

  @Test("9: NUL is refused, and the number of fields is told")
  func nulAndRaggedRows() {
    #expect(
      outcomes("a,b\nc\0,d\ne\nf,g,h\n")
        == [
          .read(1, ["a", "b"]), .refused(2, .badEncoding, "c\0,d"), .read(3, ["e"]),
          .read(4, ["f", "g", "h"]),
        ])
  }

  @Test("10: a last line without a newline is a record")
  func noNewlineAtTheEnd() {
    for last in ["b,", "b", "\"b\"", "\"\"", ","] {
      #expect(outcomes("a\n" + last).count == 2)
      #expect(outcomes("a\n" + last) == outcomes("a\n" + last + "\n"))
    }
  }

  @Test("11: a field between two delimiters and a quoted one may both be empty")
  func emptyFields() {
    #expect(outcomes(",\"\",\n\"\"\n,\n") == [.read(1, ["", "", ""]), .read(2, [""]), .read(3, ["", ""])])
  }

  @Test("12: long fields come through whole", arguments: [127, 128, 129, 16_383, 16_384, 16_385, 131_072])
  func longFields(length: Int) {
    let plain = String(repeating: "x", count: length)
    let quoted = String(repeating: "\"\"", count: length)
    let outcomes = outcomes("\(plain),1\n\"\(quoted)\",2\n")
    let isWhole =
      outcomes == [.read(1, [plain, "1"]), .read(2, [quoted.replacing("\"\"", with: "\""), "2"])]
    #expect(isWhole)
  }

  @Test("13: a field that is no field costs its record and nothing else")
  func overlongField() {
    let field = String(repeating: "x", count: RecordSplitter.longestField + 1)
    for record in ["1,\(field),2", "1,\"\(field)\"", field] {
      let outcomes = outcomes("a\n\(record)\nb\n")
      let isRefusedAlone =
        outcomes == [.read(1, ["a"]), .refused(2, .tooLong, record), .read(3, ["b"])]
      #expect(isRefusedAlone)
    }
  }

  @Test("14: a backslash escapes nothing and desynchronises nothing")
  func backslash() {
    #expect(
      outcomes("1,\"a\\\"b\"\n2,\"c\\\"\n3,\"d\\\\\"\n4,e\n")
        == [
          .refused(1, .badQuoting, "1,\"a\\\"b\""), .read(2, ["2", "c\\"]), .read(3, ["3", "d\\\\"]),
          .read(4, ["4", "e"]),
        ])
  }

  @Test("15: text of many bytes comes through, and what is no text is refused alone")
  func encoding() {
    let bytes =
      Array("é,\"漢字\"\nx".utf8) + [0xE9] + Array(",y\n\"".utf8) + [0xC3, 0x28] + Array("\"\n𝄞\n".utf8)
    let outcomes = RecordReader.comma.outcomes(of: bytes).records
    #expect(
      outcomes == [
        .read(1, ["é", "漢字"]), .refused(2, .badEncoding, "x\u{FFFD},y"),
        .refused(3, .badEncoding, "\"\u{FFFD}(\""), .read(4, ["𝄞"]),
      ])
  }

  @Test("16: only what needs quotes is quoted")
  func quotesWhereNeeded() {
    let encoder = RowEncoder(decimals: 2)
    for text in ["a b", " a", "a;b", "'", "a,b", "a\"b", "a\nb", "a\rb", ""] { encoder.write(.text(text)) }
    encoder.endRow()
    #expect(
      String(decoding: encoder.bytes, as: UTF8.self)
        == "a b, a,a;b,',\"a,b\",\"a\"\"b\",\"a\nb\",\"a\rb\",\n")
  }
}

extension String {
  fileprivate func trimming(_ end: String) -> String { hasSuffix(end) ? String(dropLast(end.count)) : self }
}
