public import Base
internal import Models

/// By which day has which share of the buyers come back?
public struct RepurchaseCurve: Counted {
  public init() {}

  public static let reference = Reference(
    name: "repurchase_curve",
    question: """
      What share of buyers has come back by each day after a purchase, and when does waiting no longer help?
      """,
    grain: "One row per purchase number n in 1, 2, 3 and day from 1 to `repurchase.curve_days`.",
    key: ["n", "day"], order: .risingKey,
    definition: """
      The Kaplan–Meier estimate 1 − S(t) of the share who have made purchase n + 1 within t days of purchase
      n. Buyers who have not are watched up to the as-of day and then leave the count (censored), after the
      repurchases of that day. So recent buyers make the share neither too low nor too high. The 95% interval
      is that of log(−log S) with Greenwood's variance; there is none where the share is 0 or 1. The share is
      empty for days longer than anybody has been watched.
      """,
    example: """
      n,day,at_risk,repurchased,censored,share,share_low,share_high
      1,28,5,0,0,0.000000,,
      1,29,5,1,0,0.200000,0.030820,0.796191
      1,41,4,0,1,0.200000,0.030820,0.796191
      1,44,3,1,0,0.466667,0.136929,0.931668
      1,252,2,0,0,0.466667,0.136929,0.931668
      1,253,2,1,0,0.733333,0.313864,0.990323
      2,65,1,1,0,1.000000,,
      2,66,0,0,0,,,
      """)

  public struct Row: Sendable {
    let n: Int
    let point: KaplanMeier.Point
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    [
      Column("n", "the number of the purchase day from which days are counted") { $0.n },
      Column("day", "days since purchase n") { $0.point.day },
      Column("at_risk", "buyers whose repurchase or as-of day is at least this many days after purchase n") {
        $0.point.atRisk
      },
      Column("repurchased", "of those, with purchase n + 1 on this day") { $0.point.events },
      Column("censored", "of those, without purchase n + 1, whose as-of day is this day") {
        $0.point.censored
      },
      Column("share", "1 − S: estimated share who have come back by this day") { $0.point.share },
      Column("share_low", "lower bound of the share's 95% log(−log) interval") { $0.point.interval?.low },
      Column("share_high", "upper bound of the share's 95% log(−log) interval") { $0.point.interval?.high },
    ]
  }

  public func rows(_ tally: StepTimes, _ landmarks: Landmarks) -> [Row] {
    let days = landmarks.settings.repurchase.curveDays
    return zip(StepTimes.curves, tally.steps).flatMap { n, times in
      let curve = KaplanMeier(times)
      return (0..<days).map { Row(n: n, point: curve.point(onDay: $0 + 1)) }
    }
  }
}
