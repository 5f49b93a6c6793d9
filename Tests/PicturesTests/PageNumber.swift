/// A number as a page shows it, and which values it may stand for.
///
/// It is read on its own, not by the code that wrote it.
struct PageNumber: CustomStringConvertible {
  let description: String
  let value: Double
  /// Half a unit of its last digit.
  let tolerance: Double

  func contains(_ exact: Double) -> Bool {
    (value - exact).magnitude <= tolerance * 1.000001 + exact.magnitude * 1e-12
  }

  private static let units: [(String, Double)] = [
    ("tn", 1e12), ("bn", 1e9), ("m", 1e6), ("k", 1e3), ("亿", 1e8), ("万", 1e4), ("%", 0.01),
    (" points", 0.01), (" 个百分点", 0.01),
  ]

  /// Every number of a text.
  static func all(in text: String) -> [PageNumber] {
    text.matches(
      of:
        /([−-]?)([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(\.[0-9]+)?(tn|bn|m(?![a-z])|k(?![a-z])|亿|万|%| points(?! more)| 个百分点)?/
    ).compactMap { match in
      let whole = match.2.replacing(",", with: "")
      let fraction = match.3.map(String.init) ?? ""
      guard let value = Double(whole + fraction) else { return nil }
      let unit = match.4.flatMap { unit in units.first { $0.0 == unit } }?.1 ?? 1
      var last = unit
      for _ in fraction.dropFirst() { last /= 10 }
      let sign = match.1 == "−" ? -1.0 : 1
      return PageNumber(
        description: String(match.0), value: sign * value * unit, tolerance: last / 2)
    }
  }
}
