internal import CSV

/// A customer's id without what may differ between two ways to write it: capitals, a `.0` behind digits, zeros in front of
/// them, blanks, and whether an accent is part of its letter.
///
/// The number of a folded id: ids that are alike have one number. Different ids can have one too, and are compared letter
/// by letter before anything is said of them.
enum IDFolding {
  /// The number of a short text's folded form (`ShortText`).
  @inline(__always)
  static func number(ofShort id: UInt64) -> UInt64 {
    if id & 0x8080_8080_8080_8080 != 0 || id &>> 56 == 0x30 || hasPoint(id) {
      return number(ofOdd: ShortText.bytes(of: id))
    }
    return ShortText.hash(of: lowercased(id))
  }

  /// The number of a longer text's folded form. Letters beyond ASCII, a `.0` or a leading zero take the slow way.
  static func number(ofLong id: Span<UInt8>) -> UInt64 {
    let count = id.count
    let endsInZero = count > 2 && id[count - 1] == 0x30 && id[count - 2] == UInt8(ascii: ".")
    if id[0] == 0x30 || endsInZero || hasMoreThanASCII(id) {
      return number(ofOdd: id.indices.map { id[$0] })
    }
    return hash(ofLong: id)
  }

  @inline(__always)
  private static func hasMoreThanASCII(_ id: Span<UInt8>) -> Bool {
    guard isTwoWords(id) else { return FieldBytes.firstBeyondASCII(id) < id.count }
    let words = FieldBytes.word(at: 0, in: id) | FieldBytes.word(at: id.count - 8, in: id)
    return words & 0x8080_8080_8080_8080 != 0
  }

  /// Whether the first and the last eight letters are all of it: most longer ids are no longer.
  @inline(__always)
  private static func isTwoWords(_ id: Span<UInt8>) -> Bool { id.count > 8 && id.count <= 16 }

  /// The number of any text's folded form.
  static func number(ofOdd id: [UInt8]) -> UInt64 {
    let folded = folded(id)
    if let short = ShortText.number(of: folded.span) { return ShortText.hash(of: lowercased(short)) }
    return hash(ofLong: folded.span)
  }

  private static func hash(ofLong id: Span<UInt8>) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: id.count)
    if isTwoWords(id) {
      hash = ShortText.hash(of: hash ^ lowercased(FieldBytes.word(at: 0, in: id)))
      return ShortText.hash(of: hash ^ lowercased(FieldBytes.word(at: id.count - 8, in: id)))
    }
    var offset = 0
    while offset &+ 8 <= id.count {
      hash = ShortText.hash(of: hash ^ lowercased(FieldBytes.word(at: offset, in: id)))
      offset &+= 8
    }
    var tail: UInt64 = 0
    while offset < id.count {
      tail = tail &<< 8 | UInt64(id[offset])
      offset &+= 1
    }
    return ShortText.hash(of: hash ^ lowercased(tail))
  }

  /// Eight ASCII letters at once; what is beyond ASCII is left as it is.
  @inline(__always)
  private static func lowercased(_ word: UInt64) -> UInt64 {
    guard word & 0x8080_8080_8080_8080 == 0 else { return word }
    let isCapital =
      (word &+ 0x3F3F_3F3F_3F3F_3F3F) & ~(word &+ 0x2525_2525_2525_2525) & 0x8080_8080_8080_8080
    return word | isCapital &>> 2
  }

  /// Whether one of eight ASCII letters is a point.
  @inline(__always)
  private static func hasPoint(_ word: UInt64) -> Bool {
    let differing = word ^ 0x2E2E_2E2E_2E2E_2E2E
    return (differing &- 0x0101_0101_0101_0101) & ~differing & 0x8080_8080_8080_8080 != 0
  }
}

// The slow way.
extension IDFolding {
  /// Zeros in front are no difference between codes of one length, such as `007` and `07`, but where all else are digits.
  private static func folded(_ id: [UInt8]) -> [UInt8] {
    let text = spelled(String(decoding: id, as: UTF8.self))
    // An accented letter of Europe is one scalar or two: both are written as the same sign here, and told apart
    // where the ids are compared.
    var letters: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0300...0x036F: if !letters.isEmpty { letters[letters.count - 1] = "\u{1}" }
      case 0x00C0...0x024F, 0x1E00...0x1EFF: letters.append("\u{1}")
      default: letters.append(scalar)
      }
    }
    var folded = ""
    folded.unicodeScalars.append(contentsOf: letters)
    return Array(folded.utf8)
  }

  /// An id in the one way to write it. Two such texts are equal where their letters are, however an accent is stored.
  static func spelled(_ id: String) -> String {
    var letters = ""
    for scalar in id.unicodeScalars {
      switch scalar.value {
      // Blanks of all kinds, and signs that are not seen.
      case 0x09, 0x20, 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000:
        if !letters.isEmpty, letters.last != " " { letters.append(" ") }
      case 0x200B...0x200D, 0x2060, 0xFEFF: break
      default: letters += scalar.properties.lowercaseMapping
      }
    }
    if letters.last == " " { letters.removeLast() }
    var digits = letters[...]
    if digits.hasSuffix(".0") { digits.removeLast(2) }
    guard !digits.isEmpty, digits.utf8.allSatisfy({ $0 &- 0x30 < 10 }) else { return letters }
    let bare = digits.drop { $0 == "0" }
    return bare.isEmpty ? "0" : String(bare)
  }
}
