/// A text that may be a date, read part by part from its beginning.
struct DateText: Sendable {
  private let bytes: [UInt8]
  var offset = 0

  init(_ bytes: ArraySlice<UInt8>) {
    // Patterns have a plain blank, which reads the others.
    self.bytes = Array(bytes)
  }

  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }

  var isAtEnd: Bool { offset == bytes.count }
  var isAtLetter: Bool { offset < bytes.count && Self.isLetter(bytes[offset]) }

  /// How many digits follow.
  mutating func digits() -> Int { advance(while: Self.isDigit) }

  /// The letters that follow, as small ones; nil where there are none.
  mutating func letters() -> String? {
    let start = offset
    guard advance(while: Self.isLetter) > 0 else { return nil }
    return String(decoding: bytes[start..<offset].map { $0 | 0x20 }, as: UTF8.self)
  }

  private mutating func advance(while isWanted: (UInt8) -> Bool) -> Int {
    let start = offset
    while offset < bytes.count, isWanted(bytes[offset]) { offset += 1 }
    return offset - start
  }

  /// Up to three signs that are neither digits nor letters: `-`, `, `, `年`.
  mutating func sign() -> String? {
    let start = offset
    while offset < bytes.count, offset - start < 3, !Self.isDigit(bytes[offset]),
      !Self.isLetter(bytes[offset])
    {
      offset += 1
    }
    guard offset > start, !bytes[start..<offset].contains(UInt8(ascii: ":")) else { return nil }
    return plain(start..<offset)
  }

  /// `日` behind the day.
  mutating func trailingSign() -> String? {
    let start = offset
    while offset < bytes.count, bytes[offset] >= 0x80, blankWidth == 0, halfDayInChineseHere == nil {
      offset += 1
    }
    return offset > start ? String(decoding: bytes[start..<offset], as: UTF8.self) : nil
  }

  private func plain(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self).map { $0.isWhitespace ? " " : String($0) }.joined()
  }

  private static let wideBlanks: [[UInt8]] = [[0xC2, 0xA0], [0xE2, 0x80, 0xAF], [0xE2, 0x80, 0x89]]

  private var blankWidth: Int {
    Self.wideBlanks.first { bytes[offset...].starts(with: $0) }?.count ?? 0
  }
}

// Around the time of the clock.
extension DateText {
  /// What stands between a date and its time: blanks, a comma and a blank, a colon, `T`, ` at `.
  mutating func beforeClock() -> String? {
    let start = offset
    if offset < bytes.count, bytes[offset] == UInt8(ascii: ":") {
      offset += 1
      return ":"
    }
    if isAtLetter {
      guard letters() == "t" else { return nil }
      return plain(start..<offset)
    }
    _ = advance { $0 == UInt8(ascii: ",") }
    blanks()
    if offset > start, isAtLetter {
      guard letters() == "at" else { return nil }
      blanks()
    }
    return offset > start ? plain(start..<offset) : halfDayInChineseHere == nil ? nil : ""
  }

  private mutating func blanks() {
    while offset < bytes.count {
      let width = bytes[offset] == UInt8(ascii: " ") ? 1 : blankWidth
      if width == 0 { return }
      offset += width
    }
  }

  mutating func colon() -> Bool {
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: ":") else { return false }
    offset += 1
    return true
  }

  /// A fraction of a second behind a point.
  mutating func fraction() -> Bool {
    guard offset + 1 < bytes.count, bytes[offset] == UInt8(ascii: "."), Self.isDigit(bytes[offset + 1]) else {
      return false
    }
    offset += 1
    return digits() > 0
  }

  /// `AM`, `pm`, `a.m.`: the blank before it; nil where none follows.
  mutating func halfDay() -> String? {
    let start = offset
    blanks()
    let blank = plain(start..<offset)
    for word in ["a.m.", "p.m.", "am", "pm"] {
      let end = offset + word.utf8.count
      guard end <= bytes.count,
        zip(bytes[offset..<end], word.utf8).allSatisfy({ $0 == $1 || $0 | 0x20 == $1 })
      else { continue }
      if end < bytes.count, Self.isLetter(bytes[end]) { continue }
      offset = end
      return blank
    }
    if let width = halfDayInChineseHere {
      offset += width
      return blank
    }
    return nil
  }

  private var halfDayInChineseHere: Int? {
    ["上午", "下午"].first { bytes[offset...].starts(with: $0.utf8) }?.utf8.count
  }

  /// `上午` or `下午` before the hour: the blank behind it.
  mutating func halfDayInChinese() -> String? {
    guard let width = halfDayInChineseHere else { return nil }
    offset += width
    let start = offset
    blanks()
    return plain(start..<offset)
  }
}

// Names.
extension DateText {
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
  ]
  private static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]

  /// Whether a name of a month is written out; nil where it is none.
  static func isFullMonth(_ name: String) -> Bool? { isFull(name, months) }
  static func isFullWeekday(_ name: String) -> Bool? { isFull(name, weekdays) }

  private static func isFull(_ name: String, _ names: [String]) -> Bool? {
    if names.contains(name) { return true }
    return name.utf8.count == 3 && names.contains { $0.hasPrefix(name) } ? false : nil
  }
}
