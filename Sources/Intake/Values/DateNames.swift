/// Names in dates: English, whatever the locale, since that is what exports write, in capitals or not; and the Chinese words
/// for the halves of a day.
enum DateNames {
  /// 1 for January, and how many bytes its name has.
  static func shortMonth(_ field: Span<UInt8>, at offset: Int) -> (value: Int, width: Int)? {
    key(field, at: offset).flatMap(monthKeys.firstIndex).map { ($0 + 1, 3) }
  }

  static func month(_ field: Span<UInt8>, at offset: Int) -> (value: Int, width: Int)? {
    guard let (month, _) = shortMonth(field, at: offset) else { return nil }
    return has(months[month - 1], field, at: offset) ? (month, months[month - 1].count) : nil
  }

  /// 0 for Monday, and how many bytes its name has.
  static func shortWeekday(_ field: Span<UInt8>, at offset: Int) -> (value: Int, width: Int)? {
    key(field, at: offset).flatMap(weekdayKeys.firstIndex).map { ($0, 3) }
  }

  static func weekday(_ field: Span<UInt8>, at offset: Int) -> (value: Int, width: Int)? {
    guard let (day, _) = shortWeekday(field, at: offset) else { return nil }
    return has(weekdays[day], field, at: offset) ? (day, weekdays[day].count) : nil
  }

  /// 0 before noon and 1 after it: `AM`, `pm`, `a.m.`, `P.M.`, `上午`, `下午`.
  static func halfDay(_ field: Span<UInt8>, at offset: Int) -> (value: Int, width: Int)? {
    for (value, words) in halfDays.enumerated() {
      if let word = words.first(where: { has($0, field, at: offset) }) { return (value, word.count) }
    }
    return nil
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november",
    "december",
  ].map { Array($0.utf8) }
  private static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ].map { Array($0.utf8) }
  /// Longer words first.
  private static let halfDays = [["a.m.", "am", "上午"], ["p.m.", "pm", "下午"]].map { $0.map { Array($0.utf8) } }

  private static let monthKeys = months.map(key)
  private static let weekdayKeys = weekdays.map(key)

  private static func key(_ name: [UInt8]) -> UInt32 {
    name.prefix(3).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
  }

  /// Three letters as one number; nil where there are not so many bytes.
  private static func key(_ field: Span<UInt8>, at offset: Int) -> UInt32? {
    guard offset + 3 <= field.count else { return nil }
    return (0..<3).reduce(UInt32(0)) { $0 << 8 | UInt32(field[offset + $1] | 0x20) }
  }

  /// - Parameter word: Its ASCII letters are small.
  private static func has(_ word: [UInt8], _ field: Span<UInt8>, at offset: Int) -> Bool {
    guard offset + word.count <= field.count else { return false }
    return word.indices.allSatisfy { index in
      let byte = field[offset + index]
      return byte == word[index] || (0x41...0x5A).contains(byte) && byte | 0x20 == word[index]
    }
  }
}
