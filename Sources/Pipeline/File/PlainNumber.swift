internal import Intake

extension Decimal {
  /// The exact number of a text such as `12`, `-0.05` or `2.50`, its trailing zeros cut.
  ///
  /// Nil for everything else YAML would call a number, above all `010`, which is 8 there, `1_000`
  /// and `1e-3`: the writer may mean another number than the one that is read. Nil too for more than
  /// 18 digits, which `Decimal` cannot compare.
  init?(plain text: String) {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first, whole == "0" || !whole.hasPrefix("0"),
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    var fraction = parts.count == 2 ? parts[1] : ""
    while fraction.hasSuffix("0") { fraction.removeLast() }
    guard let mantissa = Int64((text.hasPrefix("-") ? "-" : "") + whole + fraction),
      mantissa.magnitude < 1_000_000_000_000_000_000, fraction.utf8.count <= 18
    else { return nil }
    self.init(mantissa: mantissa, scale: fraction.utf8.count)
  }

  /// The number in units of 10^-`digits`; nil where it has more digits than that or is too large.
  func units(digits: Int) -> Int64? {
    guard scale <= digits else { return nil }
    var units = mantissa
    for _ in scale..<digits {
      let (product, overflow) = units.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      units = product
    }
    return units
  }
}
