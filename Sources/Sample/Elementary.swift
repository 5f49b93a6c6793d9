/// Logarithm and exponential out of + − × ÷ alone, which IEEE 754 fixes to the bit. A C library's
/// own may differ in the last place from machine to machine, and with it a whole sample.
enum Elementary {
  private static let ln2 = 0.693_147_180_559_945_3

  /// The natural logarithm of a positive normal number, to about 1e-15.
  static func log(_ x: Double) -> Double {
    var exponent = Double(x.exponent)
    var fraction = x.significand
    if fraction > 1.414_213_562_373_095 {
      fraction /= 2
      exponent += 1
    }
    // log m = 2 artanh s, s = (m − 1) / (m + 1), |s| < 0.172
    let s = (fraction - 1) / (fraction + 1)
    let square = s * s
    var sum = 0.0
    for odd in stride(from: 21.0, through: 1, by: -2) {
      sum = sum * square + 1 / odd
    }
    return exponent * ln2 + 2 * s * sum
  }

  /// e to the power of a number of moderate size, to about 1e-15 of it.
  static func exp(_ x: Double) -> Double {
    let halvings = (x / ln2).rounded()
    let rest = x - halvings * ln2
    var sum = 1.0
    for n in stride(from: 14.0, through: 1, by: -1) {
      sum = 1 + sum * rest / n
    }
    return sum * Double(sign: .plus, exponent: Int(halvings), significand: 1)
  }
}
