/// How wide a text is, about. There are no font metrics: which font is drawn is the reader's system's choice.
enum TextBudget {
  /// The width in units of a text of a size. It errs to the wide side.
  static func width(_ text: String, size: Double, isBold: Bool = false) -> Double {
    text.unicodeScalars.reduce(0.0) { $0 + ems($1) } * size * (isBold ? 1.08 : 1)
  }

  /// The text, or as much of its beginning as fits, with `…`.
  static func fitted(_ text: String, in room: Double, size: Double, isBold: Bool = false) -> String {
    let text = withFewMarks(text)
    if width(text, size: size, isBold: isBold) <= room { return text }
    let room = room - width("…", size: size, isBold: isBold)
    var fitted = String.UnicodeScalarView()
    var used = 0.0
    for scalar in text.unicodeScalars {
      used += ems(scalar) * size * (isBold ? 1.08 : 1)
      if used > room { break }
      fitted.append(scalar)
    }
    while let last = fitted.last, last == " " { fitted.removeLast() }
    return String(fitted) + "…"
  }

  /// The text without what stands over or under a letter beyond two marks: scripts need no more, and more would be drawn
  /// over the neighbours.
  private static func withFewMarks(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var calm = String.UnicodeScalarView()
    var marks = 0
    for scalar in text.unicodeScalars {
      marks = isMark(scalar) ? marks + 1 : 0
      if marks <= 2 { calm.append(scalar) }
    }
    return String(calm)
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: true
    default: false
    }
  }

  /// The beginning of a text of any length, as much as a reader needs to know it.
  ///
  /// On the page it takes at most three bytes for each scalar that is allowed: fewer scalars of those that are
  /// escaped.
  static func beginning(of text: String, scalars: Int) -> String {
    let view = text.unicodeScalars
    if view.count <= scalars, text.utf8.count * 5 <= scalars * 3 { return text }
    var room = scalars * 3
    var end = view.startIndex
    var count = 0
    while end != view.endIndex {
      room -= Escape.length(view[end])
      if count == scalars || room < 0 { return String(view[..<end]) + "…" }
      count += 1
      end = view.index(after: end)
    }
    return text
  }

  private static func ems(_ scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case "i", "j", "l", "I", ".", ",", ":", ";", "|", "'", "!", " ", "(", ")", "[", "]", "/", "·", "f", "t",
      "r":
      0.37
    case "W", "M", "m", "w", "@", "%", "…", "→", "←": 0.98
    case "0"..."9": 0.6
    case "A"..."Z": 0.74
    case "<", ">", "=", "+", "~", "^", "#", "&": 0.84
    case _ where Escape.isForbidden(scalar): 1  // drawn as U+FFFD
    default:
      switch scalar.value {
      case 0x2E80...0xFFFF, 0x1F000...: 1
      case 0x200B...0x200D: 0
      case 0x80...: isMark(scalar) ? 0 : 0.78  // marks stand over and under letters
      default: 0.6
      }
    }
  }
}
