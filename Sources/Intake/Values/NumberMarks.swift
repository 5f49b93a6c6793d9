/// What may stand around a number, as the pipeline lists it: a currency's sign, a mark of what is below zero.
///
/// Each is taken off once, and at most one of a kind: `-$1.80`, `$-1.80`, `($20.00)`, `€(63.12)`, `12,00 €`, `30.00-`. Blanks
/// may stand beside a currency's sign and nowhere else. Two marks of what is below zero, as in `-(5)`, say nothing.
struct NumberMarks: Sendable {
  /// A currency's sign.
  private struct Sign: Sendable {
    let bytes: [UInt8]
    /// `Rs` before `.500` may be `Rs.` before `500`: what is right cannot be known.
    let endsInLetter: Bool
  }

  /// Longer ones first, so that `US$` is not taken for a `$`.
  private let signs: [Sign]
  private let decimalSign: UInt8
  private let minus: UInt8?
  private let takesTrailingMinus: Bool
  private let takesParentheses: Bool
  /// `CR` or `DR`, in either case of letters.
  private let words: [[UInt8]]

  init(_ format: ExportFormat) {
    signs = format.signs.map { text in
      let bytes = Array(text.utf8)
      return Sign(
        bytes: FullWidth.narrowed(bytes.span) ?? bytes,
        endsInLetter: text.unicodeScalars.last?.properties.isAlphabetic ?? false)
    }.sorted { $0.bytes.count > $1.bytes.count }
    decimalSign = format.decimal.byte
    minus = format.minus
    takesTrailingMinus = format.negatives.contains(.trailingMinus)
    takesParentheses = format.negatives.contains(.parentheses)
    words = [ExportFormat.Negative.credit, .debit].filter(format.negatives.contains)
      .map { Array($0.rawValue.utf8) }
  }

  /// A field while its marks are taken off.
  private struct Rest {
    var low = 0
    var high: Int
    var hasSign = false
    var hasMark = false
    var isNegative = false
    var isOpen = false

    mutating func mark(isNegative: Bool) {
      hasMark = true
      self.isNegative = isNegative
    }
  }

  /// Where the number itself stands in a field, and whether a mark says that it is below zero.
  /// - Returns: nil where the marks contradict one another, or there is none.
  func takenOff(_ field: Span<UInt8>) -> (number: Range<Int>, isNegative: Bool)? {
    var rest = Rest(high: field.count)
    while takeFront(field, &rest) {}
    while takeBack(field, &rest) {}
    guard rest.hasSign || rest.hasMark, !rest.isOpen, rest.low < rest.high else { return nil }
    return (rest.low..<rest.high, rest.isNegative)
  }

  private func takeFront(_ field: Span<UInt8>, _ rest: inout Rest) -> Bool {
    guard rest.low < rest.high else { return false }
    let byte = field[rest.low]
    if !rest.hasMark, byte == minus || byte == UInt8(ascii: "+") {
      rest.mark(isNegative: byte == minus)
      rest.low += 1
      return true
    }
    if !rest.hasMark, takesParentheses, byte == UInt8(ascii: "(") {
      rest.mark(isNegative: true)
      rest.isOpen = true
      rest.low += 1
      return true
    }
    guard !rest.hasSign else { return false }
    let start = Self.afterBlanks(field, rest.low..<rest.high)
    guard let sign = signs.first(where: { Self.has($0.bytes, field, at: start, before: rest.high) }) else {
      return false
    }
    let end = start + sign.bytes.count
    if sign.endsInLetter, end < rest.high, field[end] == decimalSign { return false }
    rest.hasSign = true
    rest.low = Self.afterBlanks(field, end..<rest.high)
    return true
  }

  private func takeBack(_ field: Span<UInt8>, _ rest: inout Rest) -> Bool {
    guard rest.low < rest.high else { return false }
    let byte = field[rest.high - 1]
    if !rest.hasMark, takesTrailingMinus, byte == UInt8(ascii: "-") {
      rest.mark(isNegative: true)
      rest.high -= 1
      return true
    }
    if rest.isOpen, byte == UInt8(ascii: ")") {
      rest.isOpen = false
      rest.high -= 1
      return true
    }
    if !rest.hasMark, let word = words.first(where: { Self.endsLike($0, field, rest.low..<rest.high) }) {
      rest.mark(isNegative: true)
      rest.high = Self.beforeBlanks(field, rest.low..<rest.high - word.count)
      return true
    }
    guard !rest.hasSign else { return false }
    let end = Self.beforeBlanks(field, rest.low..<rest.high)
    let sign = signs.first {
      end - $0.bytes.count >= rest.low && Self.has($0.bytes, field, at: end - $0.bytes.count, before: end)
    }
    guard let sign else { return false }
    rest.hasSign = true
    rest.high = Self.beforeBlanks(field, rest.low..<end - sign.bytes.count)
    return true
  }
}

// Texts at either end.
extension NumberMarks {
  private static func has(_ text: [UInt8], _ field: Span<UInt8>, at start: Int, before end: Int) -> Bool {
    start + text.count <= end && text.indices.allSatisfy { field[start + $0] == text[$0] }
  }

  /// - Parameter word: In small letters of ASCII.
  private static func endsLike(_ word: [UInt8], _ field: Span<UInt8>, _ range: Range<Int>) -> Bool {
    range.count > word.count
      && word.indices.allSatisfy { field[range.upperBound - word.count + $0] | 0x20 == word[$0] }
  }

  private static func blankWidth(_ field: Span<UInt8>, at offset: Int) -> Int? {
    field[offset] == UInt8(ascii: " ") ? 1 : Typography.blankWidth(field, at: offset)
  }

  private static func afterBlanks(_ field: Span<UInt8>, _ range: Range<Int>) -> Int {
    var offset = range.lowerBound
    while offset < range.upperBound, let width = blankWidth(field, at: offset) { offset += width }
    return min(offset, range.upperBound)
  }

  private static func beforeBlanks(_ field: Span<UInt8>, _ range: Range<Int>) -> Int {
    var end = range.upperBound
    while let width = (1...3).first(where: {
      end - $0 >= range.lowerBound && blankWidth(field, at: end - $0) == $0
    }) {
      end -= width
    }
    return end
  }
}
