public import Base
internal import Models

/// At which purchase do customers stop, and how long does the next one take?
public struct PurchaseSteps: Counted {
  public init() {}

  public static let reference = Reference(
    name: "purchase_steps",
    question: "After which purchase do customers stop buying, and how long does the next purchase take?",
    grain: "One row per purchase number n from 1 to `repurchase.steps`.",
    key: ["n"], order: .risingKey,
    definition: """
      `reached` counts the buyers with at least n purchase days, `went_on` those with at least n + 1.
      `median_days` is the Kaplan–Meier median of the time from purchase n to n + 1, over all who reached n:
      the day by which half of them are back. Buyers who have not gone on yet are watched up to the as-of day.
      It is empty while the estimated share stays below one half. The `gap_` columns use only buyers who went
      on, so they are too short: slow buyers are not among them yet.
      """,
    example: """
      n,reached,went_on,rate,rate_low,rate_high,median_days,gap_mean,gap_p25,gap_p50,gap_p75,gap_p90
      1,5,3,0.600000,0.230724,0.882379,253,108.666667,29,44,253,253
      2,3,3,1.000000,0.438503,1.000000,63,58.333333,47,63,65,65
      3,3,1,0.333333,0.061492,0.792340,,69.000000,69,69,69,69
      8,1,0,0.000000,0.000000,0.793451,,,,,,
      9,0,0,,,,,,,,,
      """)

  public struct Row: Sendable {
    let n: Int
    let times: Durations
    let gaps: Distribution

    init(n: Int, times: Durations) {
      self.n = n
      self.times = times
      gaps = times.untilEvent
    }

    var reached: Int { times.subjects }
    var wentOn: Int { gaps.count }
    var interval: Interval? { .wilson(wentOn, of: reached) }

    /// Nearest rank.
    func gap(percent: Int) -> Int? { gaps.quantile(millionths: percent * 10_000).map { Int($0) } }
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    [
      Column("n", "the number of the purchase day, counted from a buyer's first") { $0.n },
      Column("reached", "buyers with at least n purchase days") { $0.reached },
      Column("went_on", "of those, with at least n + 1") { $0.wentOn },
      Column("rate", "went_on / reached") { Share($0.wentOn, of: $0.reached) },
      Column("rate_low", "lower bound of the rate's 95% Wilson interval") { $0.interval?.low },
      Column("rate_high", "upper bound of the rate's 95% Wilson interval") { $0.interval?.high },
      Column(
        "median_days", "Kaplan–Meier median of the days from purchase n to n + 1; empty when there is none"
      ) {
        KaplanMeier($0.times).median
      },
      Column("gap_mean", "mean days from purchase n to n + 1 of those who went on (survivors only)") {
        $0.gaps.mean
      },
      Column("gap_p25", "days within which a quarter of the buyers who went on did so (survivors only)") {
        $0.gap(percent: 25)
      },
      Column("gap_p50", "days within which half of the buyers who went on did so (survivors only)") {
        $0.gap(percent: 50)
      },
      Column("gap_p75", "days within which three quarters of the buyers who went on did so (survivors only)")
      {
        $0.gap(percent: 75)
      },
      Column("gap_p90", "days within which nine tenths of the buyers who went on did so (survivors only)") {
        $0.gap(percent: 90)
      },
    ]
  }

  public func rows(_ tally: StepTimes, _ landmarks: Landmarks) -> [Row] {
    tally.steps.prefix(landmarks.settings.repurchase.steps).enumerated().map { Row(n: $0 + 1, times: $1) }
  }
}
