/// A linear scale: values to places on a drawing.
struct Scale {
  let values: ClosedRange<Double>
  let start: Double
  let end: Double

  /// - Parameter values: where they are one value only, the scale is widened by 1.
  init(_ values: ClosedRange<Double>, to start: Double, _ end: Double) {
    self.values =
      values.lowerBound < values.upperBound ? values : values.lowerBound...(values.lowerBound + 1)
    self.start = start
    self.end = end
  }

  /// The place of a value; a value beyond the scale is drawn at its end.
  func callAsFunction(_ value: Double) -> Double {
    let held = min(max(value, values.lowerBound), values.upperBound)
    return start + (held - values.lowerBound) / (values.upperBound - values.lowerBound) * (end - start)
  }
}

extension Scale {
  /// Ten to a power, exact up to 10²².
  static func power(_ exponent: Int) -> Double {
    var power = 1.0
    for _ in 0..<exponent.magnitude { power *= 10 }
    return exponent < 0 ? 1 / power : power
  }
}

/// A value that an axis names: a whole number of tens, of ones, of hundredths. It is exact, so that its label is.
struct Tick: Hashable {
  let mantissa: Int
  let exponent: Int

  var value: Double { Double(mantissa) * Scale.power(exponent) }

  /// Ticks at 1, 2 or 5 times a power of ten that hold values, from the last below to the first above.
  ///
  /// - Parameters:
  ///   - count: How many there are to be at most.
  ///   - finest: No step is below ten to this power.
  static func holding(_ values: ClosedRange<Double>, atMost count: Int, finest: Int = -3) -> [Tick] {
    let span = max(values.upperBound - values.lowerBound, Scale.power(finest))
    var exponent = finest
    while Scale.power(exponent + 1) < span / Double(count) { exponent += 1 }
    for (step, exponent) in [1, 2, 5, 10, 20, 50, 100].map({ ($0, exponent) }) {
      let size = Double(step) * Scale.power(exponent)
      let first = Int((values.lowerBound / size + 1e-9).rounded(.down))
      let last = max(first + 1, Int((values.upperBound / size - 1e-9).rounded(.up)))
      if last - first <= count { return (first...last).map { Tick(mantissa: $0 * step, exponent: exponent) } }
    }
    return []
  }

  /// From the lowest tick to the highest.
  static func range(_ ticks: [Tick]) -> ClosedRange<Double> {
    guard let first = ticks.first, let last = ticks.last else { return 0...1 }
    return first.value...last.value
  }

  /// The exponent when the mantissa has no zeros at its end.
  var exactExponent: Int {
    var mantissa = mantissa
    var exponent = exponent
    while mantissa != 0, mantissa % 10 == 0 {
      mantissa /= 10
      exponent += 1
    }
    return exponent
  }
}
