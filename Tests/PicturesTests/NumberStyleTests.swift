import Base
import Testing

@testable import Pictures

/// How exact decimals are read and written.
@Suite struct NumberStyleTests {
  @Test(arguments: [
    ("0", "0.00", "0.00"), ("58.07", "58.07", "58.07"), ("-58.07", "−58.07", "−58.07"),
    ("0.004", "0.00", "0.00"),
    ("815.29", "815", "815"), ("999.49", "999", "999"), ("999.5", "1.00k", "1,000"),
    ("1000", "1.00k", "1,000"),
    ("9994", "9.99k", "9,994"), ("9995", "10.0k", "1.00万"), ("52345.67", "52.3k", "5.23万"),
    ("659242.27", "659k", "65.9万"), ("999499.99", "999k", "99.9万"), ("999500", "1.00m", "100万"),
    ("8300065.814", "8.30m", "830万"), ("-1427.570", "−1.43k", "−1,428"), ("99950000", "100m", "1.00亿"),
    ("123456789012", "123bn", "1,235亿"), ("9223372036854775807", "9,223,372tn", "92,233,720,369亿"),
  ])
  func amountHasThreeDigits(_ written: String, _ english: String, _ chinese: String) throws {
    let amount = try #require(
      Amount(written: written.contains(".") ? written : written + ".00") ?? Amount(written: written))
    #expect(NumberStyle.english.amount(amount) == english)
    #expect(NumberStyle.chinese.amount(amount) == chinese)
  }

  @Test(arguments: [
    ("0.380123", "38.0%", "38%"), ("0.05", "5.0%", "5%"), ("1.000000", "100.0%", "100%"),
    ("0.000499", "0.0%", "0%"),
    ("0.0005", "0.1%", "0%"), ("-0.0125", "−1.3%", "−1%"), ("-0.000001", "0.0%", "0%"),
    ("0.995000", "99.5%", "100%"),
  ])
  func percentIsRoundedHalfAwayFromZero(_ written: String, _ one: String, _ none: String) throws {
    let rate = try #require(Rate(written: written))
    #expect(NumberStyle.english.percent(rate) == one)
    #expect(NumberStyle.english.percent(rate, decimals: 0) == none)
  }

  @Test func countsHaveThousandsApart() {
    let counts = [0, 7, 999, 1000, 20_254, 541_909, 1_000_000, -1504]
    #expect(
      counts.map(NumberStyle.english.count) == [
        "0", "7", "999", "1,000", "20,254", "541,909", "1,000,000", "−1,504",
      ])
  }

  @Test(arguments: [
    "", "-", ".", ".5", "5.", "1,5", "1.5.2", "+1", "1e3", " 1", "1 ", "٣", "0x1", "99999999999999999999",
  ])
  func whatNoTableWritesIsNotRead(_ text: String) {
    #expect(Amount(written: text) == nil)
    #expect(Rate(written: text) == nil)
  }

  @Test func amountsOfTablesAreReadExactly() throws {
    #expect(try #require(Amount(written: "-0.07")).money == Money(units: -7))
    #expect(try #require(Amount(written: "12.3456")).decimals == 4)
    #expect(try #require(Amount(written: "9223372036854775807")).money == Money(units: .max))
    #expect(try #require(Rate(written: "-1.5")).millionths == -1_500_000)
  }

  /// Every written amount is read from the text again, within half a unit of its last digit.
  @Test func writtenAmountIsNearTheAmount() throws {
    for exponent in 0..<15 {
      for digits in [1, 4, 9, 10, 37, 99, 995, 999, 1004, 9995, 99_949] {
        var units = digits
        for _ in 0..<exponent where units < 1 << 58 { units *= 10 }
        let amount = Amount(Money(units: Int64(units)), decimals: 2)
        for style in [NumberStyle.english, .chinese] {
          let token = try #require(
            PageNumber.all(in: style.amount(amount)).first, "\(units) as \(style.amount(amount))")
          #expect(token.contains(Double(units) / 100), "\(units) as \(style.amount(amount))")
        }
      }
    }
  }
}
