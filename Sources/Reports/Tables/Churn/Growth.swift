public import Base
internal import Ledger
internal import Models

/// Are there more customers, or do newcomers only replace those who leave?
public struct Growth: Counted {
  public init() {}

  public static let reference = Reference(
    name: "growth",
    question: "Does the number of active customers grow, or do newcomers only replace those who leave?",
    grain: "One row per period from data start to the as-of day, by time.",
    key: ["period"], order: .risingKey,
    foreignKeys: [
      ForeignKey("period", in: Periods.self), ForeignKey("period_start", in: Calendar.self),
      ForeignKey("period_end", in: Calendar.self),
    ],
    definition: """
      `opening` counts the customers active on the day before the period. `closing` counts those active on its
      last day, or on the as-of day if that is earlier. `new` customers have their first purchase day in the
      period. `churned` customers are in opening and not in closing. `reactivated` customers are in closing,
      but neither in opening nor new. So opening + new + reactivated − churned = closing. A customer who
      lapses and buys again within one period is neither churned nor reactivated. Before `is_mature` churn is
      too low, because customers who lapsed before data start were never seen. While a period is not complete,
      its churn still rises. `lost_revenue` is what the churned customers brought in the 365 days up to and
      including their last purchase day.
      """,
    example: """
      period,period_start,period_end,is_complete,is_mature,opening,new,reactivated,churned,closing,retention_rate,churn_rate,churn_rate_low,churn_rate_high,churn_rate_year_ago,churn_rate_change,expected_lifetime_periods,replacement_share,quick_ratio,lost_revenue
      2025-01,2025-01-01,2025-01-31,true,true,0,2,0,0,2,,,,,,,,0.000000,,0.00
      2025-03,2025-03-01,2025-03-31,true,true,2,1,0,0,3,1.000000,0.000000,0.000000,0.657620,,,,0.000000,,0.00
      2025-04,2025-04-01,2025-04-30,true,true,3,0,0,1,2,0.666667,0.333333,0.061492,0.792340,,,3.000000,,0.000000,20.00
      2025-10,2025-10-01,2025-10-31,true,true,2,0,0,1,1,0.500000,0.500000,0.094531,0.905469,,,2.000000,,0.000000,90.00
      2025-11,2025-11-01,2025-11-30,true,true,1,0,1,0,2,1.000000,0.000000,0.000000,0.793451,,,,,,0.00
      2026-04,2026-04-01,2026-04-30,true,true,2,0,0,1,1,0.500000,0.500000,0.094531,0.905469,0.333333,0.166667,2.000000,,0.000000,130.00
      2026-05,2026-05-01,2026-05-31,true,true,1,1,0,0,2,1.000000,0.000000,0.000000,0.793451,0.000000,0.000000,,0.000000,,0.00
      2026-06,2026-06-01,2026-06-30,true,true,2,0,0,0,2,1.000000,0.000000,0.000000,0.657620,0.333333,-0.333333,,,,0.00
      """)

  public struct Row: Sendable {
    let period: Period
    let isComplete: Bool
    let isMature: Bool
    let rates: ChurnOfPeriod
    let new: Int
    let reactivated: Int
    let closing: Int

    var churn: Churn { rates.churn }
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    [
      Column("period", "the period") { $0.period },
      Column("period_start", "its first day") { $0.period.firstDay },
      Column("period_end", "its last day") { $0.period.lastDay },
      Column("is_complete", "starts on or after data start and ends on or before the as-of day") {
        $0.isComplete
      },
      Column("is_mature", "starts late enough: customers who had lapsed before it could have been seen") {
        $0.isMature
      },
      Column("opening", "customers active on the day before the period") { $0.churn.opening },
      Column("new", "customers whose first purchase day is in the period") { $0.new },
      Column("reactivated", "customers in closing, neither in opening nor new") { $0.reactivated },
      Column("churned", "customers in opening and not in closing") { $0.churn.churned },
      Column("closing", "customers active on its last day, or on the as-of day") { $0.closing },
      Column("retention_rate", "(opening − churned) / opening") {
        Share($0.churn.opening - $0.churn.churned, of: $0.churn.opening)
      },
    ] + ChurnOfPeriod.columns { $0.rates } + [
      Column(
        "expected_lifetime_periods",
        "1 / churn_rate: how many periods a customer stays if the rate stays the same"
      ) {
        Ratio($0.churn.opening, over: $0.churn.churned)
      },
      Column(
        "replacement_share", "min(new, churned) / new: the share of newcomers who only replace lost customers"
      ) {
        Share(min($0.new, $0.churn.churned), of: $0.new)
      },
      Column("quick_ratio", "(new + reactivated) / churned") {
        Ratio($0.new + $0.reactivated, over: $0.churn.churned)
      },
      Column("lost_revenue", "revenue of the churned over the 365 days up to their last purchase day") {
        $0.churn.lostRevenue
      },
    ]
  }

  /// By period.
  public struct Tally: MadeOfParts, OncePerShard, Portable {
    var churn = ChurnTally()
    var closing = RunningCount()
    var new: [Int] = []
    var reactivated: [Int] = []

    public init() {}

    public static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.churn)
      try parts.sum(\.closing)
      try parts.sum(\.new)
      try parts.sum(\.reactivated)
    }

    /// What one shard adds up to.
    public init(_ worksheet: Worksheet) {
      let (history, calendar) = (worksheet.history, worksheet.landmarks.calendar)
      let stays = worksheet.stays
      churn =
        ChurnTally.counted(stays, periods: calendar.count, groups: 1) { _ in 0 }[0]
        ?? ChurnTally(periods: calendar.count)
      // Local arrays: the compiler leaves out checks that it would make for properties.
      var closing = RunningCount(positions: calendar.count)
      var new = Array(repeating: 0, count: calendar.count)
      var reactivated = new
      for stay in stays {
        closing.add(stay.ends)
        if stay.isReactivation { reactivated[stay.ends.lowerBound] += 1 }
      }
      for customer in history.customers {
        guard let first = history.purchases(of: customer).first else { continue }
        new[calendar.position(of: history.purchaseDay[first])] += 1
      }
      (self.closing, self.new, self.reactivated) = (closing, new, reactivated)
    }
  }

  public func rows(_ tally: Tally, _ landmarks: Landmarks) -> [Row] {
    let calendar = landmarks.calendar
    let closing = tally.closing.counts
    return tally.churn.periods(of: calendar).map { churn in
      let position = churn.position
      return Row(
        period: calendar.period(position),
        isComplete: calendar.isComplete(position), isMature: calendar.isMature(position),
        rates: churn,
        new: tally.new[position], reactivated: tally.reactivated[position], closing: closing[position])
    }
  }

  public func postings(_ rows: [Row], _ landmarks: Landmarks) -> [Posting] {
    var postings: [Posting] = []
    for (row, next) in zip(rows, rows.dropFirst()) {
      let subject = row.period.description
      postings.append(Posting(.growthChain, .left, of: subject, row.closing))
      postings.append(Posting(.growthChain, .right, of: subject, next.churn.opening))
    }
    for row in rows {
      let subject = row.period.description
      let balance = row.churn.opening + row.new + row.reactivated - row.churn.churned
      postings.append(Posting(.growthBalance, .left, of: subject, balance))
      postings.append(Posting(.growthBalance, .right, of: subject, row.closing))
      for dimension in landmarks.facts.dimensions {
        postings.append(
          Posting(.churnOpening, .right, of: "\(dimension.name) \(row.period)", row.churn.opening))
      }
    }
    return postings
  }
}
