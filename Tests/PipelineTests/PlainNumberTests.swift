import Intake
import Testing

@testable import Pipeline

@Suite struct PlainNumberTests {
  @Test(
    arguments: [
      ("0", 0, 0), ("12", 12, 0), ("-3", -3, 0), ("0.05", 5, 2), ("-0.5", -5, 1), ("2.50", 25, 1),
      ("7.000", 7, 0),
      ("999999999999999999", 999_999_999_999_999_999, 0),
      ("-0.000000000000000001", -1, 18),
    ] as [(String, Int64, Int)])
  func aNumberIsReadExactly(text: String, mantissa: Int64, scale: Int) {
    #expect(Decimal(plain: text) == Decimal(mantissa: mantissa, scale: scale))
  }

  @Test(arguments: [
    "", "-", ".", ".5", "5.", "1.2.3", "010", "00", "-01", "+1", "1e3", "1_000", "0x10", "1,5",
    " 1", "1 ", "٣",
    ".inf", "1000000000000000000", "0.0000000000000000001",
  ])
  func whatIsNotPlainIsRefused(text: String) {
    #expect(Decimal(plain: text) == nil)
  }

  @Test func unitsAreExactOrNone() {
    #expect(Decimal(mantissa: 5, scale: 2).units(digits: 6) == 50_000)
    #expect(Decimal(mantissa: 5, scale: 2).units(digits: 2) == 5)
    #expect(Decimal(mantissa: 5, scale: 2).units(digits: 1) == nil)
    #expect(Decimal(mantissa: .max, scale: 0).units(digits: 1) == nil)
  }
}
