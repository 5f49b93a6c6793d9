internal import Base
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

  /// How much higher the rate is than another; nil where one of the openings is 0.
  func change(from before: Churn) -> Ratio? {
    // One quotient of whole numbers: the difference of two rounded rates could be off in the last digit.
    let churnedHere = Int128(churned) * Int128(before.opening)
    let churnedBefore = Int128(before.churned) * Int128(opening)
    let openings = Int128(opening) * Int128(before.opening)
    return Ratio(churnedHere - churnedBefore, over: openings)
  }
}

/// A period's churn, and that of the same period a year earlier.
struct ChurnOfPeriod: Sendable {
  let position: Int
  let churn: Churn
  /// Nil where the period a year earlier is not mature: its churn is too low.
  let yearAgo: Churn?
  /// Nil also where this period is not complete: its churn still rises.
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
        "churn_rate_change", "churn_rate − churn_rate_year_ago; also empty unless this period is complete"
      ) { of($0).change },
    ]
  }
}

/// Churn by period while it is counted.
struct ChurnTally: Hashable, MadeOfParts, Portable {
  private var opening = RunningCount()
  private var churned: [Int] = []
  private var lostRevenue: [Money] = []

  init() {}

  /// Of nobody.
  init(periods: Int) {
    self.init(
      opening: RunningCount(positions: periods + 1), churned: Array(repeating: 0, count: periods),
      lostRevenue: Array(repeating: .zero, count: periods))
  }

  private init(opening: RunningCount, churned: [Int], lostRevenue: [Money]) {
    (self.opening, self.churned, self.lostRevenue) = (opening, churned, lostRevenue)
  }

  static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
    try parts.sum(\.opening)
    try parts.sum(\.churned)
    try parts.sum(\.lostRevenue)
  }

  var isConsistent: Bool { zip(opening.counts, churned).allSatisfy { $0 >= $1 } }

  /// The openings of all values of a dimension, added up by period.
  static func openings(_ values: SparseTallies<ChurnTally>) -> [Int] {
    let openings = values.tallies.compactMap { $0?.opening }
    return openings.combined { $0.merge($1) }?.counts ?? []
  }

  /// By period.
  func periods(of calendar: PeriodCalendar) -> [ChurnOfPeriod] {
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

extension ChurnTally {
  /// Up to this many counters, every group gets its own, whether it occurs or not.
  private static let fewCells = 1 << 14

  /// Counts stays in groups, such as the values of a dimension. Of many groups only those that occur are counted; the
  /// others are nil.
  /// - Parameter group: A stay's group, less than `groups`.
  @inline(__always)
  static func counted(
    _ stays: [Stay], periods: Int, groups: Int, group: (Stay) -> Int
  ) -> [ChurnTally?] {
    // A stay that lasts to the as-of day opens the period after the last, which the calendar does not have.
    let width = periods + 2
    let (places, occurring) =
      groups * width <= fewCells
      ? (Array(0..<groups), groups) : Self.places(of: stays, groups: groups, group: group)
    // All groups' periods, back to back. MutableSpan avoids a uniqueness check per element.
    var openings = Array(repeating: 0, count: occurring * width)
    var churneds = openings
    var losses = Array(repeating: Money.zero, count: openings.count)
    var opening = openings.mutableSpan
    var churned = churneds.mutableSpan
    var lost = losses.mutableSpan
    for stay in stays {
      let start = places[group(stay)] * width
      let end = start + stay.ends.upperBound
      opening[start + stay.ends.lowerBound + 1] += 1
      opening[end + 1] -= 1
      // Branch-free: the branch would be unpredictable.
      churned[end] += stay.hasDeparture ? 1 : 0
      lost[end] += stay.lostRevenue
    }
    return places.map { place in
      guard place >= 0 else { return nil }
      let own = place * width..<(place + 1) * width
      return ChurnTally(
        opening: RunningCount(changes: Array(openings[own])), churned: Array(churneds[own].prefix(periods)),
        lostRevenue: Array(losses[own].prefix(periods)))
    }
  }

  /// Numbers the groups that occur; -1 for the others.
  @inline(__always)
  private static func places(
    of stays: [Stay], groups: Int, group: (Stay) -> Int
  ) -> (places: [Int], occurring: Int) {
    var places = Array(repeating: -1, count: groups)
    var occurring = 0
    for stay in stays where places[group(stay)] < 0 {
      places[group(stay)] = occurring
      occurring += 1
    }
    return (places, occurring)
  }
}
