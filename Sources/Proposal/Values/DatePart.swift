/// A part of a date in its widest form, from which the pattern's text is made once the widths are known.
enum DatePart: Hashable, Sendable {
  case year4, year2, month, monthName, monthFullName, day, weekday, weekdayFull
  case hour, halfDayHour, minute, second, fraction, halfDay
  /// What stands between two parts, as it is.
  case sign(String)
  /// A date that is one number: `epoch`, `epoch_ms`, `excel`.
  case number(String)

  /// - Parameters:
  ///   - hasTwoDigits: Whether day and month always have two digits.
  ///   - hasTwoDigitHour: Whether the hour has.
  func text(hasTwoDigits: Bool, hasTwoDigitHour: Bool) -> String {
    switch self {
    case .year4: "yyyy"
    case .year2: "yy"
    case .month: hasTwoDigits ? "MM" : "M"
    case .monthName: "MMM"
    case .monthFullName: "MMMM"
    case .day: hasTwoDigits ? "dd" : "d"
    case .weekday: "EEE"
    case .weekdayFull: "EEEE"
    case .hour: hasTwoDigitHour ? "HH" : "H"
    case .halfDayHour: hasTwoDigitHour ? "hh" : "h"
    case .minute: "mm"
    case .second: "ss"
    case .fraction: "S"
    case .halfDay: "a"
    case .sign(let text): Self.quoted(text)
    case .number(let name): name
    }
  }

  var isDigits: Bool {
    switch self {
    case .year4, .year2, .month, .day, .hour, .halfDayHour, .minute, .second, .fraction, .number: true
    case .monthName, .monthFullName, .weekday, .weekdayFull, .halfDay, .sign: false
    }
  }

  /// Letters stand for parts of a date, but T; so others need quotes.
  private static func quoted(_ text: String) -> String {
    let doubled = text.replacing("'", with: "''")
    let hasLetter = text.utf8.contains { (0x41...0x5A).contains($0 & 0xDF) }
    guard hasLetter, text != "T" else { return doubled }
    let blanksBefore = doubled.prefix { $0 == " " }
    let word = doubled.dropFirst(blanksBefore.count).trimmingSuffix { $0 == " " }
    let blanksBehind = doubled.dropFirst(blanksBefore.count + word.count)
    return blanksBefore + "'\(word)'" + blanksBehind
  }
}

extension Substring {
  fileprivate func trimmingSuffix(while isDropped: (Character) -> Bool) -> Substring {
    var rest = self
    while let last = rest.last, isDropped(last) { rest.removeLast() }
    return rest
  }
}

extension [DatePart] {
  func text(hasTwoDigits: Bool = false, hasTwoDigitHour: Bool = false) -> String {
    // Without signs between them, only their widths tell numbers apart.
    let isPacked = zip(self, dropFirst()).contains { $0.isDigits && $1.isDigits }
    return map {
      $0.text(hasTwoDigits: hasTwoDigits || isPacked, hasTwoDigitHour: hasTwoDigitHour || isPacked)
    }.joined()
  }

  /// Which of day, month and year comes first, of dates that are digits only.
  var order: DateOrder? {
    for part in self {
      switch part {
      case .monthName, .monthFullName, .number: return nil
      default: continue
      }
    }
    for part in self {
      switch part {
      case .day: return .dayFirst
      case .month: return .monthFirst
      case .year4, .year2: return .yearFirst
      default: continue
      }
    }
    return nil
  }

  var hasShortYear: Bool { contains(.year2) }
}

/// The order of the numbers of a date. After a year that comes first, month and day follow.
enum DateOrder: Hashable, Sendable {
  case dayFirst, monthFirst, yearFirst
}
