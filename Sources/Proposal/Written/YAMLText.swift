/// A YAML text with comments, line by line.
struct YAMLText: Sendable {
  private(set) var text = ""
  private static let width = 100

  /// Words as comment lines, broken at blanks.
  mutating func comment(_ words: String, indent: Int = 0) {
    let margin = String(repeating: " ", count: indent) + "#"
    var line = margin
    for word in Self.printable(words).split(separator: " ") {
      if line.count + 1 + word.count > Self.width, line != margin {
        text += line + "\n"
        // A continued line is indented, so that the beginning of the next reason is visible.
        line = margin + "  "
      }
      line += " " + word
    }
    text += line + "\n"
  }

  /// A line as it stands: keys, or a rule that is commented out.
  mutating func line(_ words: String, indent: Int = 0) {
    text += String(repeating: " ", count: indent) + words + "\n"
  }

  mutating func blank() { text += "\n" }

  /// A text as a value: plain where it is a word, else in double quotes.
  static func scalar(_ value: String) -> String {
    let isPlain =
      value.first.map { $0.isASCII && $0.isLetter } ?? false
      && value.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_-.".contains($0)) || $0 == "/" }
      // To YAML this word is no text.
      && value.lowercased() != "null"
    return isPlain ? value : "\"\(escaped(value))\""
  }

  static func list(_ values: [String]) -> String { "[\(values.map(scalar).joined(separator: ", "))]" }

  private static func escaped(_ value: String) -> String {
    var escaped = ""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"", "\\": escaped += "\\\(scalar)"
      default:
        if isPrintable(scalar) {
          escaped.unicodeScalars.append(scalar)
        } else {
          let hex = String(scalar.value, radix: 16, uppercase: true)
          escaped += "\\U" + String(repeating: "0", count: 8 - hex.count) + hex
        }
      }
    }
    return escaped
  }

  /// A comment must stay on its line, and hold nothing that YAML forbids.
  private static func printable(_ words: String) -> String {
    String(String.UnicodeScalarView(words.unicodeScalars.map { isPrintable($0) ? $0 : "·" }))
  }

  /// YAML takes more for a line's end than LF: U+0085, U+2028 and U+2029.
  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
    default: true
    }
  }
}
