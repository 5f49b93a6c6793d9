internal import Base
internal import Ledger
internal import Models

/// How many of a group's active customers a period lost.
struct Churn: Hashable, Sendable {
  /// Active on the day before the period.
  let opening: Int
  /// Of those, not active at its end.
  let churned: Int
  /// What the churned had brought in the 365 days up to their last purchase day.
  let lostRevenue: Money

  var rate: Share? { Share(churned, of: opening) }
  var interval: Interval? { .wilson(churned, of: opening) }

  /// How much higher the rate is than another; nil where one of them is of nobody.
  func change(from before: Churn) -> Ratio? {
    // One quotient of whole numbers: the difference of two rounded rates could be off in the last digit.
    Ratio(churned * before.opening - before.churned * opening, over: opening * before.opening)
  }
}

/// A period's churn, and that of the same period a year earlier.
struct ChurnOfPeriod: Sendable {
  let position: Int
  let churn: Churn
  /// nil where the period a year earlier is not mature: its churn reads too low.
  let yearAgo: Churn?
  /// nil also where this period is not complete: its churn still rises.
  let change: Ratio?
}

extension ChurnOfPeriod {
  /// The columns of a table whose rows each tell the churn of one group and period.
  static func columns<Row>(_ of: @escaping @Sendable (Row) -> ChurnOfPeriod) -> [Column<Row>] {
    [
      Column("churn_rate", "churned / opening") { of($0).churn.rate },
      Column("churn_rate_low", "lower bound of the rate's 95% Wilson interval") {
        of($0).churn.interval?.low
      },
      Column("churn_rate_high", "upper bound of the rate's 95% Wilson interval") {
        of($0).churn.interval?.high
      },
      Column(
        "churn_rate_year_ago", "churn_rate of the same period a year before; empty unless that is mature"
      ) {
        of($0).yearAgo?.rate
      },
      Column(
        "churn_rate_change", "churn_rate − churn_rate_year_ago; empty also unless this period is complete"
      ) { of($0).change },
    ]
  }
}

/// Churn by period while it is counted.
struct ChurnTally: Hashable, Sendable, Mergeable {
  private var opening: Changes
  private var churned: [Int]
  private var lostRevenue: [Money]

  init(periods: Int) {
    // A stay that lasts to the as-of day opens the period after it, which is none of these.
    opening = Changes(positions: periods + 1)
    churned = Array(repeating: 0, count: periods)
    lostRevenue = Array(repeating: .zero, count: periods)
  }

  mutating func add(_ stay: Stay, lostRevenue revenue: Money) {
    opening.add(stay.openings)
    if let departure = stay.departure {
      churned[departure] += 1
      lostRevenue[departure] += revenue
    }
  }

  mutating func merge(_ other: ChurnTally) {
    opening.merge(other.opening)
    churned.merge(other.churned)
    lostRevenue.merge(other.lostRevenue)
  }

  /// By period.
  func periods(of calendar: Calendar) -> [ChurnOfPeriod] {
    let opening = opening.counts
    let churns = calendar.all.map {
      Churn(opening: opening[$0], churned: churned[$0], lostRevenue: lostRevenue[$0])
    }
    return calendar.all.map { position in
      let before = calendar.yearBefore(position).flatMap { calendar.isMature($0) ? churns[$0] : nil }
      return ChurnOfPeriod(
        position: position, churn: churns[position], yearAgo: before,
        change: calendar.isComplete(position) ? before.flatMap(churns[position].change) : nil)
    }
  }
}

extension History {
  /// What a customer's departure loses; nothing where a stay has none.
  func lostRevenue(by stay: Stay, of customer: Int) -> Money {
    stay.departure == nil ? .zero : revenueOfYear(endingWith: stay.purchase, of: customer)
  }
}
