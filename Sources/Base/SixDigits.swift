/// A number with six digits behind the point, exactly as C's `%.6f` writes the double:
/// the true value of the double, rounded half to even; never `-0.000000`.
public struct SixDigits {
  /// The number in millionths.
  public let millionths: Int128

  /// - Precondition: the number is finite and below 2^80 in magnitude, which every ratio of
  ///   two 64-bit integers is.
  public init(_ number: Double) { millionths = number.rounded(toParts: 1_000_000) }
}

extension SixDigits: CustomStringConvertible {
  public var description: String {
    let (whole, fraction) = millionths.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
    return "\(millionths < 0 ? "-" : "")\(whole).\(Int(fraction).padded(to: 6))"
  }
}

/// A number with four digits behind the point, exactly as C's `%.4f` writes the double: a log-likelihood.
public struct FourDigits: FieldValue, Hashable {
  /// The number in parts of ten thousand.
  public let tenThousandths: Int128

  /// - Precondition: the number is finite and below 2^80 in magnitude.
  public init(_ number: Double) { tenThousandths = number.rounded(toParts: 10_000) }

  public static var kind: FieldKind { .number }

  public var field: Field {
    let (whole, fraction) = tenThousandths.magnitude.quotientAndRemainder(dividingBy: 10_000)
    return .copied("\(tenThousandths < 0 ? "-" : "")\(whole).\(Int(fraction).padded(to: 4))")
  }
}

extension Double {
  /// The number in parts of a whole, the true value rounded half to even.
  ///
  /// - Parameter parts: How many parts a whole has, at most 1,000,000.
  /// - Precondition: the number is finite and below 2^80 in magnitude.
  fileprivate func rounded(toParts parts: UInt64) -> Int128 {
    precondition(isFinite && magnitude < 0x1p80, "a ratio out of range: \(self)")
    let significand = magnitude.significandBitPattern | (isNormal ? 1 << 52 : 0)
    let exponent = (isNormal ? Int(magnitude.exponentBitPattern) : 1) - 1075
    let (high, low) = significand.multipliedFullWidth(by: parts)
    let scaled = UInt128(high) &<< 64 | UInt128(low)
    let rounded: UInt128
    if exponent >= 0 {
      rounded = scaled &<< UInt128(exponent)
    } else if exponent <= -80 {
      rounded = 0  // below a half of a part: scaled is under 2^73
    } else {
      let shift = UInt128(-exponent)
      let floor = scaled &>> shift
      let remainder = scaled &- (floor &<< shift)
      let half = UInt128(1) &<< (shift &- 1)
      rounded = floor &+ (remainder > half || (remainder == half && floor & 1 == 1) ? 1 : 0)
    }
    return self < 0 ? -Int128(rounded) : Int128(rounded)
  }
}
