internal import CSV

/// What a customer's id can be seen to be by itself. Most ids are of no form, which is found by their first letters.
enum IDForm {
  /// nil where it is an id like others.
  @inline(__always)
  static func trace(ofShort id: UInt64) -> Trace? {
    let first = UInt8(truncatingIfNeeded: id &>> 56)
    let second = UInt8(truncatingIfNeeded: id &>> 48)
    let isDigit = first &- 0x30 < 10
    if isDigit {
      // `0`, `1`, `2E+18`, `2.0E+18`
      guard
        second == 0 && first < 0x32 || second & 0xDF == UInt8(ascii: "E") || second == UInt8(ascii: ".")
          || second == UInt8(ascii: ",")
      else { return nil }
    } else if second &- 0x30 < 10, first != UInt8(ascii: "'") {
      return nil
    }
    return trace(of: ShortText.bytes(of: id))
  }

  /// nil where it is an id like others.
  static func trace(of id: [UInt8]) -> Trace? {
    guard let first = id.first, id.count <= 64 else { return nil }
    let text = String(decoding: id, as: UTF8.self)
    if text == "0" { return .zero }
    if text == "1" { return .one }
    if isGuarded(id, first) { return .guardedID }
    if isRounded(id, first) { return .roundedID }
    let word = text.lowercased()
    if nullWords.contains(word) || id.allSatisfy({ "-._?#*/".utf8.contains($0) }) { return .nullWord }
    return totals(word)
  }

  /// What programs write where they have nothing. `none` and `null` are names too, but hardly of customers with nothing else
  /// to their name.
  private static let nullWords: Set<String> = [
    "null", "nan", "n/a", "#n/a", "none", "\\n", "nil", "undefined", "(null)", "(none)", "<null>", "<na>",
    "nat", "#ref!", "#value!", "#name?", "#null!", "#num!", "#div/0!", "无", "空",
  ]

  /// `'0123` or `="0123"`; an apostrophe before a letter belongs to names such as `'t Hooft`.
  private static func isGuarded(_ id: [UInt8], _ first: UInt8) -> Bool {
    if id.starts(with: Array("=\"".utf8)) { return true }
    guard first == UInt8(ascii: "'"), id.count > 1 else { return false }
    return id[1] &- 0x30 < 10 || "+-=@".utf8.contains(id[1])
  }

  /// `2.02207E+18`, as a spreadsheet shows a number of more than 11 digits, or one of more than 15 that it has rounded.
  private static func isRounded(_ id: [UInt8], _ first: UInt8) -> Bool {
    guard first &- 0x30 < 10, let place = id.firstIndex(where: { $0 & 0xDF == UInt8(ascii: "E") }),
      place + 2 < id.count, id[place + 1] == UInt8(ascii: "+")
    else { return false }
    let mantissa = id[..<place].enumerated().allSatisfy { offset, byte in
      byte &- 0x30 < 10 || offset == 1 && (byte == UInt8(ascii: ".") || byte == UInt8(ascii: ","))
    }
    return mantissa && id[(place + 2)...].allSatisfy { $0 &- 0x30 < 10 }
  }

  private static let totalWords: Set<String> = [
    "total", "totals", "grand total", "subtotal", "sub total", "sub-total", "sum", "summe", "gesamt",
    "gesamtsumme", "zwischensumme", "somme", "total général", "total general", "totale", "suma", "razem",
    "итого", "всего", "合计", "总计", "小计", "合計", "総計", "小計", "총계", "합계",
  ]

  /// An id is a word for a total, or has one in front or behind: `Total January`, `17850 Total`.
  private static func totals(_ word: String) -> Trace? {
    let bare = word.trimmingSuffix { ":： ".contains($0) }
    if totalWords.contains(bare) { return .totalWord }
    let parts = bare.split { " :：".contains($0) }
    guard parts.count > 1, let first = parts.first, let last = parts.last else { return nil }
    return totalWords.contains(String(first)) || totalWords.contains(String(last))
      || bare.hasPrefix("grand total") ? .totalName : nil
  }
}

extension String {
  fileprivate func trimmingSuffix(_ isUnwanted: (Character) -> Bool) -> String {
    var text = self
    while let last = text.last, isUnwanted(last) { text.removeLast() }
    return text
  }
}

extension IDForm {
  /// Whether a longer id is worth a closer look, by a few of its letters: most ids are not.
  static func mayBeOdd(_ id: Span<UInt8>) -> Bool {
    let (first, second, last) = (id[0], id[1], id[id.count - 1])
    if first &- 0x30 < 10 {
      return second == UInt8(ascii: ".") || second == UInt8(ascii: ",") || second & 0xDF == UInt8(ascii: "E")
        || last & 0xDF == UInt8(ascii: "L")
    }
    // The first or the last letter of a word for a total or for nothing, or a spreadsheet's guard.
    return first >= 0x80 || last & 0xDF == UInt8(ascii: "L") || mayBeginOdd(first)
  }

  @inline(__always)
  private static func mayBeginOdd(_ letter: UInt8) -> Bool {
    switch letter & 0xDF {
    case UInt8(ascii: "T"), UInt8(ascii: "G"), UInt8(ascii: "S"), UInt8(ascii: "Z"), UInt8(ascii: "R"),
      UInt8(ascii: "U"):
      true
    default:
      letter == UInt8(ascii: "=") || letter == UInt8(ascii: "(") || letter == UInt8(ascii: "'")
        || letter == UInt8(ascii: "<") || letter == UInt8(ascii: "#") || letter == UInt8(ascii: "-")
    }
  }
}
