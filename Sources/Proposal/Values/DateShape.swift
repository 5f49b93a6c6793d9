/// Which date patterns a text could follow, going by its digits and signs alone.
///
///     12/1/2010 8:26  ──►  d/M/yyyy H:mm, M/d/yyyy H:mm
struct DateShape: Sendable {
  /// Patterns in their widest form (`M` and `d` take one or two digits).
  var patterns: [String] = []
  /// Whether day, month and hour have two digits each in this shape.
  var hasTwoDigits = true
  var hasTwoDigitHour = true

  private let text: [UInt8]
  private var offset = 0

  /// Nil where it cannot be a date.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard (6...40).contains(bytes.count), bytes.contains(where: Self.isDigit) else { return nil }
    text = Array(bytes)
    guard let dates = datePart(), let clock = clockPart() else { return nil }
    patterns = dates.map { $0 + clock }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }

  private mutating func digits() -> Int {
    let start = offset
    while offset < text.count, Self.isDigit(text[offset]) { offset += 1 }
    return offset - start
  }

  /// Up to three signs that are neither digits nor ASCII letters: `-`, `. `, `年`.
  private mutating func sign() -> String? {
    let start = offset
    while offset < text.count, offset - start < 3, !Self.isDigit(text[offset]), !Self.isLetter(text[offset]) {
      offset += 1
    }
    guard offset > start, !text[start..<offset].contains(UInt8(ascii: ":")) else { return nil }
    return String(decoding: text[start..<offset], as: UTF8.self)
  }

  private mutating func monthName() -> Bool {
    guard offset + 3 <= text.count, text[offset..<offset + 3].allSatisfy(Self.isLetter) else { return false }
    offset += 3
    return offset == text.count || !Self.isLetter(text[offset])
  }

  private mutating func datePart() -> [String]? {
    if Self.isLetter(text[0]) { return namedMonthFirst() }
    let first = digits()
    switch first {
    case 8: return ["yyyyMMdd", "ddMMyyyy", "MMddyyyy"]
    case 12: return offset == text.count ? ["yyyyMMddHHmm"] : nil
    case 14: return ["yyyyMMddHHmmss"]
    case 4: return yearFirst()
    case 1, 2: return yearLast(first)
    default: return nil
    }
  }

  private mutating func yearFirst() -> [String]? {
    guard let a = sign() else { return nil }
    let month = digits()
    guard (1...2).contains(month), let b = sign() else { return nil }
    let day = digits()
    guard (1...2).contains(day) else { return nil }
    hasTwoDigits = month == 2 && day == 2
    return ["yyyy\(a)M\(b)d" + trailingSign()]
  }

  /// `日` behind the day.
  private mutating func trailingSign() -> String {
    let start = offset
    while offset < text.count, text[offset] >= 0x80 { offset += 1 }
    return String(decoding: text[start..<offset], as: UTF8.self)
  }

  private mutating func yearLast(_ first: Int) -> [String]? {
    guard let a = sign() else { return nil }
    if offset < text.count, Self.isLetter(text[offset]) {
      guard monthName(), let b = sign() else { return nil }
      hasTwoDigits = first == 2
      switch digits() {
      case 4: return ["d\(a)MMM\(b)yyyy"]
      case 2: return ["d\(a)MMM\(b)yy"]
      default: return nil
      }
    }
    let second = digits()
    guard (1...2).contains(second), let b = sign() else { return nil }
    hasTwoDigits = first == 2 && second == 2
    switch digits() {
    case 4: return ["d\(a)M\(b)yyyy", "M\(a)d\(b)yyyy"]
    case 2: return ["d\(a)M\(b)yy", "M\(a)d\(b)yy"] + (first == 2 ? ["yy\(a)M\(b)d"] : [])
    default: return nil
    }
  }

  private mutating func namedMonthFirst() -> [String]? {
    guard monthName(), let a = sign() else { return nil }
    let day = digits()
    guard (1...2).contains(day), let b = sign(), digits() == 4 else { return nil }
    hasTwoDigits = day == 2
    return ["MMM\(a)d\(b)yyyy"]
  }

  /// Nothing, or hours and minutes behind a blank or a T. What may follow a clock time (a fraction, an
  /// offset) is the pattern's business.
  private mutating func clockPart() -> String? {
    guard offset < text.count else { return "" }
    var clock = ""
    while offset < text.count, text[offset] == UInt8(ascii: " ") || text[offset] == UInt8(ascii: "T") {
      clock += text[offset] == UInt8(ascii: "T") ? "T" : " "
      offset += 1
    }
    let hours = digits()
    guard !clock.isEmpty, (1...2).contains(hours), offset < text.count, text[offset] == UInt8(ascii: ":")
    else { return nil }
    hasTwoDigitHour = hours == 2
    offset += 1
    guard digits() == 2 else { return nil }
    clock += "H:mm"
    guard offset < text.count, text[offset] == UInt8(ascii: ":") else { return clock }
    offset += 1
    guard digits() == 2 else { return nil }
    return clock + ":ss"
  }
}
