/// An exact decimal number: `mantissa` × 10^-`scale`, with no zeros at the end of its fraction.
public struct Decimal: Hashable, Sendable {
  /// All digits as a whole number, with the sign.
  public var mantissa: Int64
  /// How many of the digits stand behind the decimal sign.
  public var scale: Int
  /// Where digits other than 0 follow that did not fit: the scale that the true number has. It is a little
  /// farther from 0 than the mantissa says.
  public var lostScale: Int?

  /// mantissa × 10⁻ˢᶜᵃˡᵉ.
  public init(mantissa: Int64, scale: Int) {
    self.mantissa = mantissa
    self.scale = scale
  }
}

extension Decimal: Comparable {
  public static func < (a: Decimal, b: Decimal) -> Bool {
    let common = max(a.scale, b.scale)
    return a.mantissa(atScale: common) < b.mantissa(atScale: common)
  }

  /// At most 18 digits and at most 18 zeros more: 36 digits fit.
  private func mantissa(atScale wanted: Int) -> Int128 {
    Int128(mantissa) * PowerOfTen.of(wanted - scale)
  }
}

enum PowerOfTen {
  private static let powers: [Int128] = {
    var powers: [Int128] = [1]
    for _ in 1...37 { powers.append(powers[powers.count - 1] * 10) }
    return powers
  }()

  /// 10^exponent, for exponents from 0 to 37.
  static func of(_ exponent: Int) -> Int128 { powers[exponent] }
}
