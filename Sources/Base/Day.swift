/// A calendar date, without clock time or zone, counted in days since 1970-01-01
/// in the proleptic Gregorian calendar.
public struct Day: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before it.
  public let number: Int32

  /// The day so many days after 1970-01-01.
  @inlinable
  public init(number: Int32) {
    self.number = number
  }

  /// The date of a year, month and day of the month; nil where the calendar has no such date
  /// (30 February, month 13, year 0).
  @inlinable
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      day >= 1, day <= Day.length(ofMonth: month, year: year)
    else { return nil }
    self.init(number: Day.number(year: year, month: month, day: day))
  }

  /// The date written `yyyy-MM-dd`, or nil.
  public init?(iso text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2,
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  @inlinable
  public static func < (a: Day, b: Day) -> Bool { a.number < b.number }

  /// This day moved by a number of days.
  @inlinable
  public static func + (day: Day, days: Int) -> Day { Day(number: day.number + Int32(days)) }

  /// This day moved back by a number of days.
  @inlinable
  public static func - (day: Day, days: Int) -> Day { day + -days }

  /// Days from the second to the first; negative when the first is earlier.
  @inlinable
  public static func - (a: Day, b: Day) -> Int { Int(a.number) - Int(b.number) }
}

extension Day {
  /// Year, month and day of the month.
  ///
  /// Source: C. Neri, L. Schneider, "Euclidean affine functions and their application to calendar algorithms", Software:
  /// Practice and Experience 53 (2023), 937–970, figure 12. Years begin in March there, and all numbers are positive
  /// because as many cycles of 400 years come first as reach below every `Int32`.
  @inlinable
  public var civil: (year: Int, month: Int, day: Int) {
    let cycles: UInt64 = 14_700
    let shifted = UInt64(Int64(number) + 719_468 + 146_097 * Int64(cycles))
    let ofCentury = 4 &* shifted &+ 3
    let century = ofCentury / 146_097
    let ofYear = (4 &* (ofCentury % 146_097 / 4) &+ 3) &* 2_939_745
    let dayOfYear = (ofYear & 0xFFFF_FFFF) / 2_939_745 / 4
    let ofMonth = 2_141 &* dayOfYear &+ 197_913
    let isAfterDecember = dayOfYear >= 306
    return (
      year: Int(100 &* century &+ ofYear &>> 32 &+ (isAfterDecember ? 1 : 0)) - 400 * Int(cycles),
      month: Int(ofMonth &>> 16) - (isAfterDecember ? 12 : 0),
      day: Int((ofMonth & 0xFFFF) / 2_141) + 1
    )
  }

  /// 0 for Monday to 6 for Sunday.
  package var weekday: Int {
    // 1970-01-01 was a Thursday.
    let days = Int(number) + 3
    return days - days.dividedDown(by: 7) * 7
  }

  @inlinable
  static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }

  /// - Precondition: The calendar has the date; the year may be of any size.
  @inlinable
  package static func number(year: Int, month: Int, day: Int) -> Int32 {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear.dividedDown(by: 400)
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(era * 146_097 + dayOfEra - 719_468)
  }
}

extension Day: CustomStringConvertible {
  /// `2026-03-09`
  public var description: String {
    let (year, month, day) = civil
    return "\(year.padded(to: 4))-\(month.padded(to: 2))-\(day.padded(to: 2))"
  }
}

extension Int {
  /// The quotient rounded towards minus infinity, for a positive divisor.
  @inlinable
  public func dividedDown(by divisor: Int) -> Int {
    self >= 0 ? self / divisor : -((divisor - 1 - self) / divisor)
  }

  /// Decimal digits with zeros in front up to a width, for numbers that are not negative.
  package func padded(to width: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(0, width - digits.utf8.count)) + digits
  }
}
