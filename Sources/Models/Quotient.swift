internal import Base

/// A quotient of whole numbers in its lowest terms, as long as 128 bits hold them: sums and products are exact, or they are
/// said to be too large.
public struct Quotient: Hashable, Sendable {
  /// What is divided.
  public let numerator: Int128
  /// What it is divided by; above 0.
  public let denominator: Int128

  /// - Precondition: The denominator is above 0.
  public init(_ numerator: Int128, over denominator: Int128) {
    precondition(denominator > 0, "a quotient over nothing")
    let divisor = Self.commonDivisor(numerator.magnitude, denominator.magnitude)
    self.numerator = numerator / divisor
    self.denominator = denominator / divisor
  }

  /// The nearest double of both numbers, divided.
  public var double: Double { numerator.nearestDouble / denominator.nearestDouble }

  /// nil where the product does not fit.
  public func times(_ other: Quotient) -> Quotient? {
    // In lowest terms crosswise, so that the product is in its lowest terms too.
    let left = Quotient(numerator, over: other.denominator)
    let right = Quotient(other.numerator, over: denominator)
    let (top, isTooLarge) = left.numerator.multipliedReportingOverflow(by: right.numerator)
    let (bottom, isTooFine) = left.denominator.multipliedReportingOverflow(by: right.denominator)
    return isTooLarge || isTooFine ? nil : Quotient(top, over: bottom)
  }

  /// nil where the sum does not fit.
  public func plus(_ other: Quotient) -> Quotient? {
    let divisor = Self.commonDivisor(denominator.magnitude, other.denominator.magnitude)
    let (own, theirs) = (other.denominator / divisor, denominator / divisor)
    let a = numerator.multipliedReportingOverflow(by: own)
    let b = other.numerator.multipliedReportingOverflow(by: theirs)
    let sum = a.partialValue.addingReportingOverflow(b.partialValue)
    let bottom = denominator.multipliedReportingOverflow(by: own)
    if a.overflow || b.overflow || sum.overflow || bottom.overflow { return nil }
    return Quotient(sum.partialValue, over: bottom.partialValue)
  }

  /// Euclid's; 1 of nothing.
  private static func commonDivisor(_ a: UInt128, _ b: UInt128) -> Int128 {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return a == 0 ? 1 : Int128(a)
  }
}
