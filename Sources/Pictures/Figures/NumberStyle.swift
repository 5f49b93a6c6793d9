internal import Base

/// How a language writes numbers. All rounding is of exact decimals, half away from zero.
struct NumberStyle: Sendable {
  /// The names of large numbers, each with its power of ten, the largest first.
  let units: [(name: String, exponent: Int)]
  /// What stands behind a difference of two percentages.
  let percentagePoints: String

  static let english = NumberStyle(
    units: [("tn", 12), ("bn", 9), ("m", 6), ("k", 3)], percentagePoints: " points")
  static let chinese = NumberStyle(
    units: [("亿", 8), ("万", 4)], percentagePoints: " 个百分点")

  static let minus = "\u{2212}"

  /// `20,254`
  func count(_ count: Int) -> String {
    let digits = String(count.magnitude)
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { grouped += "," }
      grouped.append(digit)
    }
    return (count < 0 ? NumberStyle.minus : "") + grouped
  }

  /// `38.0%`; with no decimals `38%`.
  func percent(_ rate: Rate, decimals: Int = 1) -> String {
    fixed(rate.millionths, scale: 4, decimals: decimals) + "%"
  }

  /// A number as it is: `0.664`.
  func number(_ rate: Rate, decimals: Int) -> String {
    fixed(rate.millionths, scale: 6, decimals: decimals)
  }

  /// A number as a count: `1,431` for 1431.094942.
  func whole(_ rate: Rate) -> String {
    let rounded = NumberStyle.rounded(Int128(rate.millionths.magnitude), scale: 6, decimals: 0)
    return (rate.millionths < 0 && rounded != 0 ? NumberStyle.minus : "") + count(Int(rounded))
  }

  /// `+17.8%`
  func signedPercent(_ rate: Rate) -> String {
    let written = percent(rate)
    return (rate.millionths > 0 && written != "0.0%" ? "+" : "") + written
  }

  /// A difference of two rates: `+0.2 points`.
  func points(_ difference: Rate) -> String { barePoints(difference) + percentagePoints }

  /// The same where its unit stands beside it: `+0.2`.
  func barePoints(_ difference: Rate) -> String {
    let written = fixed(difference.millionths, scale: 4, decimals: 1)
    return (difference.millionths > 0 && written != "0.0" ? "+" : "") + written
  }

  /// Money in three digits: `659k`, `8.30m`, `815`, `58.07`; in Chinese `65.9万`.
  func amount(_ amount: Amount, isSigned: Bool = false) -> String {
    let sign = amount.isNegative ? NumberStyle.minus : isSigned && amount.money > .zero ? "+" : ""
    let magnitude = Int128(amount.money.units.magnitude)
    // A unit is used from where three digits of the amount reach it: 999,500 is 1.00m.
    for (name, exponent) in units {
      let scale = amount.decimals + exponent
      if NumberStyle.rounded(magnitude, scale: scale, decimals: 3) >= 1000 {
        return sign + threeDigits(magnitude, scale: scale) + name
      }
    }
    let rounded = NumberStyle.rounded(magnitude, scale: amount.decimals, decimals: 0)
    if digits(rounded, 0) >= 3 { return sign + count(Int(rounded)) }
    let decimals = min(2, amount.decimals)
    let small = NumberStyle.rounded(magnitude, scale: amount.decimals, decimals: decimals)
    return (small == 0 && magnitude == 0 ? "" : sign) + NumberStyle.written(small, decimals: decimals)
  }

  /// The label of a tick of an axis of money: all labels of an axis have the unit of the largest.
  func ticks(_ ticks: [Tick]) -> [(tick: Tick, label: String)] {
    let largest = ticks.map { $0.value.magnitude }.max() ?? 0
    let unit = units.first { largest >= Scale.power($0.exponent) }
    return ticks.map { tick in
      guard let unit, tick.mantissa != 0 else { return (tick, plain(tick)) }
      return (tick, plain(Tick(mantissa: tick.mantissa, exponent: tick.exponent - unit.exponent)) + unit.name)
    }
  }

  /// The label of a tick of an axis of counts: in full while it is short.
  func countTicks(_ ticks: [Tick]) -> [(tick: Tick, label: String)] {
    let isShort = ticks.allSatisfy { $0.value.magnitude < 100_000 }
    return isShort ? ticks.map { ($0, plain($0)) } : self.ticks(ticks)
  }

  /// The label of a tick of an axis of percentages, whose ticks count percent: `2.5%`.
  func percentTicks(_ ticks: [Tick]) -> [(tick: Tick, label: String)] {
    let decimals = max(0, -(ticks.filter { $0.mantissa != 0 }.map(\.exactExponent).min() ?? 0))
    return ticks.map { ($0, plain($0, decimals: decimals) + "%") }
  }

  /// The label of a tick of an axis of percentage points: `+5`, `−2.5`, `0`.
  func pointTicks(_ ticks: [Tick]) -> [(tick: Tick, label: String)] {
    percentTicks(ticks).map { tick, label in (tick, (tick.mantissa > 0 ? "+" : "") + label.dropLast()) }
  }

  private func plain(_ tick: Tick, decimals: Int? = nil) -> String {
    if tick.exponent >= 0 {
      let whole = tick.mantissa * Int(Scale.power(tick.exponent))
      return decimals.map { NumberStyle.signed(whole * Int(Scale.power($0)), decimals: $0) } ?? count(whole)
    }
    let all = -tick.exponent
    let kept = decimals ?? max(0, -tick.exactExponent)
    return NumberStyle.signed(tick.mantissa / Int(Scale.power(all - kept)), decimals: kept)
  }

  private func fixed(_ units: Int, scale: Int, decimals: Int) -> String {
    let rounded = NumberStyle.rounded(Int128(units.magnitude), scale: scale, decimals: decimals)
    return (units < 0 && rounded != 0 ? NumberStyle.minus : "")
      + NumberStyle.written(rounded, decimals: decimals)
  }

  private static func signed(_ units: Int, decimals: Int) -> String {
    (units < 0 ? minus : "") + written(Int128(units.magnitude), decimals: decimals)
  }

  /// How many digits stand before the point.
  private func digits(_ units: Int128, _ scale: Int) -> Int {
    var whole = units
    for _ in 0..<scale { whole /= 10 }
    var count = 0
    while whole > 0 {
      whole /= 10
      count += 1
    }
    return count
  }

  /// A number that is about 1 or more, in three digits: `8.30`, `65.9`, `659`.
  private func threeDigits(_ units: Int128, scale: Int) -> String {
    for decimals in [2, 1] {
      let rounded = NumberStyle.rounded(units, scale: scale, decimals: decimals)
      if digits(rounded, decimals) + decimals <= 3 { return NumberStyle.written(rounded, decimals: decimals) }
    }
    return count(Int(NumberStyle.rounded(units, scale: scale, decimals: 0)))
  }

  /// Units of ten to the minus scale, rounded to a number of decimals, half up.
  private static func rounded(_ units: Int128, scale: Int, decimals: Int) -> Int128 {
    if scale <= decimals { return units * Int128(Scale.power(decimals - scale)) }
    let divisor = Int128(Scale.power(scale - decimals))
    return (units + divisor / 2) / divisor
  }

  private static func written(_ units: Int128, decimals: Int) -> String {
    let digits = String(units)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    guard decimals > 0 else { return padded }
    return "\(padded.dropLast(decimals)).\(padded.suffix(decimals))"
  }
}
