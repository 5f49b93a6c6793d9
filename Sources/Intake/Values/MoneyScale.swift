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

  @inline(__always)
  func units(of number: Decimal) throws(NumberFault) -> Units {
    if number.lostScale == nil, let units = exactUnits(mantissa: number.mantissa, scale: number.scale) {
      return Units(units: units)
    }
    return try units(mantissa: Int128(number.mantissa), scale: number.scale, lostScale: number.lostScale)
  }

  /// The exact product of two decimals: only its own digits are tested, not its factors'.
  func units(of a: Decimal, times b: Decimal) throws(NumberFault) -> Units {
    // What a factor lost is multiplied, and can no longer be rounded rightly.
    guard a.lostScale == nil, b.lostScale == nil else {
      let scale = (a.lostScale ?? a.scale) + (b.lostScale ?? b.scale)
      throw scale > decimals ? .tooPrecise : .tooLarge(scale: scale)
    }
    let scale = a.scale + b.scale
    let (product, overflow) = a.mantissa.multipliedReportingOverflow(by: b.mantissa)
    if !overflow, let units = exactUnits(mantissa: product, scale: scale) { return Units(units: units) }
    return try units(mantissa: Int128(a.mantissa) * Int128(b.mantissa), scale: scale, lostScale: nil)
  }

  /// The quick way, for what is most of all exports; nil where something must be judged.
  @inline(__always)
  private func exactUnits(mantissa: Int64, scale: Int) -> Int64? {
    if scale == decimals { return mantissa == .min ? nil : mantissa }
    return exactlyScaled(mantissa, scale)
  }

  private func exactlyScaled(_ mantissa: Int64, _ scale: Int) -> Int64? {
    let digits = abs(scale - decimals)
    guard digits < Self.powers.count else { return nil }
    let power = Self.powers[digits]
    if scale > decimals {
      let (quotient, remainder) = mantissa.quotientAndRemainder(dividingBy: power)
      return remainder == 0 ? quotient : nil
    }
    let (product, overflow) = mantissa.multipliedReportingOverflow(by: power)
    return overflow || product == .min ? nil : product
  }

  private static let powers: [Int64] = (0...18).map { Int64(PowerOfTen.of($0)) }

  /// Too precise comes before too large.
  func fault(ofTooLarge scale: Int) -> NumberFault {
    scale > decimals && !rounds ? .tooPrecise : .tooLarge(scale: scale)
  }

  /// Amounts from here on have all the digits that a mantissa holds: one that lost digits may have lost
  /// some that count. Below, lost digits stand behind the one that decides the rounding.
  private static let leastWithAllDigits: Int64 = 100_000_000_000_000_000

  private func units(mantissa: Int128, scale: Int, lostScale: Int?) throws(NumberFault) -> Units {
    let isCutOff = lostScale != nil
    if let lostScale, lostScale > decimals, !rounds { throw .tooPrecise }
    var scaled = mantissa
    var isRounded = isCutOff
    if scale <= decimals {
      let (product, overflow) = mantissa.multipliedReportingOverflow(by: PowerOfTen.of(decimals - scale))
      guard !overflow else { throw .tooLarge(scale: scale) }
      scaled = product
    } else {
      let divisor = PowerOfTen.of(scale - decimals)
      let (quotient, remainder) = mantissa.quotientAndRemainder(dividingBy: divisor)
      isRounded = remainder != 0 || isCutOff
      guard !isRounded || rounds else { throw .tooPrecise }
      scaled = quotient + Self.halfEvenStep(quotient, remainder, divisor, isCutOff: isCutOff)
    }
    guard let units = Int64(exactly: scaled), units != .min,
      !isCutOff || units.magnitude < Self.leastWithAllDigits
    else { throw .tooLarge(scale: scale) }
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
