/// Turns exact decimals into smallest units of the currency, or refuses.
struct MoneyScale: Sendable {
  private let decimals: Int
  private let rounds: Bool

  init(decimals: Int, rounding: Source.Rounding) {
    self.decimals = decimals
    rounds = rounding == .halfEven
  }

  struct Units {
    var units: Int64
    /// Whether digits were lost, which only `money.round` allows.
    var isRounded = false
  }

  func units(of number: Decimal) throws(NumberFault) -> Units {
    if number.scale == decimals, !number.isCutOff { return Units(units: number.mantissa) }
    return try units(mantissa: Int128(number.mantissa), scale: number.scale, isCutOff: number.isCutOff)
  }

  /// The exact product of two decimals: only its own digits are tested, not its factors'.
  func units(of a: Decimal, times b: Decimal) throws(NumberFault) -> Units {
    // What a factor lost is multiplied, and can no longer be rounded rightly.
    guard !a.isCutOff, !b.isCutOff else { throw .tooPrecise }
    return try units(
      mantissa: Int128(a.mantissa) * Int128(b.mantissa), scale: a.scale + b.scale, isCutOff: false)
  }

  private func units(mantissa: Int128, scale: Int, isCutOff: Bool) throws(NumberFault) -> Units {
    var scaled = mantissa
    var isRounded = false
    if scale <= decimals {
      guard !isCutOff || rounds else { throw .tooPrecise }
      isRounded = isCutOff
      scaled = mantissa * PowerOfTen.of(decimals - scale)
    } else {
      let divisor = PowerOfTen.of(scale - decimals)
      let (quotient, remainder) = mantissa.quotientAndRemainder(dividingBy: divisor)
      isRounded = remainder != 0 || isCutOff
      guard !isRounded || rounds else { throw .tooPrecise }
      scaled = quotient + Self.halfEvenStep(quotient, remainder, divisor, isCutOff: isCutOff)
    }
    guard let units = Int64(exactly: scaled), units != .min else { throw .tooLarge }
    return Units(units: units, isRounded: isRounded)
  }

  private static func halfEvenStep(
    _ quotient: Int128, _ remainder: Int128, _ divisor: Int128, isCutOff: Bool
  ) -> Int128 {
    let twice = 2 * remainder.magnitude
    let isUp =
      twice > divisor.magnitude
      || twice == divisor.magnitude && (isCutOff || quotient.magnitude % 2 == 1)
    guard isUp else { return 0 }
    return remainder < 0 ? -1 : 1
  }
}
