internal import Base

/// When a zone's clocks are changed each year: `EST5EDT,M3.2.0,M11.1.0`.
///
/// Source: POSIX.1-2017, Base Definitions, section 8.3, the variable TZ; and RFC 8536, section 3.3.1, for times of day
/// from -167 to 167 hours.
struct YearlyZoneRule: Hashable, Sendable {
  private var standard: Int
  /// nil where the clocks are never changed.
  private var summer: Summer?

  private struct Summer: Hashable, Sendable {
    var offset: Int
    var begin: Change
    var end: Change
  }

  fileprivate struct Change: Hashable, Sendable {
    enum Date: Hashable, Sendable {
      /// 1 to 365; 29 February is never counted.
      case dayWithoutLeap(Int)
      /// 0 to 365.
      case day(Int)
      /// Of a month, the first to the fifth (which is the last) of a weekday, 0 for Sunday.
      case weekday(month: Int, week: Int, day: Int)
    }

    var date: Date
    /// Seconds after midnight, by the clocks before the change.
    var time: Int
  }

  /// - Returns: nil where the text is no such rule.
  init?(_ text: [UInt8]) {
    var reader = Reader(rest: text[...])
    guard reader.name(), let behind = reader.time(mostHours: 24) else { return nil }
    // The text says how far the clocks are behind UTC.
    standard = -behind
    if reader.rest.isEmpty { return }
    guard reader.name() else { return nil }
    var offset = standard + 3600
    if reader.rest.first != UInt8(ascii: ",") {
      guard let behind = reader.time(mostHours: 24) else { return nil }
      offset = -behind
    }
    guard let begin = reader.change(), let end = reader.change(), reader.rest.isEmpty else { return nil }
    summer = Summer(offset: offset, begin: begin, end: end)
  }

  func offset(at instant: Int) -> Int {
    guard let summer else { return standard }
    let day = (instant + standard).dividedDown(by: 86_400)
    guard let day = Int32(exactly: day) else { return standard }
    let year = Day(number: day).civil.year
    let begin = summer.begin.second(of: year) - standard
    let end = summer.end.second(of: year) - summer.offset
    let isSummer = begin < end ? begin <= instant && instant < end : !(end <= instant && instant < begin)
    return isSummer ? summer.offset : standard
  }

  private struct Reader {
    var rest: ArraySlice<UInt8>

    mutating func take(_ letter: Character) -> Bool {
      guard let byte = letter.asciiValue, rest.first == byte else { return false }
      rest = rest.dropFirst()
      return true
    }

    /// An abbreviation: three letters or more, or anything between < and >.
    mutating func name() -> Bool {
      if take("<") {
        guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return false }
        rest = rest[end...].dropFirst()
        return true
      }
      let letters = rest.prefix { (0x41...0x5A).contains($0 & 0xDF) }
      rest = rest.dropFirst(letters.count)
      return letters.count >= 3
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int? {
      let digits = rest.prefix { (0x30...0x39).contains($0) }.prefix(4)
      guard !digits.isEmpty else { return nil }
      rest = rest.dropFirst(digits.count)
      let number = digits.reduce(0) { $0 * 10 + Int($1 & 0x0F) }
      return range.contains(number) ? number : nil
    }

    /// `[+-]hh[:mm[:ss]]`, in seconds.
    mutating func time(mostHours: Int) -> Int? {
      let isNegative = take("-")
      if !isNegative { _ = take("+") }
      guard let hours = number(0...mostHours) else { return nil }
      var seconds = hours * 3600
      for worth in [60, 1] {
        guard take(":") else { break }
        guard let part = number(0...59) else { return nil }
        seconds += part * worth
      }
      return isNegative ? -seconds : seconds
    }

    /// `,date[/time]`
    mutating func change() -> Change? {
      guard take(",") else { return nil }
      var date: Change.Date
      if take("J") {
        guard let day = number(1...365) else { return nil }
        date = .dayWithoutLeap(day)
      } else if take("M") {
        guard let month = number(1...12), take("."), let week = number(1...5), take("."),
          let day = number(0...6)
        else { return nil }
        date = .weekday(month: month, week: week, day: day)
      } else {
        guard let day = number(0...365) else { return nil }
        date = .day(day)
      }
      guard take("/") else { return Change(date: date, time: 7200) }
      guard let time = time(mostHours: 167) else { return nil }
      return Change(date: date, time: time)
    }
  }
}

extension YearlyZoneRule.Change {
  /// Seconds since 1970-01-01 as the clocks before the change show them.
  fileprivate func second(of year: Int) -> Int { Int(day(of: year)) * 86_400 + time }

  private func day(of year: Int) -> Int32 {
    let first = Self.number(year, 1, 1)
    switch date {
    case .day(let day): return first + Int32(day)
    case .dayWithoutLeap(let day):
      let isAfterLeapDay = day > 59 && Self.number(year, 3, 1) - first == 60
      return first + Int32(day - 1 + (isAfterLeapDay ? 1 : 0))
    case .weekday(let month, let week, let weekday):
      let monthStart = Self.number(year, month, 1)
      let monthEnd = month == 12 ? Self.number(year + 1, 1, 1) : Self.number(year, month + 1, 1)
      // Sunday is 0 here and 6 there.
      let distance = (weekday + 6 - Day(number: monthStart).weekday + 7) % 7
      var day = monthStart + Int32(distance + 7 * (week - 1))
      if day >= monthEnd { day -= 7 }
      return day
    }
  }

  /// - Precondition: The calendar has the date, in a year from 1 on.
  private static func number(_ year: Int, _ month: Int, _ day: Int) -> Int32 {
    Day.number(year: year, month: month, day: day)
  }
}
