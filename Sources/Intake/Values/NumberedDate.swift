internal import Base

/// A date that is written as one number.
enum NumberedDate: String, Hashable, Sendable {
  /// Seconds since 1970-01-01 UTC.
  case epoch
  /// Milliseconds since then.
  case epochMilliseconds = "epoch_ms"
  /// Excel's day number in its system of 1900, with the time of day as a fraction.
  ///
  /// Source: ECMA-376, part 1, section 18.17.4.1: day 1 is 1900-01-01, and 60 is a 29 February 1900 that there was not. So
  /// 60 is refused, and what is above it counts one day too many.
  case excel

  /// - Returns: nil where the field is no such number or shows no day of the calendar.
  func time(in field: Span<UInt8>, decimalSign: UInt8) -> ShownTime? {
    guard let number = Parts(field, decimalSign: decimalSign) else { return nil }
    switch self {
    case .epoch: return Self.time(second: number.floor)
    case .epochMilliseconds: return Self.time(second: number.floor.dividedDown(by: 1000))
    case .excel: return Self.time(excel: number)
    }
  }

  private static let secondsOfDay = 86_400
  private static let days = firstDay...lastDay
  private static let firstDay = -719_162
  private static let lastDay = 2_932_896

  private static func time(second: Int) -> ShownTime? {
    let day = second.dividedDown(by: secondsOfDay)
    guard days.contains(day) else { return nil }
    return ShownTime(
      day: Day(number: Int32(day)), second: second - day * secondsOfDay, zone: .offset(0))
  }

  private static func time(excel number: Parts) -> ShownTime? {
    guard !number.isNegative, number.whole >= 1, number.whole != 60 else { return nil }
    // 1899-12-31 is day 0, and from 61 on 1899-12-30.
    let day = number.whole - (number.whole < 60 ? 25_568 : 25_569)
    guard days.contains(day) else { return nil }
    let time = ShownTime(day: Day(number: Int32(day)))
    guard number.billionths > 0 else { return time }
    let second = (number.billionths * secondsOfDay + 500_000_000) / 1_000_000_000
    return ShownTime(day: time.day, second: min(second, secondsOfDay - 1))
  }

  /// A number in its parts.
  private struct Parts {
    var isNegative = false
    var whole = 0
    var billionths = 0

    private static let mostDigits = 15

    init?(_ field: Span<UInt8>, decimalSign: UInt8) {
      var offset = 0
      if field.count > 0, field[0] == UInt8(ascii: "-") {
        isNegative = true
        offset = 1
      }
      guard let number = FieldDigits.number(field, &offset, 1, Self.mostDigits) else { return nil }
      whole = number
      if offset < field.count, field[offset] == decimalSign {
        offset += 1
        var worth = 100_000_000
        while let digit = FieldDigits.digit(field, offset) {
          billionths += digit * worth
          worth /= 10
          offset += 1
        }
        if field[offset - 1] == decimalSign { return nil }
      }
      guard offset == field.count else { return nil }
    }

    /// The greatest whole number that is not above it. Digits beyond a billionth do not move a day.
    var floor: Int { isNegative ? -whole - (billionths > 0 ? 1 : 0) : whole }
  }
}
