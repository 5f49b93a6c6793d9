import Base
import Testing

@testable import Intake

/// What stands before the records, and where the mapped columns are.
@Suite struct LayoutTests {
  private func desk(_ change: (inout Source) -> Void) -> Desk {
    var desk = Desk.plain
    change(&desk.source)
    return desk
  }

  @Test func missingColumn() throws {
    let message = try #require(Desk.plain.failure("\nclient;day;amount\nc;2026-03-09;1\n"))
    #expect(
      message.hasPrefix("1.csv:2: there is no column \"customer\", which the pipeline maps as customer; "))
    #expect(message.contains("\"client\", \"day\", \"amount\""))
  }

  @Test func columnThatStandsTwice() throws {
    let message = try #require(Desk.plain.failure("customer;day;amount;day\n"))
    #expect(
      message.hasPrefix(
        "1.csv:1: the column \"day\", mapped as date, stands 2 times in the header, as fields 2 and 4."))
  }

  @Test func otherColumnsMayStandTwiceOrHaveNoName() throws {
    let handed = try Desk.plain.read("x;customer;x;day;;amount;\n1;c;2;2026-03-09;3;4.00;5\n")
    #expect(handed.lines == [Handed.Line(customer: "c", day: "2026-03-09", units: 400)])
  }

  @Test func columnOfARuleOrADimension() throws {
    let rule = desk { $0.exclusions = [Exclusion(column: "Status", test: .isEmpty(true))] }
    #expect(
      try #require(rule.failure(Desk.lines())).hasPrefix(
        "1.csv:1: there is no column \"Status\", which the pipeline maps as exclude;"))
    let dimension = desk { $0.mapping.dimensions = [Mapping.Dimension(name: "region", column: "Land")] }
    #expect(
      try #require(dimension.failure(Desk.lines())).hasPrefix(
        "1.csv:1: there is no column \"Land\", which the pipeline maps as region;"))
  }

  @Test func eachFileHasItsOwnHeader() throws {
    let handed = try Desk.plain.read(
      Desk.lines("a;2026-03-09;1"), "amount;note;customer;day\n2;x;b;2026-03-10\n")
    #expect(handed.lines.map(\.customer) == ["a", "b"])
    #expect(handed.lines.map(\.units) == [100, 200])
    #expect(try #require(Desk.plain.failure(Desk.lines(), "a;b\n")).hasPrefix("2.csv:1: "))
  }

  @Test func headerNamesMayBeQuotedSpacedAndBroken() throws {
    let handed = try Desk.plain.read(
      " customer ;\"day\";\tamount;\"a\nnote\"\na;2026-03-09;1;\nb;2026-03-09;x;\n")
    #expect(handed.lines.map(\.customer) == ["a"])
    #expect(handed.refusals == ["4 bad_amount amount"])
  }

  @Test func headerThatCannotBeRead() throws {
    let message = try #require(Desk.plain.failure("\n\ncustomer;\"day;amount\nc;2026-03-09;1\n"))
    #expect(message.hasPrefix("1.csv:3: the header cannot be read"))
  }

  @Test func raggedRows() throws {
    let handed = try Desk.plain.read(
      Desk.lines("a;2026-03-09;1", "b;2026-03-09", "c;2026-03-09;1;x", "d", ";;", "e;2026-03-09;1"))
    #expect(handed.lines.map(\.customer) == ["a", "e"])
    // Delimiters only, as a spreadsheet leaves them behind, are no record.
    #expect(handed.total.emptyRecords == 1)
    #expect(
      handed.refusals == [
        "3 field_count ", "4 field_count ", "5 field_count ",
      ])
  }

  @Test func skippedLines() throws {
    let desk = desk { $0.format.skipLines = 3 }
    let lines = "Report\r\n\"not a; record\r\n\r\n"
    let handed = try desk.read(lines + Desk.lines("a;2026-03-09;1", "b;2026-03-09;x"))
    #expect(handed.lines.map(\.customer) == ["a"])
    #expect(handed.refusals == ["6 bad_amount amount"])
    #expect(try desk.read("Report\n").total.lines == 0)
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func lineEndsAndBlankLines(lineEnd: String) throws {
    let text = ["", "customer;day;amount", "", "a;2026-03-09;1", "", "b;2026-03-09;x", "", "c;2026-03-09;1"]
    let handed = try Desk.plain.read(text.joined(separator: lineEnd))
    #expect(handed.lines.map(\.customer) == ["a", "c"])
    #expect(handed.refusals == ["6 bad_amount amount"])
    #expect(handed.total.lines == 3)
  }

  @Test func byteOrderMark() throws {
    let handed = try Desk.plain.read("\u{FEFF}" + Desk.lines("a;2026-03-09;1"))
    #expect(handed.lines.map(\.customer) == ["a"])
    let quoted = try Desk.plain.read("\u{FEFF}\"customer\";day;amount\na;2026-03-09;1\n")
    #expect(quoted.lines.count == 1)
    let skipping = desk { $0.format.skipLines = 1 }
    #expect(try skipping.read("\u{FEFF}Report\n" + Desk.lines("a;2026-03-09;1")).lines.count == 1)
  }

  @Test func nothingInIt() throws {
    for text in ["", "\n\n\n", "customer;day;amount", "\u{FEFF}", "\r\n"] {
      let handed = try Desk.plain.read(text)
      #expect(handed.total.lines == 0)
      #expect(handed.reading.asOf == nil)
      #expect(handed.reading.dataStart == nil)
    }
    let handed = try Desk.plain.read("", Desk.lines("a;2026-03-09;1"), Desk.lines())
    #expect(handed.reading.account.files.map(\.lines) == [0, 1, 0])
  }

  @Test(arguments: ExportFormat.Delimiter.allCases)
  func everyDelimiter(delimiter: ExportFormat.Delimiter) throws {
    let desk = desk { $0.format.delimiter = delimiter }
    let sign = String(UnicodeScalar(delimiter.byte))
    let text = "customer;day;amount\n\"a;b\";2026-03-09;1\n".replacing(";", with: sign)
    #expect(try desk.read(text).lines.map(\.customer) == ["a\(sign)b"])
  }

  @Test func noHeader() throws {
    let desk = desk {
      $0.mapping = Mapping(customer: "1", date: "3", amount: .column("2"))
      $0.format.hasHeader = false
    }
    let handed = try desk.read("a;1;2026-03-09\nb;2\nc;x;2026-03-09\n\"d\"x;3;2026-03-09\ne;4;2026-03-10\n")
    #expect(handed.lines.map(\.customer) == ["a", "e"])
    #expect(handed.refusals == ["2 field_count ", "3 bad_amount 2", "4 bad_quoting "])
    // The first record may be the damaged one.
    #expect(try desk.read("a;1\nb;1;2026-03-09\nc;1;2026-03-09\n").lines.map(\.customer) == ["b", "c"])
    #expect(try #require(desk.failure("a;1\n")).hasPrefix("1.csv:1: there is no column \"3\""))
  }

  @Test func alignedByBlanks() throws {
    let desk = desk {
      $0.mapping = Mapping(customer: "1", date: "2", amount: .column("4"))
      $0.format.hasHeader = false
      $0.format.spaceAligned = true
      $0.format.dates = [DatePattern.compact]
    }
    let handed = try desk.read(
      " 00004 19970101  2  29.33\r\n 00004\t19970118   2 29.7 \r\n\r\n00021 19970101 3\r\n")
    #expect(handed.lines.map(\.units) == [2933, 2970])
    #expect(handed.lines.map(\.customer) == ["00004", "00004"])
    #expect(handed.refusals == ["4 field_count "])
  }

  @Test func missingFile() {
    #expect(throws: IntakeError.self) { try Desk.plain.read(["none.csv"], in: "/nowhere") }
  }

  // Blanks around values.

  @Test func trimsAllRolesByDefault() throws {
    let desk = desk { $0.mapping.order = "order" }
    let handed = try desk.read(
      "customer;day;amount;order\n \ta \t; 2026-03-09 ; 1 ; 7 \n\" b \";2026-03-09;1;\n")
    #expect(handed.lines.map(\.customer) == ["a", "b"])
    #expect(handed.lines.map(\.order) == ["7", ""])
  }

  @Test func trimsOnlyWhatIsNamed() throws {
    let desk = desk {
      $0.mapping.order = "order"
      $0.mapping.dimensions = [Mapping.Dimension(name: "region", column: "land")]
      $0.mapping.trimmed = ["customer", "region"]
    }
    let handed = try desk.read(
      "customer;day;amount;order;land\n a ;2026-03-09;1; 7 ; x \nb; 2026-03-09;1;;\nc;2026-03-09; 1;;\n")
    #expect(handed.lines.map(\.customer) == ["a"])
    #expect(handed.lines.map(\.order) == [" 7 "])
    #expect(handed.lines.map(\.values) == [["x"]])
    #expect(handed.refusals == ["3 bad_date day", "4 bad_amount amount"])
  }

  @Test func emptyValuesHaveAName() throws {
    let desk = desk {
      $0.mapping.product = "item"
      $0.mapping.dimensions = [Mapping.Dimension(name: "region", column: "land")]
    }
    let handed = try desk.read("customer;day;amount;item;land\na;2026-03-09;1; ;\nb;2026-03-09;1;(none);x\n")
    #expect(handed.lines.map(\.product) == ["(none)", "(none)"])
    #expect(handed.lines.map(\.values) == [["(none)"], ["x"]])
  }
}

extension DatePattern {
  fileprivate static var compact: DatePattern {
    guard let pattern = try? DatePattern("yyyyMMdd") else { preconditionFailure("a pattern of this test") }
    return pattern
  }
}
