/// The lapse threshold θ(c, D): how many days of silence make a customer lapsed.
public enum LapseRule: Hashable, Sendable {
  /// The same for everybody.
  case fixed(afterDays: Int)
  /// By the customer's own rhythm.
  case cadence(Cadence)

  /// How the threshold follows from a customer's own gaps between purchases.
  public struct Cadence: Hashable, Sendable {
    /// For customers with too few gaps.
    public var afterDays: Int
    /// Gaps needed before a rhythm is believed.
    public var gaps = 2
    /// How many mean gaps of silence are too many, in thousandths, so that 2.5 is exact.
    public var multipleThousandths = 3000
    /// The smallest threshold, in days.
    public var atLeast = 31
    /// The largest threshold, in days.
    public var atMost = 365

    /// - Parameter afterDays: The threshold for customers with too few gaps, in days.
    public init(afterDays: Int) {
      self.afterDays = afterDays
    }
  }
}

extension LapseRule {
  /// θ after a number of gaps that together took so many days.
  ///
  /// In cadence: multiple × mean gap, rounded half up to whole days, held within the bounds.
  /// - Complexity: O(1), in integers.
  @inlinable
  public func threshold(gaps: Int, spanningDays span: Int) -> Int {
    switch self {
    case .fixed(let afterDays):
      return afterDays
    case .cadence(let cadence):
      guard gaps >= cadence.gaps, gaps > 0 else { return cadence.afterDays }
      // round(a / b) half up, for a ≥ 0, is floor((2a + b) / 2b).
      let divisor = 1000 * gaps
      let rounded = (2 * cadence.multipleThousandths * span + divisor) / (2 * divisor)
      return min(max(rounded, cadence.atLeast), cadence.atMost)
    }
  }

  /// θmax: no customer can stay silent longer than this without being lapsed.
  public var longest: Int {
    switch self {
    case .fixed(let afterDays): afterDays
    case .cadence(let cadence): max(cadence.afterDays, cadence.atMost)
    }
  }

  /// The shortest silence that can make a customer lapsed.
  public var shortest: Int {
    switch self {
    case .fixed(let afterDays): afterDays
    case .cadence(let cadence): min(cadence.afterDays, cadence.atLeast)
    }
  }
}
