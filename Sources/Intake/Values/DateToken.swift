/// A part of a date as a pattern has it.
enum DateToken: Hashable, Sendable {
  case year4, year2, monthName, monthFullName, weekday, weekdayFull, halfDay
  /// Digits: at least and at most so many.
  case month(Int, Int)
  case day(Int, Int)
  case hour(Int, Int)
  /// 1 to 12.
  case halfDayHour(Int, Int)
  case minute(Int, Int)
  case second(Int, Int)
  case fraction(Int, Int)
  case literal(UInt8)

  var isNumber: Bool {
    switch self {
    case .monthName, .monthFullName, .weekday, .weekdayFull, .halfDay, .literal: false
    default: true
    }
  }

  var hasFixedWidth: Bool {
    switch self {
    case .month(let least, let most), .day(let least, let most), .hour(let least, let most),
      .halfDayHour(let least, let most), .minute(let least, let most), .second(let least, let most),
      .fraction(let least, let most):
      least == most
    default: true
    }
  }
}
