import Base
import CSV
import Testing

/// Rows with the signs of another country.
@Suite struct RowFormTests {
  private static let european = RowForm(
    delimiter: UInt8(ascii: ";"), decimal: UInt8(ascii: ","), guardsFormulas: true)

  @Test func numbersHaveTheSignAndOnlyTheDelimiterAsksForQuotes() {
    let encoder = RowEncoder(decimals: 2, form: Self.european)
    let fields: [Field] = [
      .text("a,b"), .text("a;b"), .text("q\"q"), .text("l\nl"), .whole(-7), .money(Money(units: -1250)),
      .number(0.5), .number(1e14), .hundredths(150), .day(Day(number: 0)), .flag(true), .unknown,
      .text("-1,5"),
    ]
    for field in fields { encoder.write(field) }
    encoder.endRow()
    #expect(
      String(decoding: encoder.bytes, as: UTF8.self)
        == "a,b;\"a;b\";\"q\"\"q\";\"l\nl\";-7;-12,50;0,500000;100000000000000,000000;1,50;1970-01-01;true;;'-1,5\n"
    )
  }

  /// A cell that was read with a point is a number again in this form; a date or a version is none.
  @Test func whatIsCopiedKeepsItsMeaning() {
    let encoder = RowEncoder(decimals: 0, form: Self.european)
    for cell in ["12.50", "-0.05", "7", "2026-03-09", "1.2.3", "v1.5", "", "=a"] {
      encoder.write(.copied(cell))
    }
    encoder.endRow()
    #expect(
      String(decoding: encoder.bytes, as: UTF8.self) == "12,50;-0,05;7;2026-03-09;1.2.3;v1.5;;'=a\n")
  }

  /// By column and by row the same bytes.
  @Test func columnsAndRowsAgree() throws {
    let columns = [
      Column<Int>("n", "n") { $0 }, Column<Int>("m", "m") { Money(units: Int64($0) * 7) },
      Column<Int>("t", "t") { $0 % 3 == 0 ? "a;\($0)" : "b,\($0)" },
    ]
    let rows = Array(-1200..<1200)
    let byColumn = RowEncoder(decimals: 2, form: Self.european)
    byColumn.write(rows, columns)
    let byRow = RowEncoder(decimals: 2, form: Self.european)
    for row in rows {
      for column in columns { byRow.write(column.field(row)) }
      byRow.endRow()
    }
    #expect(byColumn.bytes == byRow.bytes)
  }

  @Test(arguments: [
    ("12,50", "12.50"), ("-0,5", "-0.5"), ("12", "12"), ("1,2,3", "1,2,3"), (",5", ",5"), ("5,", "5,"),
    ("-,5", "-,5"),
    ("--1,5", "--1,5"), ("a,5", "a,5"), ("1,5a", "1,5a"), ("", ""), (",", ","), ("12.50", "12.50"),
  ])
  func onlyNumbersGetAPoint(_ cell: String, _ pointed: String) {
    // In the middle of other bytes, as a cell stands in its block.
    let bytes = Array("xx\(cell)yy".utf8)
    let read = Self.european.pointed(bytes[2..<bytes.count - 2])
    #expect(String(decoding: read, as: UTF8.self) == pointed)
    #expect(RowForm().pointed(bytes[2..<bytes.count - 2]).elementsEqual(cell.utf8))
  }
}
