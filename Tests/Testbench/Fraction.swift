/// An exact quotient in its lowest terms, for slow and obvious arithmetic on small numbers. Too large a number traps.
public struct Fraction: Hashable, Sendable {
  public let numerator: Int128
  /// Above 0.
  public let denominator: Int128

  public init(_ numerator: Int128, _ denominator: Int128 = 1) {
    var (a, b) = (numerator.magnitude, denominator.magnitude)
    while b != 0 { (a, b) = (b, a % b) }
    let divisor = Int128(a == 0 ? 1 : a) * (denominator < 0 ? -1 : 1)
    self.numerator = numerator / divisor
    self.denominator = denominator / divisor
  }

  public init(_ numerator: Int, over denominator: Int) { self.init(Int128(numerator), Int128(denominator)) }

  public var double: Double { Double(numerator) / Double(denominator) }

  public static func + (a: Fraction, b: Fraction) -> Fraction {
    Fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
  }

  public static func - (a: Fraction, b: Fraction) -> Fraction {
    a + Fraction(-b.numerator, b.denominator)
  }

  public static func * (a: Fraction, b: Fraction) -> Fraction {
    Fraction(a.numerator * b.numerator, a.denominator * b.denominator)
  }
}
