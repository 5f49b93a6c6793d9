internal import Intake

/// A number is read as long division on paper would have it, or refused.
///
/// The first byte says the signs: its lowest bit the decimal sign, the others the thousands sign.
func checkDecimals(_ bytes: [UInt8]) throws(Broken) {
  guard let first = bytes.first else { return }
  let field = Array(bytes.dropFirst())
  var format = ExportFormat()
  format.decimal = ExportFormat.DecimalSign.allCases[Int(first & 1)]
  let signs = ExportFormat.ThousandsSign.allCases
  format.thousands = signs[Int(first >> 1) % signs.count]
  // No pipeline file may say so.
  guard format.decimal.byte != format.thousands.byte else { return }

  let paper = PaperNumber(field, format)
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

/// The slow and obvious reading: a number as its digits, of any length.
private struct PaperNumber {
  /// With a minus where it is below 0, without zeros in front.
  var digits: String
  var scale: Int
  /// Digits before the decimal sign but for zeros in front, and those behind it but for zeros at the end.
  var significant: Int

  /// nil where it is no number.
  init?(_ field: [UInt8], _ format: ExportFormat) {
    guard var text = String(validating: field, as: UTF8.self)?.unicodeScalars.map({ $0 }) else { return nil }
    let isNegative = text.first == "-"
    if isNegative || text.first == "+" { text.removeFirst() }
    let decimal = text.firstIndex(of: Unicode.Scalar(format.decimal.byte)) ?? text.endIndex
    var fraction = Array(text[decimal...].dropFirst())
    let groups = text[..<decimal].split(omittingEmptySubsequences: false) { letter in
      guard let sign = format.thousands.byte else { return false }
      let isBlank = letter == "\u{A0}" || letter == "\u{202F}"
      return letter == Unicode.Scalar(sign) || format.thousands == .blank && isBlank
    }
    if groups.count > 1 {
      guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 }) else {
        return nil
      }
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
}
