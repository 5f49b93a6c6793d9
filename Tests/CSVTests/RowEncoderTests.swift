import Base
import CSV
import Testbench
import Testing

@Suite struct RowEncoderTests {
  private func written(_ fields: [Field], decimals: Int = 2) -> String {
    let encoder = RowEncoder(decimals: decimals)
    for field in fields { encoder.write(field) }
    encoder.endRow()
    return String(decoding: encoder.bytes, as: UTF8.self)
  }

  @Test func oneFieldOfEachKind() {
    #expect(
      written([
        .text("a"), .unknown, .whole(7), .money(Money(units: 1250)), .number(0.5), .hundredths(150),
        .millionths(-1_500_002), .day(Day(number: 0)), .flag(true), .flag(false), .unknown,
      ]) == "a,,7,12.50,0.500000,1.50,-1.500002,1970-01-01,true,false,\n")
  }

  @Test(arguments: [
    (0, "-1", "0", "1", "123456789"), (1, "-0.1", "0.0", "0.1", "12345678.9"),
    (2, "-0.01", "0.00", "0.01", "1234567.89"), (3, "-0.001", "0.000", "0.001", "123456.789"),
    (4, "-0.0001", "0.0000", "0.0001", "12345.6789"), (5, "-0.00001", "0.00000", "0.00001", "1234.56789"),
    (6, "-0.000001", "0.000000", "0.000001", "123.456789"),
  ])
  func money(decimals: Int, minusOne: String, zero: String, one: String, many: String) {
    let units: [Int64] = [-1, 0, 1, 123_456_789]
    #expect(
      written(units.map { .money(Money(units: $0)) }, decimals: decimals)
        == "\(minusOne),\(zero),\(one),\(many)\n")
  }

  /// The encoder writes money by itself; it must not drift from what messages say.
  @Test func moneyAsItIsSaid() {
    var random = SplitMix64(seed: 16)
    for _ in 0..<2000 {
      let money = Money(units: Int64(bitPattern: random.next()) >> Int64.random(in: 0..<64, using: &random))
      for decimals in 0...6 {
        #expect(written([.money(money)], decimals: decimals) == money.written(decimals: decimals) + "\n")
      }
    }
    #expect(written([.money(Money(units: .min))]) == "-92233720368547758.08\n")
  }

  @Test func numbersAsTheyAreSaid() {
    var random = SplitMix64(seed: 6)
    for _ in 0..<2000 {
      let number = Double.random(in: -1...1, using: &random) * 10 * Double(random.next() >> 20)
      #expect(written([.number(number)]) == "\(SixDigits(number))\n")
    }
    for number in [0.0, -0.0, -1e-9, 1e-7, 0.9999996, -1, 0x1p79, -0x1p79] {
      #expect(written([.number(number)]) == "\(SixDigits(number))\n")
    }
    #expect(written([.number(-1e-9)]) == "0.000000\n")
  }

  @Test func wholeNumbersAndHundredths() {
    #expect(
      written([.whole(0), .whole(-7), .whole(.max), .whole(.min)])
        == "0,-7,9223372036854775807,-9223372036854775808\n")
    #expect(
      written([.hundredths(0), .hundredths(5), .hundredths(-5), .hundredths(100), .hundredths(12_345)])
        == "0.00,0.05,-0.05,1.00,123.45\n")
  }

  @Test func days() throws {
    for text in ["0001-01-01", "1969-12-31", "2000-02-29", "2026-03-09", "9999-12-31"] {
      #expect(written([.day(try #require(Day(iso: text)))]) == text + "\n")
    }
  }

  /// Digits come two at a time, as many as were counted first: every count, and where it changes.
  @Test func digitsOfAnyLength() {
    var random = SplitMix64(seed: 100)
    var power = 1
    for _ in 0..<19 {
      for number in [power - 1, power, power + 1, -power] {
        #expect(written([.whole(number)]) == "\(number)\n")
      }
      power = power.multipliedReportingOverflow(by: 10).partialValue
    }
    for _ in 0..<5000 {
      let number = Int(truncatingIfNeeded: random.next()) >> Int.random(in: 0..<64, using: &random)
      #expect(written([.whole(number)]) == "\(number)\n")
    }
  }

  @Test func everyDayOfSomeCenturies() {
    for number in stride(from: -719_162, through: 2_932_896, by: 97) {
      let day = Day(number: Int32(number))
      #expect(written([.day(day)]) == "\(day)\n")
    }
  }

  /// Texts of any length, copied a word at a time, with what asks for quotes at any place, against the plain way.
  @Test func textsOfAnyLength() {
    func plain(_ text: String) -> String {
      let asks = text.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
      return asks ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }
    for length in 0...40 {
      let text = String(repeating: "aé#!-+\u{8C}\u{2A}", count: length).prefix(length)
      #expect(written([.text(String(text)), .flag(true)]) == plain(String(text)) + ",true\n")
      for place in 0..<length {
        for special in ["\"", ",", "\n", "\r"] {
          let marked = text.prefix(place) + special + text.dropFirst(place + 1)
          #expect(written([.whole(1), .text(String(marked))]) == "1," + plain(String(marked)) + "\n")
        }
      }
    }
  }

  /// Column by column, for more rows than are held at once, against row by row: cells of no, of few and of many bytes.
  @Test(arguments: [0, 1, 2, 499, 500, 501, 1700])
  func columnsAreZippedIntoRows(_ count: Int) {
    var random = SplitMix64(seed: UInt64(count))
    let alphabet = ["a", ",", "\"", "é", "long words "]
    let rows = (0..<count).map { _ in
      [
        Field.text(random.text(of: alphabet, atMost: 6)), .unknown,
        .text(random.text(of: alphabet, atMost: 30)),
        .whole(Int.random(in: -1000...1000, using: &random)),
        .number(Double.random(in: 0...9, using: &random)),
      ]
    }
    let columns = rows.first.map { row in
      row.indices.map { index in Column<[Cell]>("c\(index)", "one of a row's fields") { $0[index] } }
    }
    let byRow = RowEncoder(decimals: 2)
    let byColumn = RowEncoder(decimals: 2)
    for encoder in [byRow, byColumn] {
      encoder.write(.text("before"))
      encoder.endRow()
    }
    for row in rows {
      for field in row { byRow.write(field) }
      byRow.endRow()
    }
    byColumn.write(rows.map { $0.map(Cell.init) }, columns ?? [])
    for encoder in [byRow, byColumn] {
      encoder.write(.text("behind"))
      encoder.endRow()
    }
    #expect(byColumn.bytes == byRow.bytes)
    #expect(byColumn.rows == count + 2)
  }

  private struct Cell: FieldValue {
    static let kind = FieldKind.text
    let field: Field
  }

  @Test func rowsAreCounted() {
    let encoder = RowEncoder(decimals: 2)
    #expect(encoder.rows == 0)
    for row in 1...3 {
      encoder.write(.text("two\nlines"))
      encoder.write(.unknown)
      encoder.endRow()
      #expect(encoder.rows == row)
    }
    encoder.removeAll()
    #expect(encoder.rows == 0)
  }

  @Test func emptiedEncoderBeginsAnew() {
    let encoder = RowEncoder(decimals: 2)
    encoder.write(.whole(1))
    encoder.endRow()
    encoder.removeAll()
    encoder.write(.whole(2))
    encoder.endRow()
    #expect(String(decoding: encoder.bytes, as: UTF8.self) == "2\n")
  }

  /// What is written is read back, field by field.
  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func roundTrip(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let alphabet = ["a", ",", "\"", "\n", "\r", " ", ";", "\t", "é", "漢", "\\", "'"]
    for _ in 0..<1000 {
      // A row of one empty field would be a blank line; tables have at least two columns.
      let rows = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        (0..<Int.random(in: 2...5, using: &random)).map { _ in random.text(of: alphabet, atMost: 6) }
      }
      let encoder = RowEncoder(decimals: 2)
      for row in rows {
        for text in row { encoder.write(.text(text)) }
        encoder.endRow()
      }
      #expect(RecordReader.comma.outcomes(of: encoder.bytes).records.map(\.fields) == rows)
    }
  }
}
