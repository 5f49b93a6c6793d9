// Reading a pattern.
extension DatePattern {
  /// - Throws: `PatternError` where the text does not say year, month and day once each, has an unknown
  ///   run of letters, an hour of half a day without `a` or the reverse, or leaves open where one number ends and the
  ///   next begins.
  public init(_ text: String) throws(PatternError) {
    if let number = NumberedDate(rawValue: text) {
      self.init(text: text, form: .number(number))
      return
    }
    let tokens = try Self.tokens(of: text)
    try Self.checkParts(tokens, of: text)
    for (token, next) in zip(tokens, tokens.dropFirst())
    where token.isNumber && !token.hasFixedWidth && next.isNumber {
      throw PatternError(
        description: "in the date pattern \"\(text)\" it is open where one number ends: use MM, dd, HH")
    }
    self.init(text: text, form: .tokens(tokens))
  }

  private static func tokens(of text: String) throws(PatternError) -> [DateToken] {
    var tokens: [DateToken] = []
    var rest = Array(text.utf8)[...]
    while let letter = rest.first {
      if letter == Self.quote {
        tokens += try quoted(&rest, in: text).map(DateToken.literal)
        continue
      }
      let run = rest.prefix { $0 == letter }
      rest = rest.dropFirst(run.count)
      tokens += try self.tokens(letter, run.count, in: text)
    }
    return tokens
  }

  private static let quote = UInt8(ascii: "'")

  /// What stands between two quotes; two of them are one.
  private static func quoted(
    _ rest: inout ArraySlice<UInt8>, in text: String
  ) throws(PatternError) -> [UInt8] {
    rest = rest.dropFirst()
    if rest.first == quote {
      rest = rest.dropFirst()
      return [quote]
    }
    var literal: [UInt8] = []
    while let letter = rest.popFirst() {
      if letter != quote {
        literal.append(letter)
      } else if rest.first == quote {
        literal.append(quote)
        rest = rest.dropFirst()
      } else {
        return literal
      }
    }
    throw PatternError(
      description: "in the date pattern \"\(text)\" a quote ' is not closed; a quote itself is written ''")
  }

  private static func tokens(
    _ letter: UInt8, _ count: Int, in text: String
  ) throws(PatternError) -> [DateToken] {
    switch (letter, count) {
    case (UInt8(ascii: "y"), 4): return [.year4]
    case (UInt8(ascii: "y"), 2): return [.year2]
    case (UInt8(ascii: "M"), 4): return [.monthFullName]
    case (UInt8(ascii: "M"), 3): return [.monthName]
    case (UInt8(ascii: "M"), 1...2): return [.month(count, 2)]
    case (UInt8(ascii: "d"), 1...2): return [.day(count, 2)]
    case (UInt8(ascii: "E"), 4): return [.weekdayFull]
    case (UInt8(ascii: "E"), 3): return [.weekday]
    case (UInt8(ascii: "H"), 1...2): return [.hour(count, 2)]
    case (UInt8(ascii: "h"), 1...2): return [.halfDayHour(count, 2)]
    case (UInt8(ascii: "a"), 1): return [.halfDay]
    case (UInt8(ascii: "m"), 1...2): return [.minute(count, 2)]
    case (UInt8(ascii: "s"), 1...2): return [.second(count, 2)]
    case (UInt8(ascii: "S"), 1): return [.fraction(1, mostFractionDigits)]
    case (UInt8(ascii: "S"), 2...mostFractionDigits): return [.fraction(count, count)]
    case (UInt8(ascii: "T"), 1), (UInt8(ascii: "Z"), 1): return [.literal(letter)]
    default:
      let isLetter = (0x41...0x5A).contains(letter) || (0x61...0x7A).contains(letter)
      guard !isLetter else {
        let run = String(repeating: Character(UnicodeScalar(letter)), count: count)
        throw PatternError(
          description: "\"\(run)\" in the date pattern \"\(text)\" means nothing; "
            + "known are yyyy yy MMMM MMM MM M dd d EEEE EEE HH H hh h a mm m ss s S, other text in quotes "
            + "('of'), and the patterns epoch, epoch_ms and excel")
      }
      return Array(repeating: .literal(letter), count: count)
    }
  }

  /// A nanosecond.
  private static let mostFractionDigits = 9

  private static func checkParts(_ tokens: [DateToken], of text: String) throws(PatternError) {
    func count(_ isWanted: (DateToken) -> Bool) -> Int { tokens.count(where: isWanted) }
    let years = count { $0 == .year4 || $0 == .year2 }
    let months = count { if case .month = $0 { true } else { $0 == .monthName || $0 == .monthFullName } }
    let days = count { if case .day = $0 { true } else { false } }
    guard years == 1, months == 1, days == 1 else {
      throw PatternError(
        description:
          "the date pattern \"\(text)\" must have a year (yyyy), a month (MM) and a day (dd) once each")
    }
    let hours = count { if case .hour = $0 { true } else { false } }
    let halfDayHours = count { if case .halfDayHour = $0 { true } else { false } }
    let halfDays = count { $0 == .halfDay }
    guard halfDayHours == halfDays, halfDays <= 1, halfDays == 0 || hours == 0 else {
      throw PatternError(
        description:
          "the date pattern \"\(text)\" must have h (1 to 12) and a (AM or PM) together, and no H then")
    }
    guard count({ $0 == .weekday || $0 == .weekdayFull }) <= 1 else {
      throw PatternError(description: "the date pattern \"\(text)\" has more than one weekday (EEE)")
    }
  }
}
