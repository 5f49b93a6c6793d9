/// The one way from text to the page's bytes.
///
/// It looks at Unicode scalars, not at `Character`s: `"` followed by a combining accent is one `Character` that
/// is not equal to `"`, and an escape by `Character` would let it leave an attribute.
enum Escape {
  /// Appends text as UTF-8 that is plain text to every HTML and SVG parser.
  ///
  /// `& < > " '` become references. Control characters, which HTML forbids, and marks that change the direction
  /// of the text around them become U+FFFD.
  static func append(_ text: String, to bytes: inout [UInt8]) {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: bytes += "&amp;".utf8
      case 0x3C: bytes += "&lt;".utf8
      case 0x3E: bytes += "&gt;".utf8
      case 0x22: bytes += "&quot;".utf8
      case 0x27: bytes += "&#39;".utf8
      case 0x20..<0x7F: bytes.append(UInt8(scalar.value))
      case _ where isForbidden(scalar): bytes += "\u{FFFD}".utf8
      default: bytes += UTF8.encode(scalar)!
      }
    }
  }

  /// How many bytes a scalar takes on the page.
  static func length(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x26, 0x27: 5
    case 0x3C, 0x3E: 4
    case 0x22: 6
    case 0x20..<0x7F: 1
    case _ where isForbidden(scalar): 3
    default: UTF8.width(scalar)
    }
  }

  /// Whether U+FFFD stands for it on the page.
  static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F: true  // C0 and C1
    case 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true  // direction, line ends
    default: scalar.properties.isNoncharacterCodePoint
    }
  }
}
