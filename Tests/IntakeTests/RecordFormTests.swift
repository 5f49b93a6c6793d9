import Base
import Testing

@testable import Intake

/// First lines that are no record, fields that no column has, backslashes and guards.
@Suite struct RecordFormTests {
  private func desk(_ change: (inout Source) -> Void) -> Desk {
    var desk = Desk.plain
    change(&desk.source)
    return desk
  }

  private static let lines = Desk.lines("a;2026-03-09;1", "b;2026-03-09;x")

  @Test(arguments: ["sep=;\n", "sep=;\r\n", "sep=;\r", "SEP=;\n", "\"sep=;\"\n", "\u{FEFF}sep=;\n"])
  func theDelimiterLineIsNoRecord(first: String) throws {
    for blockSize in [1, 3, 4 << 20] {
      var desk = Desk.plain
      desk.blockSize = blockSize
      let handed = try desk.read(first + Self.lines)
      #expect(handed.lines.map(\.customer) == ["a"])
      #expect(handed.refusals == ["4 bad_amount amount"])
      #expect(handed.total.lines == 2)
    }
  }

  @Test func skippedLinesCountTheDelimiterLine() throws {
    for skipped in [0, 1] {
      let desk = desk { $0.format.skipLines = skipped }
      #expect(try desk.read("sep=;\n" + Self.lines).refusals == ["4 bad_amount amount"])
    }
    let three = desk { $0.format.skipLines = 3 }
    #expect(try three.read("sep=;\nReport\nof May\n" + Self.lines).refusals == ["6 bad_amount amount"])
    // Without a header too.
    let bare = desk {
      $0.mapping = Mapping(customer: "1", date: "2", amount: .column("3"))
      $0.format.hasHeader = false
    }
    #expect(try bare.read("sep=;\na;2026-03-09;1\nb;2026-03-09;2\n").total.accepted == 2)
  }

  @Test func aDelimiterLineMustAgree() throws {
    let message = try #require(Desk.plain.failure("sep=,\n" + Self.lines))
    #expect(
      message
        == "1.csv:1: the file says that \",\" separates its fields (sep=,), but source.format.delimiter is \";\". "
        + "Correct the delimiter")
    #expect(try #require(Desk.plain.failure("sep=\t\n" + Self.lines)).contains("\"tab\" separates"))
    let skipping = desk { $0.format.skipLines = 1 }
    #expect(skipping.failure("sep=,\n" + Self.lines) != nil)
  }

  /// What only begins like it is a header.
  @Test(arguments: ["sep=;;\n", "sep;=\n", "separator\n", "sep=\n", "\"sep=;\n"])
  func whatIsNoDelimiterLine(first: String) throws {
    let message = try #require(Desk.plain.failure(first + Self.lines))
    #expect(
      message.contains("there is no column \"customer\"") || message.contains("the header cannot be read"))
    #expect(try Desk.plain.read("sep=;").total.lines == 0)
  }

  @Test func emptySurplusFields() throws {
    let text = Desk.lines(
      "a;2026-03-09;1;", "b;2026-03-09;2;;", "c;2026-03-09;3; ;\t", "d;2026-03-09;4;\"\"", "e;2026-03-09;5",
      "f;2026-03-09;6;x", "g;2026-03-09;7;;x", "h;2026-03-09", "i;2026-03-09;x;", ";;;;")
    for isPlain in [true, false] {
      var desk = Desk.plain
      desk.readsPlainLines = isPlain
      desk.keepsReadings = isPlain
      let handed = try desk.read(text)
      #expect(handed.lines.map(\.customer) == ["a", "b", "c", "d", "e"])
      #expect(handed.total.remarks.emptySurplus == 4)
      #expect(handed.total.emptyRecords == 1)
      #expect(
        handed.refusals == ["7 field_count ", "8 field_count ", "9 field_count ", "10 bad_amount amount"])
    }
  }

  /// A record is the same with and without an empty field behind it.
  @Test func surplusFieldsTellNoRecordsApart() throws {
    let desk = desk { $0.duplicates = .dropIdentical(.everywhere) }
    let handed = try desk.read(Desk.lines("a;2026-03-09;1", "a;2026-03-09;1;", "a;2026-03-09;2;"))
    #expect(handed.total.duplicate == 1)
    #expect(handed.total.accepted == 2)
  }

  @Test func backslashes() throws {
    let desk = desk {
      $0.format.escape = .backslash
      $0.mapping.product = "note"
    }
    let header = "customer;day;amount;note\n"
    let handed = try desk.read(
      header + #"a;2026-03-09;1;"say \"hi\"; ok""# + "\n" + #"b;2026-03-09;2;C:\\temp\;x"# + "\n"
        + #"c;2026-03-09;3;\N"# + "\n" + "d;2026-03-09;4;two\\\nlines\n" + #"e;2026-03-09;\N;"# + "\n"
        + #"\N;2026-03-09;5;"# + "\n" + #"f;2026-03-09;x\;y;"# + "\n")
    #expect(
      handed.lines.map(\.product) == [#"say "hi"; ok"#, #"C:\temp;x"#, "(none)", "two\nlines"])
    #expect(
      handed.refusals == ["7 missing_amount amount", "8 missing_customer customer", "9 bad_amount amount"])
    #expect(handed.rejects.last?.record == #"f;2026-03-09;x\;y;"#)
    // Cut anywhere, it is the same.
    var small = desk
    small.blockSize = 5
    let again = try small.read(
      header + "d;2026-03-09;4;two\\\nlines\n" + #"e;2026-03-09;5;\"#)
    #expect(again.lines.map(\.product) == ["two\nlines", #"\"#])
  }

  @Test func guards() throws {
    let text = Desk.lines(
      #"="00123";2026-03-09;'-5.00"#, #""=""00123""";2026-03-09;"="7""#, "'b;'2026-03-09;1")
    let handed = try desk { $0.format.guards = .spreadsheet }.read(text)
    #expect(handed.lines.map(\.customer) == ["00123", "b"])
    #expect(handed.lines.map(\.units) == [-500, 100])
    #expect(handed.refusals == ["3 bad_quoting "])
    let plain = try Desk.plain.read(text)
    #expect(plain.refusals == ["2 bad_quoting ", "3 bad_quoting ", "4 bad_date day"])
  }
}
