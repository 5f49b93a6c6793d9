public import Base

/// A difference of two rates, from −1 to 1, and its 95% interval.
public struct RateDifference: Hashable, Sendable {
  /// The first rate less the second.
  public let value: Ratio
  /// The lower bound.
  public let low: Ratio
  /// The upper bound.
  public let high: Ratio

  /// Newcombe's hybrid score interval of `a` out of `m` less `b` out of `n`; nil where a side is empty.
  ///
  /// With the rates p₁ and p₂, their Wilson intervals l₁ … u₁ and l₂ … u₂, and d = p₁ − p₂:
  ///
  ///     low  = d − √((p₁ − l₁)² + (u₂ − p₂)²)
  ///     high = d + √((u₁ − p₁)² + (p₂ − l₂)²)
  ///
  /// It never leaves −1 … 1, and it stays honest where both rates are near 0 or 1.
  ///
  /// Complexity: O(1).
  ///
  /// Source: R. G. Newcombe, "Interval estimation for the difference between independent proportions: comparison of eleven
  /// methods", Statistics in Medicine 17 (1998), 873–890, method 10.
  /// - Precondition: 0 ≤ `a` ≤ `m`, and the same of `b` and `n`.
  public static func newcombe(_ a: Int, of m: Int, less b: Int, of n: Int) -> RateDifference? {
    guard let first = Interval.wilson(a, of: m), let second = Interval.wilson(b, of: n),
      let value = Ratio(Int128(a) * Int128(n) - Int128(b) * Int128(m), over: Int128(m) * Int128(n))
    else { return nil }
    let (p, q) = (Double(a) / Double(m), Double(b) / Double(n))
    return RateDifference(
      value: value,
      low: Ratio(value.value - distance(p - first.low.value, second.high.value - q)),
      high: Ratio(value.value + distance(first.high.value - p, q - second.low.value)))
  }

  private static func distance(_ x: Double, _ y: Double) -> Double { (x * x + y * y).squareRoot() }
}
