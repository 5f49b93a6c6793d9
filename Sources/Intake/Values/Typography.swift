/// Signs that a typesetter, a spreadsheet or an input method writes in place of those of ASCII.
enum Typography {
  /// A no-break space (U+00A0), a thin one (U+2009) or both (U+202F).
  /// - Returns: How many bytes it has; nil where there is none.
  static func blankWidth(_ field: Span<UInt8>, at offset: Int) -> Int? {
    if hasBytes(field, at: offset, 0xC2, 0xA0) { return 2 }
    let isThin =
      hasBytes(field, at: offset, 0xE2, 0x80, 0xAF) || hasBytes(field, at: offset, 0xE2, 0x80, 0x89)
    return isThin ? 3 : nil
  }

  /// A right single quotation mark (U+2019).
  static func apostropheWidth(_ field: Span<UInt8>, at offset: Int) -> Int? {
    hasBytes(field, at: offset, 0xE2, 0x80, 0x99) ? 3 : nil
  }

  private static func hasBytes(_ field: Span<UInt8>, at offset: Int, _ first: UInt8, _ second: UInt8) -> Bool
  {
    offset + 1 < field.count && field[offset] == first && field[offset + 1] == second
  }

  private static func hasBytes(
    _ field: Span<UInt8>, at offset: Int, _ first: UInt8, _ second: UInt8, _ third: UInt8
  ) -> Bool {
    hasBytes(field, at: offset, first, second) && offset + 2 < field.count && field[offset + 2] == third
  }
}

/// Full-width forms (U+FF01 to U+FF5E, U+FFE0 to U+FFE6), which input methods of East Asia write, and the minus U+2212.
enum FullWidth {
  /// The text with each full-width letter as the one it shows, and U+2212 as a minus; nil where there is none.
  ///
  /// Source: Unicode Character Database, decompositions of type `<wide>`.
  static func narrowed(_ field: Span<UInt8>) -> [UInt8]? {
    guard field.indices.contains(where: { field[$0] == 0xEF || field[$0] == 0xE2 }) else { return nil }
    var narrow: [UInt8] = []
    var isChanged = false
    var offset = 0
    while offset < field.count {
      if let letter = letter(field, at: offset) {
        narrow += letter
        isChanged = true
        offset += 3
      } else {
        narrow.append(field[offset])
        offset += 1
      }
    }
    return isChanged ? narrow : nil
  }

  private static func letter(_ field: Span<UInt8>, at offset: Int) -> [UInt8]? {
    guard offset + 2 < field.count else { return nil }
    let last = field[offset + 2]
    switch (field[offset], field[offset + 1]) {
    case (0xEF, 0xBC) where (0x81...0xBF).contains(last): return [last - 0x60]
    case (0xEF, 0xBD) where (0x80...0x9E).contains(last): return [last - 0x20]
    case (0xEF, 0xBF): return currencies[last]
    case (0xE2, 0x88) where last == 0x92: return [UInt8(ascii: "-")]
    default: return nil
    }
  }

  /// By the last byte of the full-width currency sign.
  private static let currencies: [UInt8: [UInt8]] = [
    0xA0: Array("¢".utf8), 0xA1: Array("£".utf8), 0xA5: Array("¥".utf8), 0xA6: Array("₩".utf8),
  ]
}
