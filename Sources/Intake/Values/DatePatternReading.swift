package import Base

// Reading a date.
extension DatePattern {
  /// The date that a field shows, nil where the field does not fit the pattern or the calendar.
  /// - Complexity: O(length), without allocation.
  package func day(in field: Span<UInt8>) -> Day? {
    if let fixed, field.count == fixed.width, let day = fixed.day(in: field) { return day }
    return dayByTokens(in: field)
  }

  /// The slow and obvious way.
  package func dayByTokens(in field: Span<UInt8>) -> Day? { time(in: field)?.day }

  /// - Parameter decimalSign: Of numbers that are dates.
  func time(in field: Span<UInt8>, decimalSign: UInt8 = UInt8(ascii: ".")) -> ShownTime? {
    switch form {
    case .tokens(let tokens): Self.time(in: field, by: tokens)
    case .number(let number): number.time(in: field, decimalSign: decimalSign)
    }
  }

  /// What the parts of a date said so far.
  private struct Parts {
    var year = 0
    var month = 0
    var day = 0
    var weekday: Int?
    var hour: Int?
    var minute = 0
    var second = 0
    var isAfternoon = false
    var hasHalfDayHour = false
    var hasClockTime = false

    /// nil where the calendar does not have the date, or not on that weekday.
    func time(_ zone: ShownZone) -> ShownTime? {
      guard let date = Day(year: year, month: month, day: day) else { return nil }
      if let weekday, weekday != date.weekday { return nil }
      guard let hour else { return ShownTime(day: date) }
      // 12 is the first hour of each half.
      let hourOfDay = hasHalfDayHour ? hour % 12 + (isAfternoon ? 12 : 0) : hour
      return ShownTime(day: date, second: hourOfDay * 3600 + minute * 60 + second, zone: zone)
    }
  }

  private static func time(in field: Span<UInt8>, by tokens: [DateToken]) -> ShownTime? {
    var parts = Parts()
    var offset = 0
    for token in tokens {
      switch token {
      case .literal(let byte):
        guard offset < field.count else { return nil }
        if field[offset] == byte {
          offset += 1
        } else if byte == UInt8(ascii: " "), let width = Typography.blankWidth(field, at: offset) {
          offset += width
        } else {
          return nil
        }
      default:
        guard read(token, field, &offset, &parts) else { return nil }
      }
    }
    guard offset < field.count else {
      // A pattern that ends in Z has read the sign of UTC itself.
      let isUTC = parts.hasClockTime && tokens.last == .literal(UInt8(ascii: "Z"))
      return parts.time(isUTC ? .offset(0) : .none)
    }
    guard parts.hasClockTime, let zone = ShownZone(field, from: offset) else { return nil }
    return parts.time(zone)
  }

  @inline(__always)
  private static func read(
    _ token: DateToken, _ field: Span<UInt8>, _ offset: inout Int, _ parts: inout Parts
  ) -> Bool {
    switch token {
    case .literal: return false
    case .monthName, .monthFullName, .weekday, .weekdayFull, .halfDay:
      return readName(token, field, &offset, &parts)
    case .year4:
      guard let value = FieldDigits.number(field, &offset, 4, 4) else { return false }
      parts.year = value
    case .year2:
      // As POSIX strptime: 69 to 99 are of the twentieth century.
      guard let value = FieldDigits.number(field, &offset, 2, 2) else { return false }
      parts.year = value < 69 ? 2000 + value : 1900 + value
    case .month(let least, let most):
      guard let value = FieldDigits.number(field, &offset, least, most) else { return false }
      parts.month = value
    case .day(let least, let most):
      guard let value = FieldDigits.number(field, &offset, least, most) else { return false }
      parts.day = value
    case .hour(let least, let most):
      guard let value = FieldDigits.number(field, &offset, least, most), value < 24 else { return false }
      (parts.hour, parts.hasClockTime) = (value, true)
    case .halfDayHour(let least, let most):
      guard let value = FieldDigits.number(field, &offset, least, most), 1...12 ~= value else { return false }
      (parts.hour, parts.hasHalfDayHour, parts.hasClockTime) = (value, true, true)
    case .minute(let least, let most):
      guard let value = FieldDigits.number(field, &offset, least, most), value < 60 else { return false }
      parts.minute = value
    case .second(let least, let most):
      guard let value = FieldDigits.number(field, &offset, least, most), value < 60 else { return false }
      parts.second = value
    case .fraction(let least, let most):
      guard FieldDigits.number(field, &offset, least, most) != nil else { return false }
    }
    return true
  }

  private static func readName(
    _ token: DateToken, _ field: Span<UInt8>, _ offset: inout Int, _ parts: inout Parts
  ) -> Bool {
    let found: (value: Int, width: Int)? =
      switch token {
      case .monthName: DateNames.shortMonth(field, at: offset)
      case .monthFullName: DateNames.month(field, at: offset)
      case .weekday: DateNames.shortWeekday(field, at: offset)
      case .weekdayFull: DateNames.weekday(field, at: offset)
      default: DateNames.halfDay(field, at: offset)
      }
    guard let found else { return false }
    switch token {
    case .monthName, .monthFullName: parts.month = found.value
    case .weekday, .weekdayFull: parts.weekday = found.value
    default: parts.isAfternoon = found.value == 1
    }
    offset += found.width
    return true
  }
}
