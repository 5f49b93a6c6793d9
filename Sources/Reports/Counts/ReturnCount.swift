internal import Base
internal import Models

/// How many of a group's buyers came back within a window of days.
struct ReturnCount: Hashable, MadeOfParts, Portable {
  var eligible = 0
  var repurchased = 0
  var tooRecent = 0

  static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
    try parts.sum(\.eligible)
    try parts.sum(\.repurchased)
    try parts.sum(\.tooRecent)
  }

  var isConsistent: Bool { repurchased <= eligible }

  var buyers: Int { eligible + tooRecent }
  var rate: Share? { Share(repurchased, of: eligible) }
  var interval: Interval? { .wilson(repurchased, of: eligible) }

  /// Counts a buyer.
  /// - Parameters:
  ///   - gap: Days from the first to the second purchase day; nil where there is no second.
  ///   - age: Days from the first purchase day to the as-of day.
  mutating func count(gap: Int?, age: Int, within days: Int) {
    guard age >= days else {
      tooRecent += 1
      return
    }
    eligible += 1
    if let gap, gap <= days { repurchased += 1 }
  }
}

extension ReturnCount {
  /// The columns of a table whose rows each count the returns of one group.
  static func columns<Row>(_ count: @escaping @Sendable (Row) -> ReturnCount) -> [Column<Row>] {
    [
      Column("eligible", "buyers with first purchase day + N on or before the as-of day") {
        count($0).eligible
      },
      Column("repurchased", "of those, a second purchase day within N days of the first") {
        count($0).repurchased
      },
      Column("rate", "repurchased / eligible") { count($0).rate },
      Column("rate_low", "lower bound of the rate's 95% Wilson interval") { count($0).interval?.low },
      Column("rate_high", "upper bound of the rate's 95% Wilson interval") { count($0).interval?.high },
      Column("too_recent", "buyers whose N days are not over yet") { count($0).tooRecent },
    ]
  }
}
