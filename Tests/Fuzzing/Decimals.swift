internal import Intake

/// A number is read as long division on paper would have it, or refused.
///
/// The first byte says the signs: its lowest bit the decimal sign, the others the thousands sign, and a fifth of
/// these how groups are made and what may stand around a number.
func checkDecimals(_ bytes: [UInt8]) throws(Broken) {
  guard let first = bytes.first else { return }
  let field = Array(bytes.dropFirst())
  var format = ExportFormat()
  format.decimal = ExportFormat.DecimalSign.allCases[Int(first & 1)]
  let signs = ExportFormat.ThousandsSign.allCases
  format.thousands = signs[Int(first >> 1) % signs.count]
  let forms = Int(first >> 1) / signs.count
  if forms & 1 == 1 { format.grouping = .indian }
  if forms & 2 == 2 { format.signs = ["$", "US$", "kr.", "€", "Rs"] }
  if forms & 4 == 4 { format.negatives = [.minus, .trailingMinus, .parentheses] }
  if forms & 8 == 8 { format.negatives = [.parentheses, .credit] }
  // No pipeline file may say so.
  guard format.decimal.byte != format.thousands.byte else { return }

  let paper = PaperNumber.read(field, format)
  let significant = paper?.significant ?? 0
  switch Result(catching: { () throws(NumberFault) in try DecimalReader(format).read(field.span) }) {
  case .success(let number):
    guard let paper else { throw Broken("it is no number and is read as \(number)") }
    let isSame = paper.digits == String(number.mantissa) && paper.scale == number.scale
    try Broken.unless(
      number.lostScale == nil ? isSame : significant > 18,
      "\(paper.digits) by 10^-\(paper.scale) is read as \(number)")
  case .failure(.malformed):
    try Broken.unless(paper == nil, "it is a number and is refused")
  case .failure(.tooLarge), .failure(.tooPrecise):
    try Broken.unless(significant > 18, "it fits or is no number, and is refused as too long")
  }
}

/// The slow and obvious reading: a number as its digits, of any length. What stands around it is peeled off in every
/// order there is, until digits alone are left.
private struct PaperNumber {
  /// With a minus where it is below 0, without zeros in front.
  var digits: String
  var scale: Int
  /// Digits before the decimal sign but for zeros in front, and those behind it but for zeros at the end.
  var significant: Int

  /// nil where it is no number.
  static func read(_ field: [UInt8], _ format: ExportFormat) -> PaperNumber? {
    guard let text = String(validating: field, as: UTF8.self) else { return nil }
    return Peeled(text: text.unicodeScalars.map(narrow)[...]).number(format)
  }

  private static func narrow(_ letter: Unicode.Scalar) -> Unicode.Scalar {
    switch letter {
    case "\u{FF01}"..."\u{FF5E}": Unicode.Scalar(letter.value - 0xFEE0) ?? letter
    case "\u{2212}": "-"
    case "\u{FFE0}": "¢"
    case "\u{FFE1}": "£"
    case "\u{FFE5}": "¥"
    case "\u{FFE6}": "₩"
    default: letter
    }
  }

  init?(_ text: ArraySlice<Unicode.Scalar>, isNegative: Bool, _ format: ExportFormat) {
    let decimal = text.firstIndex(of: Unicode.Scalar(format.decimal.byte)) ?? text.endIndex
    var fraction = Array(text[decimal...].dropFirst())
    let groups = text[..<decimal].split(omittingEmptySubsequences: false) { letter in
      switch format.thousands {
      case .none: false
      case .blank: Self.blanks.contains(letter)
      case .apostrophe: letter == "'" || letter == "’"
      case .comma, .point: letter == Unicode.Scalar(format.thousands.rawValue)
      }
    }
    if groups.count > 1 {
      let middle = format.grouping == .indian ? 2 : 3
      guard (1...middle).contains(groups[0].count), groups[groups.count - 1].count == 3,
        groups.dropFirst().dropLast().allSatisfy({ $0.count == middle })
      else { return nil }
    }
    let whole = Array(groups.joined())
    guard !whole.isEmpty || !fraction.isEmpty,
      whole.allSatisfy({ ("0"..."9").contains($0) }), fraction.allSatisfy({ ("0"..."9").contains($0) })
    else { return nil }
    while fraction.last == "0" { fraction.removeLast() }
    let front = whole.drop { $0 == "0" }
    let all = (Array(front) + fraction).drop { $0 == "0" }
    digits = all.isEmpty ? "0" : (isNegative ? "-" : "") + all.map(String.init).joined()
    scale = fraction.count
    significant = front.count + fraction.count
  }

  static let blanks: [Unicode.Scalar] = [" ", "\u{A0}", "\u{202F}", "\u{2009}"]
}

private struct Peeled {
  var text: ArraySlice<Unicode.Scalar>
  var hasSign = false
  var hasMark = false
  var isNegative = false
  /// Parentheses that are opened, and not closed.
  var isOpen = false

  func number(_ format: ExportFormat) -> PaperNumber? {
    if !isOpen, let number = PaperNumber(text, isNegative: isNegative, format) { return number }
    return peeled(format).lazy.compactMap { $0.number(format) }.first
  }

  /// With one thing less at either end.
  private func peeled(_ format: ExportFormat) -> [Peeled] {
    var all: [Peeled] = []
    func add(_ text: ArraySlice<Unicode.Scalar>, _ change: (inout Peeled) -> Void) {
      var other = self
      other.text = text
      change(&other)
      all.append(other)
    }
    func mark(_ other: inout Peeled) { (other.hasMark, other.isNegative) = (true, true) }
    if !hasMark {
      if text.first == "+" { add(text.dropFirst()) { $0.hasMark = true } }
      if text.first == "-", format.negatives.contains(.minus) { add(text.dropFirst(), mark) }
      if text.last == "-", format.negatives.contains(.trailingMinus) { add(text.dropLast(), mark) }
      if text.first == "(", format.negatives.contains(.parentheses) {
        add(text.dropFirst()) {
          mark(&$0)
          $0.isOpen = true
        }
      }
      let end = String(String.UnicodeScalarView(text.suffix(2)))
      if format.negatives.contains(.credit), ["cr", "cR", "Cr", "CR"].contains(end), text.count > 2 {
        add(trimmed(text.dropLast(2), atEnd: true), mark)
      }
    }
    if isOpen, text.last == ")" { add(text.dropLast()) { $0.isOpen = false } }
    for sign in hasSign ? [] : format.signs {
      let letters = Array(sign.unicodeScalars)
      let front = trimmed(text, atEnd: false)
      if front.starts(with: letters) {
        let rest = front.dropFirst(letters.count)
        // Rs.500
        let isOpenQuestion = sign == "Rs" && rest.first == Unicode.Scalar(format.decimal.byte)
        if !isOpenQuestion { add(trimmed(rest, atEnd: false)) { $0.hasSign = true } }
      }
      let back = trimmed(text, atEnd: true)
      if back.suffix(letters.count) == letters[...] {
        add(trimmed(back.dropLast(letters.count), atEnd: true)) { $0.hasSign = true }
      }
    }
    return all
  }

  private func trimmed(_ text: ArraySlice<Unicode.Scalar>, atEnd: Bool) -> ArraySlice<Unicode.Scalar> {
    var rest = text
    while let letter = atEnd ? rest.last : rest.first, PaperNumber.blanks.contains(letter) {
      rest = atEnd ? rest.dropLast() : rest.dropFirst()
    }
    return rest
  }
}
