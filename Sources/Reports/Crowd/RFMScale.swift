public import Base
public import Models

/// The thresholds by which members are scored: the nearest-rank quantiles of recency, frequency and revenue at 20, 40, 60
/// and 80% of the members, counted from the worst value.
public struct RFMScale: Hashable, Sendable {
  private static let fifths = [200_000, 400_000, 600_000, 800_000]

  private let recencyCuts: [Int64]
  private let frequencyCuts: [Int64]
  private let monetaryCuts: [Int64]

  /// - Parameters: Of the members of W: days since the last purchase, purchase days, revenue.
  public init(recency: Distribution, frequency: Distribution, monetary: Distribution) {
    // More days since the last purchase are worse, so the quantiles of recency are counted from the largest.
    recencyCuts = Self.fifths.compactMap { recency.cut(topMillionths: $0) }
    frequencyCuts = Self.fifths.compactMap { frequency.quantile(millionths: $0) }
    monetaryCuts = Self.fifths.compactMap { monetary.quantile(millionths: $0) }
  }

  /// Of all members of W.
  public init(_ crowd: Crowd) {
    self.init(recency: crowd.recency, frequency: crowd.frequency, monetary: crowd.monetary)
  }

  /// One member's scores, each from 1 to 5: 1 + how many of the cuts the value exceeds, so that equal values share the
  /// lower score.
  public struct Score: Hashable, Sendable {
    /// By recency; 5 is the latest.
    public let r: Int
    /// By purchase days in W; 5 is the most.
    public let f: Int
    /// By revenue in W; 5 is the most.
    public let m: Int

    /// The segment of these scores.
    public var segment: Segment { Segment(r: r, f: f) }
  }

  /// - Parameters:
  ///   - days: Days since the last purchase day; fewer are better.
  ///   - activity: What the member did in W.
  public func score(daysSinceLast days: Int, _ activity: Activity) -> Score {
    Score(
      r: 1 + recencyCuts.count { Int64(days) < $0 },
      f: 1 + frequencyCuts.count { Int64(activity.purchaseDays) > $0 },
      m: 1 + monetaryCuts.count { activity.revenue.units > $0 })
  }
}

/// The RFM segment of a member, from the scores for recency and frequency, with the names that are usual in marketing.
public enum Segment: String, NamedValue {
  case champions, loyal
  case potentialLoyalists = "potential_loyalists"
  case new, promising
  case needAttention = "need_attention"
  case aboutToSleep = "about_to_sleep"
  case cannotLose = "cannot_lose"
  case atRisk = "at_risk"
  case hibernating

  /// - Precondition: Both scores are from 1 to 5.
  public init(r: Int, f: Int) {
    self =
      switch (r, f) {
      case (5, 4...5): .champions
      case (3...4, 4...5): .loyal
      case (4...5, 2...3): .potentialLoyalists
      case (5, 1): .new
      case (4, 1): .promising
      case (3, 3): .needAttention
      case (3, 1...2): .aboutToSleep
      case (1...2, 5): .cannotLose
      case (1...2, 3...4): .atRisk
      case (1...2, 1...2): .hibernating
      default: preconditionFailure("scores \(r), \(f)")
      }
  }
}
