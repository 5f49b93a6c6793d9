public import Base

/// A 95% confidence interval of a share. Both bounds stay within 0 and 1.
public struct Interval: Hashable, Sendable {
  /// The lower bound.
  public let low: Share
  /// The upper bound.
  public let high: Share

  /// Bounds a hair outside 0 and 1, as rounding leaves them, are held inside.
  public init(low: Double, high: Double) {
    precondition(low <= high, "an interval from \(low) to \(high)")
    self.low = Share(min(max(low, 0), 1))
    self.high = Share(min(max(high, 0), 1))
  }

  /// The standard normal quantile of 0.975, which makes an interval one of 95%.
  public static let z = 1.959963984540054
}
