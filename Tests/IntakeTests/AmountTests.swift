import Base
import Testing

@testable import Intake

/// Amounts as exports write them: exact, or refused with a reason.
@Suite struct AmountTests {
  /// What a field comes to: its smallest units, or why not. Each is an export of its own, because large ones
  /// have no sum.
  private func result(_ field: String, _ desk: Desk) throws -> String {
    let handed = try desk.read(Desk.plainText(of: [field]))
    return handed.rejects.first?.refusal.rawValue ?? handed.lines.first.map { "\($0.units)" } ?? "lost"
  }

  private func expect(
    _ cases: [(String, String)], decimals: Int = 2, rounding: Source.Rounding = .none,
    decimal: ExportFormat.DecimalSign = .point, thousands: ExportFormat.ThousandsSign = .none,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    var desk = Desk.plain
    desk.source.decimals = decimals
    desk.source.rounding = rounding
    desk.source.format.decimal = decimal
    desk.source.format.thousands = thousands
    for (field, wanted) in cases {
      #expect(try result(field, desk) == wanted, "\(field)", sourceLocation: sourceLocation)
    }
  }

  @Test func numbersThatAreNumbers() throws {
    try expect([
      ("12.50", "1250"), ("12.5", "1250"), ("12", "1200"), ("12.", "1200"), (".5", "50"), ("-.5", "-50"),
      ("+5", "500"), ("-5", "-500"), ("0", "0"), ("-0.00", "0"), ("00012.50", "1250"), (" 7\t", "700"),
    ])
  }

  @Test(arguments: [
    "12,5", "1e5", "1E5", "--5", "+-5", "-+5", "5-", "- 5", "-", "+", ".", "-.", "1.2.3", "1..2", "7 8",
    "$7", "7€", "(7)", "\u{2013}7", "0x10", "1_000", "1,000", "1 000", "NaN", "inf", "１，０００", "½", "a", "7a",
  ])
  func whatIsNoNumberIsRefused(field: String) throws {
    try expect([(field, "bad_amount")])
  }

  @Test func anEmptyAmountIsMissing() throws {
    try expect([("", "missing_amount"), (" ", "missing_amount"), ("\t ", "missing_amount")])
  }

  @Test func digitsBeyondTheCurrency() throws {
    try expect([
      ("12.500", "1250"), ("12.50000000000000000000000", "1250"), ("12.505", "too_precise"),
      ("0.001", "too_precise"), ("-0.001", "too_precise"), ("12.5000000000000000000001", "too_precise"),
      ("0.0000000000000000000000001", "too_precise"), ("0.00000000000000000000000000", "0"),
    ])
    try expect([("12", "12"), ("12.0", "12"), ("12.1", "too_precise")], decimals: 0)
    try expect(
      [("0.000001", "1"), ("0.0000010", "1"), ("0.0000001", "too_precise"), ("1", "1000000")], decimals: 6)
  }

  @Test func roundedHalfToEven() throws {
    try expect(
      [
        ("0.005", "0"), ("0.015", "2"), ("0.025", "2"), ("0.0250000000000000000000001", "3"),
        ("0.0249999999999999999999999", "2"), ("-0.005", "0"), ("-0.015", "-2"), ("-0.025", "-2"),
        ("-0.0251", "-3"), ("0.004", "0"), ("0.006", "1"), ("12.505", "1250"), ("12.515", "1252"),
        ("12.50", "1250"), ("1.00000000000000000000001", "100"), ("99.995", "10000"),
      ], rounding: .halfEven)
    try expect([("0.5", "0"), ("1.5", "2"), ("2.5", "2"), ("-1.5", "-2")], decimals: 0, rounding: .halfEven)
  }

  /// The lines of which digits were taken are counted, and only those.
  @Test func roundedLinesAreCounted() throws {
    var desk = Desk.plain
    desk.source.rounding = .halfEven
    let handed = try desk.read(
      Desk.plainText(of: ["1.005", "1.00", "1.000", "1.0000000000000000000001", "x.001"]))
    #expect(handed.total.rounded == 2)
    #expect(handed.total.accepted == 4)
  }

  @Test func whatDoesNotFit() throws {
    try expect([
      ("999999999999999.99", "99999999999999999"), ("9999999999999999.99", "999999999999999999"),
      ("92233720368547758", "9223372036854775800"), ("-92233720368547758", "-9223372036854775800"),
      ("92233720368547759", "too_large"), ("-92233720368547759", "too_large"),
      ("1000000000000000000", "too_large"), ("99999999999999999999999999", "too_large"),
      ("99999999999999999.99", "too_large"), ("12345678901234567.89", "too_large"),
      ("000000000000000000000000001", "100"),
    ])
    try expect([("9999999999999", "too_large"), ("9999999999999.000001", "too_large")], decimals: 6)
    try expect([("999999999999999999", "999999999999999999")], decimals: 0)
  }

  @Test func tooPreciseComesBeforeTooLarge() throws {
    try expect([("99999999999999999999.001", "too_precise"), ("99999999999999999999.010", "too_large")])
    try expect([("99999999999999999999.001", "too_large")], rounding: .halfEven)
  }

  /// With more digits than a mantissa holds, no digit is guessed.
  @Test func roundingOfVeryLongNumbers() throws {
    try expect(
      [("123456789012345678.7", "too_large"), ("12345678901234567.8", "12345678901234568")], decimals: 0,
      rounding: .halfEven)
    try expect(
      [
        ("1234567890123456.785", "too_large"), ("123456789012345.785", "12345678901234578"),
        ("123456789012345.675123", "12345678901234568"),
      ],
      rounding: .halfEven)
  }

  @Test func decimalComma() throws {
    try expect(
      [
        ("12,50", "1250"), ("-0,5", "-50"), ("12.5", "bad_amount"), ("1.234,5", "bad_amount"),
        ("1,2,3", "bad_amount"), ("12,505", "too_precise"),
      ], decimal: .comma)
  }

  @Test func thousandsSigns() throws {
    try expect(
      [
        ("1,234.50", "123450"), ("1234.50", "123450"), ("1,234,567", "123456700"), ("-12,345", "-1234500"),
        ("123,456", "12345600"), ("1234,567", "bad_amount"), ("1,23", "bad_amount"),
        ("12,34,567", "bad_amount"),
        (",123", "bad_amount"), ("1,", "bad_amount"), ("1,,234", "bad_amount"), ("1,234,56", "bad_amount"),
        ("1,234567", "bad_amount"), ("1.234,567", "bad_amount"), ("1 234", "bad_amount"),
        ("-,123", "bad_amount"),
      ], thousands: .comma)
    try expect(
      [("1.234,50", "123450"), ("1234,5", "123450"), ("1.23", "bad_amount")], decimal: .comma,
      thousands: .point)
    try expect(
      [
        ("1'234.50", "123450"), ("1'23", "bad_amount"), ("1’234.50", "123450"), ("1’234'567", "123456700"),
        ("1’23", "bad_amount"), ("1‘234", "bad_amount"), ("1 234", "bad_amount"),
      ], thousands: .apostrophe)
  }

  @Test func blanksBetweenThousands() throws {
    try expect(
      [
        ("1 234,50", "123450"), ("1\u{2009}234,50", "123450"), ("1\u{A0}234,50", "123450"),
        ("1\u{202F}234\u{202F}567", "123456700"),
        ("1  234", "bad_amount"), ("1\u{A0}23", "bad_amount"), ("1\u{2003}234", "bad_amount"),
        (" 1 234 ", "123400"), ("- 123", "bad_amount"),
      ], decimal: .comma, thousands: .blank)
  }
}

extension Desk {
  /// An export of one good line for each amount.
  static func plainText(of amounts: [String]) -> String {
    "customer;day;amount\n" + amounts.map { "c;2026-03-09;\($0)\n" }.joined()
  }
}
