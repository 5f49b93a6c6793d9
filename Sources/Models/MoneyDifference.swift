public import Base

/// A difference of two means of money, and its 95% interval.
public struct MoneyDifference: Hashable, Sendable {
  /// The first mean less the second: the exact quotient, rounded half away from zero.
  public let value: Money
  /// The lower bound, rounded half away from zero; nil with fewer than two on a side.
  public let low: Money?
  /// The upper bound.
  public let high: Money?

  /// Welch's interval of the mean of amounts less the mean of other amounts; nil where a side is empty.
  ///
  ///     x̄₁ − x̄₂ ± z × √(s₁²/n₁ + s₂²/n₂)
  ///
  /// with variances of n − 1. The sides need not have the same variance. With groups of some hundreds z is as good as a
  /// quantile of Student's t; below that the interval is too narrow.
  ///
  /// Complexity: O(1), in whole numbers up to the root.
  ///
  /// Source: B. L. Welch, "The significance of the difference between two means when the population variances are unequal",
  /// Biometrika 29 (1938), 350–362.
  public static func welch(_ a: Moments, less b: Moments) -> MoneyDifference? {
    welch(a.wide, less: b.wide)
  }

  /// The same of what each pair's first amount is above the second × `days` / `daysBefore`.
  /// - Precondition: Both stretches have a day at least.
  public static func welch(
    _ a: PairedMoments, less b: PairedMoments, days: Int, daysBefore: Int
  ) -> MoneyDifference? {
    welch(a.less(days, of: daysBefore), less: b.less(days, of: daysBefore))
  }

  /// - Precondition: Both have the same unit.
  private static func welch(_ a: WideMoments, less b: WideMoments) -> MoneyDifference? {
    guard a.count > 0, b.count > 0 else { return nil }
    let (m, n, unit) = (WideInteger(a.count), WideInteger(b.count), WideInteger(a.unit))
    let numerator = a.sum * n - b.sum * m
    let denominator = m * n * unit
    guard let value = numerator.divided(by: denominator) else { return nil }
    guard let s = a.variance, let t = b.variance else {
      return MoneyDifference(value: Money(units: value), low: nil, high: nil)
    }
    let centre = numerator.double / denominator.double
    let reach =
      Interval.z * (s / Double(a.count) + t / Double(b.count)).squareRoot() / Double(a.unit)
    return MoneyDifference(
      value: Money(units: value), low: money(centre - reach), high: money(centre + reach))
  }

  /// nil where it does not fit.
  private static func money(_ units: Double) -> Money? {
    Int64(exactly: units.rounded(.toNearestOrAwayFromZero)).map { Money(units: $0) }
  }
}
