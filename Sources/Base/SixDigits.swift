/// A number with six digits behind the point, exactly as C's `%.6f` writes the double:
/// the true value of the double, rounded half to even; never `-0.000000`.
public struct SixDigits {
  /// The number in millionths.
  public let millionths: Int128

  /// - Precondition: the number is finite and below 2^80 in magnitude, which every ratio of
  ///   two 64-bit integers is.
  public init(_ number: Double) {
    precondition(number.isFinite && number.magnitude < 0x1p80, "a ratio out of range: \(number)")
    let significand = Int128(number.magnitude.significandBitPattern) + (number.isNormal ? 1 << 52 : 0)
    let exponent = (number.isNormal ? Int(number.magnitude.exponentBitPattern) : 1) - 1075
    let scaled = significand * 1_000_000
    let rounded: Int128
    if exponent >= 0 {
      rounded = scaled << Int128(exponent)
    } else if exponent <= -80 {
      rounded = 0  // below a half of a millionth: scaled is under 2^73
    } else {
      let shift = Int128(-exponent)
      let floor = scaled >> shift
      let remainder = scaled - (floor << shift)
      let half = Int128(1) << (shift - 1)
      rounded = floor + (remainder > half || (remainder == half && floor & 1 == 1) ? 1 : 0)
    }
    millionths = number < 0 ? -rounded : rounded
  }
}

extension SixDigits: CustomStringConvertible {
  public var description: String {
    let (whole, fraction) = millionths.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
    return "\(millionths < 0 ? "-" : "")\(whole).\(Int(fraction).padded(to: 6))"
  }
}
