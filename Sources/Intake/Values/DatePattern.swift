package import Base

/// How an export writes a date: `yyyy yy MM M MMM dd d HH H mm m ss`, and literals.
///
/// Whatever clock time a pattern reads is checked and dropped. After a pattern with a clock time, a fraction
/// of a second and a UTC offset (`.250`, `Z`, `+08:00`) may follow and are dropped too: a day is
/// the date that the export shows.
public struct DatePattern: Hashable, Sendable {
  public let text: String
  private let tokens: [Token]
  /// Where every part has its place, whatever the date.
  let fixed: FixedDate?

  private init(text: String, tokens: [Token]) {
    self.text = text
    self.tokens = tokens
    fixed = FixedDate(tokens)
  }

  enum Token: Hashable, Sendable {
    case year4, year2, monthName
    /// Digits: at least and at most so many.
    case month(Int, Int)
    case day(Int, Int)
    case hour(Int, Int)
    case minute(Int, Int)
    case second(Int, Int)
    case literal(UInt8)

    var isClockTime: Bool {
      switch self {
      case .hour, .minute, .second: true
      default: false
      }
    }

    var isNumber: Bool {
      switch self {
      case .monthName, .literal: false
      default: true
      }
    }

    var hasFixedWidth: Bool {
      switch self {
      case .month(let least, let most), .day(let least, let most), .hour(let least, let most),
        .minute(let least, let most), .second(let least, let most):
        least == most
      default: true
      }
    }
  }

  public struct PatternError: Error, CustomStringConvertible {
    public let description: String
  }

  public static let iso = DatePattern(
    text: "yyyy-MM-dd",
    tokens: [.year4, .literal(0x2D), .month(2, 2), .literal(0x2D), .day(2, 2)])
}

// Reading a pattern.
extension DatePattern {
  /// - Throws: `PatternError` where the text does not say year, month and day once each, has an unknown
  ///   run of letters, or leaves open where one number ends and the next begins.
  public init(_ text: String) throws(PatternError) {
    var tokens: [Token] = []
    var rest = Array(text.utf8)[...]
    while let letter = rest.first {
      let run = rest.prefix { $0 == letter }
      rest = rest.dropFirst(run.count)
      tokens += try Self.tokens(letter, run.count, in: text)
    }
    func count(_ isWanted: (Token) -> Bool) -> Int { tokens.count(where: isWanted) }
    let years = count { $0 == .year4 || $0 == .year2 }
    let months = count { if case .month = $0 { true } else { $0 == .monthName } }
    let days = count { if case .day = $0 { true } else { false } }
    guard years == 1, months == 1, days == 1 else {
      throw PatternError(
        description:
          "the date pattern \"\(text)\" must have a year (yyyy), a month (MM) and a day (dd) once each")
    }
    for (token, next) in zip(tokens, tokens.dropFirst())
    where token.isNumber && !token.hasFixedWidth && next.isNumber {
      throw PatternError(
        description: "in the date pattern \"\(text)\" it is open where one number ends: use MM, dd, HH")
    }
    self.init(text: text, tokens: tokens)
  }

  private static func tokens(
    _ letter: UInt8, _ count: Int, in text: String
  ) throws(PatternError) -> [Token] {
    switch (letter, count) {
    case (UInt8(ascii: "y"), 4): return [.year4]
    case (UInt8(ascii: "y"), 2): return [.year2]
    case (UInt8(ascii: "M"), 3): return [.monthName]
    case (UInt8(ascii: "M"), 1...2): return [.month(count, 2)]
    case (UInt8(ascii: "d"), 1...2): return [.day(count, 2)]
    case (UInt8(ascii: "H"), 1...2): return [.hour(count, 2)]
    case (UInt8(ascii: "m"), 1...2): return [.minute(count, 2)]
    case (UInt8(ascii: "s"), 1...2): return [.second(count, 2)]
    case (UInt8(ascii: "T"), 1), (UInt8(ascii: "Z"), 1): return [.literal(letter)]
    default:
      let isLetter = (0x41...0x5A).contains(letter) || (0x61...0x7A).contains(letter)
      guard !isLetter else {
        let run = String(repeating: Character(UnicodeScalar(letter)), count: count)
        throw PatternError(
          description: "\"\(run)\" in the date pattern \"\(text)\" means nothing; "
            + "known are yyyy yy MM M MMM dd d HH H mm m ss")
      }
      return Array(repeating: .literal(letter), count: count)
    }
  }
}

// Reading a date.
extension DatePattern {
  /// The date that a field shows, nil where the field does not fit the pattern or the calendar.
  /// - Complexity: O(length), without allocation.
  package func day(in field: Span<UInt8>) -> Day? {
    if let fixed, field.count == fixed.width, let day = fixed.day(in: field) { return day }
    return dayByTokens(in: field)
  }

  /// The slow and obvious way.
  package func dayByTokens(in field: Span<UInt8>) -> Day? {
    var year = 0
    var month = 0
    var day = 0
    var offset = 0
    var hasClockTime = false
    for token in tokens {
      switch token {
      case .literal(let byte):
        guard offset < field.count, field[offset] == byte else { return nil }
        offset += 1
      case .monthName:
        guard let found = Self.month(named: field, at: offset) else { return nil }
        month = found
        offset += 3
      case .year4:
        guard let value = Self.number(field, &offset, 4, 4) else { return nil }
        year = value
      case .year2:
        // As POSIX strptime: 69 to 99 are of the twentieth century.
        guard let value = Self.number(field, &offset, 2, 2) else { return nil }
        year = value < 69 ? 2000 + value : 1900 + value
      case .month(let least, let most):
        guard let value = Self.number(field, &offset, least, most) else { return nil }
        month = value
      case .day(let least, let most):
        guard let value = Self.number(field, &offset, least, most) else { return nil }
        day = value
      case .hour(let least, let most):
        guard let value = Self.number(field, &offset, least, most), value < 24 else { return nil }
        hasClockTime = true
      case .minute(let least, let most), .second(let least, let most):
        guard let value = Self.number(field, &offset, least, most), value < 60 else { return nil }
      }
    }
    guard offset == field.count || hasClockTime && Self.isOffset(field, from: offset) else { return nil }
    return Day(year: year, month: month, day: day)
  }

  private static func digit(_ field: Span<UInt8>, _ offset: Int) -> Int? {
    guard offset < field.count else { return nil }
    let value = field[offset] &- UInt8(ascii: "0")
    return value < 10 ? Int(value) : nil
  }

  private static func number(_ field: Span<UInt8>, _ offset: inout Int, _ least: Int, _ most: Int) -> Int? {
    var value = 0
    var count = 0
    while count < most, let digit = digit(field, offset) {
      value = value * 10 + digit
      count += 1
      offset += 1
    }
    return count >= least ? value : nil
  }

  /// English short names, whatever the locale: that is what exports write.
  private static func month(named field: Span<UInt8>, at offset: Int) -> Int? {
    guard offset + 3 <= field.count else { return nil }
    let key = (0..<3).reduce(UInt32(0)) { $0 << 8 | UInt32(field[offset + $1] | 0x20) }
    return monthKeys.firstIndex(of: key).map { $0 + 1 }
  }

  private static let monthKeys: [UInt32] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ].map { $0.utf8.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } }

  /// Whether the rest is a fraction of a second and a UTC offset, or a part of that.
  private static func isOffset(_ field: Span<UInt8>, from start: Int) -> Bool {
    var offset = start
    if field[offset] == UInt8(ascii: ".") {
      offset += 1
      guard digit(field, offset) != nil else { return false }
      while digit(field, offset) != nil { offset += 1 }
      if offset == field.count { return true }
    }
    if field[offset] == UInt8(ascii: " ") { offset += 1 }
    guard offset < field.count else { return false }
    if field[offset] == UInt8(ascii: "Z") { return offset + 1 == field.count }
    guard field[offset] == UInt8(ascii: "+") || field[offset] == UInt8(ascii: "-") else { return false }
    offset += 1
    guard let hours = number(field, &offset, 2, 2), hours <= 14 else { return false }
    if offset == field.count { return true }
    if field[offset] == UInt8(ascii: ":") { offset += 1 }
    guard let minutes = number(field, &offset, 2, 2), minutes < 60 else { return false }
    return offset == field.count
  }
}
