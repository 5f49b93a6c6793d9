/// Which date patterns a text could follow, going by its digits, names and signs alone.
///
///     12/1/2010 8:26         ──►  d/M/yyyy H:mm, M/d/yyyy H:mm
///     Fri, 5 Jan 2024 2 PM   ──►  nothing: there are no minutes
struct DateShape: Sendable {
  /// All ways to read it; empty where it cannot be a date.
  private(set) var ways: [[DatePart]] = []
  /// Whether day, month and hour have two digits each in this shape.
  private(set) var hasTwoDigits = true
  private(set) var hasTwoDigitHour = true

  private var text: DateText

  /// - Parameter mayBeNumber: Whether a number alone may be a date, as a column that is named like one says.
  init?(_ bytes: ArraySlice<UInt8>, mayBeNumber: Bool) {
    guard (5...48).contains(bytes.count), bytes.contains(where: DateText.isDigit) else { return nil }
    text = DateText(bytes)
    if mayBeNumber, let number = Self.number(bytes) {
      ways = number.map { [.number($0)] }
    } else {
      guard bytes.count >= 6 else { return nil }
      let weekday = weekdayPart()
      guard let dates = datePart(), let clock = clockPart() else { return nil }
      ways = dates.map { weekday + $0 + clock }
    }
  }

  /// Seconds or milliseconds since 1970 of this century, or a spreadsheet's day number.
  private static func number(_ bytes: ArraySlice<UInt8>) -> [String]? {
    let whole = bytes.prefix(while: DateText.isDigit)
    let rest = bytes.dropFirst(whole.count)
    let isFraction =
      (rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ",")) && rest.count > 1
      && rest.dropFirst().allSatisfy(DateText.isDigit)
    guard rest.isEmpty || isFraction else { return nil }
    return switch whole.count {
    case 5: ["excel"]
    case 10: ["epoch"]
    case 13 where rest.isEmpty: ["epoch_ms"]
    default: nil
    }
  }
}

// The date.
extension DateShape {
  /// A weekday's name and what follows it; nothing where the text does not begin with one.
  private mutating func weekdayPart() -> [DatePart] {
    let start = text.offset
    guard let name = text.letters(), let isFull = DateText.isFullWeekday(name), let sign = text.sign() else {
      text.offset = start
      return []
    }
    return [isFull ? .weekdayFull : .weekday, .sign(sign)]
  }

  private mutating func datePart() -> [[DatePart]]? {
    if text.isAtLetter { return namedMonthFirst() }
    let first = text.digits()
    switch first {
    case 8: return [[.year4, .month, .day], [.day, .month, .year4], [.month, .day, .year4]]
    case 12: return text.isAtEnd ? [[.year4, .month, .day, .hour, .minute]] : nil
    case 14: return [[.year4, .month, .day, .hour, .minute, .second]]
    case 4: return yearFirst()
    case 1, 2: return yearLast(first)
    default: return nil
    }
  }

  private mutating func yearFirst() -> [[DatePart]]? {
    guard let a = text.sign() else { return nil }
    let month = text.isAtLetter ? monthNames() : nil
    let width = month == nil ? text.digits() : 2
    guard (1...2).contains(width), let b = text.sign() else { return nil }
    let day = text.digits()
    guard (1...2).contains(day) else { return nil }
    hasTwoDigits = width == 2 && day == 2
    let end = text.trailingSign().map { [DatePart.sign($0)] } ?? []
    return (month ?? [.month]).map { [.year4, .sign(a), $0, .sign(b), .day] + end }
  }

  private mutating func yearLast(_ first: Int) -> [[DatePart]]? {
    let a = text.sign()
    if text.isAtLetter {
      guard let months = monthNames() else { return nil }
      let b = text.sign()
      hasTwoDigits = first == 2
      guard let year = year(), a == nil ? b == nil && first == 2 : b != nil else { return nil }
      return months.map { month in
        [.day] + (a.map { [.sign($0)] } ?? []) + [month] + (b.map { [.sign($0)] } ?? []) + [year]
      }
    }
    guard let a else { return nil }
    let second = text.digits()
    guard (1...2).contains(second), let b = text.sign() else { return nil }
    hasTwoDigits = first == 2 && second == 2
    guard let year = year() else { return nil }
    let signs: (DatePart, DatePart, DatePart) -> [DatePart] = { [$0, .sign(a), $1, .sign(b), $2] }
    return [signs(.day, .month, year), signs(.month, .day, year)]
      + (year == .year2 && first == 2 ? [signs(.year2, .month, .day)] : [])
  }

  private mutating func year() -> DatePart? {
    switch text.digits() {
    case 4: .year4
    case 2: .year2
    default: nil
    }
  }

  /// May has the same short and long name.
  private mutating func monthNames() -> [DatePart]? {
    guard let name = text.letters(), let isFull = DateText.isFullMonth(name) else { return nil }
    return name == "may" ? [.monthName, .monthFullName] : [isFull ? .monthFullName : .monthName]
  }

  private mutating func namedMonthFirst() -> [[DatePart]]? {
    guard let months = monthNames(), let a = text.sign() else { return nil }
    let day = text.digits()
    guard (1...2).contains(day), let b = text.sign(), let year = year() else { return nil }
    hasTwoDigits = day == 2
    return months.map { [$0, .sign(a), .day, .sign(b), year] }
  }
}

// The time of the clock.
extension DateShape {
  /// Nothing, or hours and minutes behind the date. What may follow (a fraction, an offset, a zone's name) is the
  /// pattern's business.
  private mutating func clockPart() -> [DatePart]? {
    guard !text.isAtEnd else { return [] }
    guard let between = text.beforeClock() else { return nil }
    let halfBefore = text.halfDayInChinese()
    let hours = text.digits()
    if hours == 4 || hours == 6, between == "T" {
      return [.sign(between), .hour, .minute] + (hours == 6 ? [.second] : [])
    }
    guard (1...2).contains(hours), text.colon(), text.digits() == 2 else { return nil }
    hasTwoDigitHour = hours == 2
    var clock: [DatePart] = [.minute]
    if text.colon() {
      guard text.digits() == 2 else { return nil }
      clock += [.sign(":"), .second]
    }
    var half: [DatePart] = []
    if halfBefore == nil {
      let start = text.offset
      let fraction: [DatePart] = text.fraction() ? [.sign("."), .fraction] : []
      if let blank = text.halfDay() {
        half = fraction + (blank.isEmpty ? [] : [.sign(blank)]) + [.halfDay]
      } else {
        text.offset = start
      }
    }
    let isHalf = halfBefore != nil || !half.isEmpty
    let before: [DatePart] = halfBefore.map { $0.isEmpty ? [.halfDay] : [.halfDay, .sign($0)] } ?? []
    return [.sign(between)] + before + [isHalf ? .halfDayHour : .hour, .sign(":")] + clock + half
  }
}
