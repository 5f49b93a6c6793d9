public import Base
internal import Ledger
internal import Models

/// What does the shop owe in points, are they used, and what do members buy?
public struct Points: Counted {
  public init() {}

  public static let reference = Reference(
    name: "points",
    question:
      "How many points does the shop still owe, are they used, and how much of the revenue is the members'?",
    grain:
      "One row per period from the first record to the as-of day. Only a header without the section `points`.",
    key: ["period"], order: .risingKey,
    definition: """
      opening + earned − redeemed − expired = closing: the points that the shop still owes. Signs are dropped; the kind
      decides. `redemption_rate` is redeemed / earned of the period; it may be above 1, since points of earlier periods
      are used too. Members have a record by the period's end, whether they ever bought or not; the revenue is of all
      lines of the period. That members spend more does not show that points made them: who buys much joins.
      With `privacy.min_group`, rows of fewer members keep their place and have no figures.
      """,
    example: """
      period,period_start,period_end,is_complete,opening,earned,redeemed,expired,closing,redemption_rate,members,redeemers,buying_members,buyers,member_share,member_low,member_high,member_revenue,other_revenue
      2025-01,2025-01-01,2025-01-31,true,0,35,0,0,35,0.000000,1,0,1,2,0.500000,0.094531,0.905469,35.00,20.00
      2025-02,2025-02-01,2025-02-28,true,35,0,0,0,35,,1,0,1,1,1.000000,0.206549,1.000000,20.00,0.00
      2025-03,2025-03-01,2025-03-31,true,35,60,0,0,95,0.000000,2,0,1,1,1.000000,0.206549,1.000000,60.00,0.00
      2025-04,2025-04-01,2025-04-30,true,95,40,0,0,135,0.000000,2,0,1,1,1.000000,0.206549,1.000000,20.00,0.00
      2025-05,2025-05-01,2025-05-31,true,135,0,0,0,135,,2,0,0,1,0.000000,0.000000,0.793451,0.00,40.00
      2026-05,2026-05-01,2026-05-31,true,37,0,0,0,37,,4,0,1,2,0.500000,0.094531,0.905469,20.00,25.00
      2026-06,2026-06-01,2026-06-30,true,37,0,0,0,37,,4,0,0,0,,,,0.00,0.00
      """)

  public struct Row: Sendable {
    let period: Period
    let isComplete: Bool
    let opening: Int
    let members: Int
    let count: Count

    /// Counted from the records of all periods up to this one.
    let closing: Int
    var interval: Interval? { .wilson(count.buyingMembers, of: count.buyers) }
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    let columns =
      columnsOfPoints + [
        Column("members", "customers with a record by the period's end") { $0.members },
        Column("redeemers", "customers who redeemed in the period") { $0.count.redeemers },
        Column("buying_members", "of the period's buyers, members by its end") { $0.count.buyingMembers },
        Column("buyers", "customers with a purchase day in the period") { $0.count.buyers },
        Column("member_share", "buying_members / buyers") {
          Share($0.count.buyingMembers, of: $0.count.buyers)
        },
        Column("member_low", "lower bound of the share's 95% Wilson interval") { $0.interval?.low },
        Column("member_high", "upper bound of the share's 95% Wilson interval") { $0.interval?.high },
        Column("member_revenue", "the period's revenue of members by its end, net of refunds") {
          $0.count.memberRevenue
        },
        Column("other_revenue", "the period's revenue of all other customers") { $0.count.otherRevenue },
      ]
    return names.hidingSmallGroups(
      columns, keeping: ["period", "period_start", "period_end", "is_complete"]
    ) { $0.members }
  }

  private static let columnsOfPoints: [Column<Row>] = [
    Column("period", "the period") { $0.period },
    Column("period_start", "its first day") { $0.period.firstDay },
    Column("period_end", "its last day") { $0.period.lastDay },
    Column("is_complete", "whether it starts on or after data start and ends on or before the as-of day") {
      $0.isComplete
    },
    Column("opening", "points owed on the day before the period") { $0.opening },
    Column("earned", "points earned in the period") { $0.count.earned },
    Column("redeemed", "points redeemed in the period") { $0.count.redeemed },
    Column("expired", "points that expired in the period") { $0.count.expired },
    Column("closing", "points owed at the end of the period; below 0 where the export begins too late") {
      $0.closing
    },
    Column("redemption_rate", "redeemed / earned") { Ratio($0.count.redeemed, over: $0.count.earned) },
  ]

  /// Of one period.
  public struct Count: Hashable, MadeOfParts, Portable {
    var earned = 0
    var redeemed = 0
    var expired = 0
    /// Customers whose first record is in the period.
    var joined = 0
    var redeemers = 0
    var buyers = 0
    var buyingMembers = 0
    var memberRevenue = Money.zero
    var otherRevenue = Money.zero

    public init() {}

    public static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.earned)
      try parts.sum(\.redeemed)
      try parts.sum(\.expired)
      try parts.sum(\.joined)
      try parts.sum(\.redeemers)
      try parts.sum(\.buyers)
      try parts.sum(\.buyingMembers)
      try parts.sum(\.memberRevenue)
      try parts.sum(\.otherRevenue)
    }

    public var isConsistent: Bool { buyingMembers <= buyers }
  }

  /// The periods from the first record to the as-of day; nil without a record.
  private static func periods(_ landmarks: Landmarks) -> Range<Int>? {
    guard let first = landmarks.facts.relations.points?.firstDay else { return nil }
    let length = landmarks.settings.period
    return Period(length, containing: first).ordinal..<Period(length, containing: landmarks.asOf).ordinal + 1
  }

  /// By period.
  public func tally(_ worksheet: Worksheet) -> [Count] {
    let (history, landmarks) = (worksheet.history, worksheet.landmarks)
    guard let periods = Self.periods(landmarks) else { return [] }
    let length = landmarks.settings.period
    var counts = Array(repeating: Count(), count: periods.count)
    guard let records = history.relations.points else { return counts }
    for person in records.owners.people {
      var joined: Int?
      var lastRedeemed: Int?
      for record in records.owners.records(of: person) {
        let period = Period(length, containing: records.day(record)).ordinal - periods.lowerBound
        if joined == nil { counts[period].joined += 1 }
        joined = joined ?? period
        let points = Int(records.points(record))
        switch records.kind(record) {
        case .earned: counts[period].earned += points
        case .expired: counts[period].expired += points
        case .redeemed:
          counts[period].redeemed += points
          if lastRedeemed != period { counts[period].redeemers += 1 }
          lastRedeemed = period
        }
      }
      if person < records.owners.customers {
        Self.count(person, joined: joined, in: history, landmarks, since: periods.lowerBound, &counts)
      }
    }
    return counts
  }

  /// What a customer bought, period by period.
  /// - Parameters:
  ///   - joined: The position of the period with the first record; nil of who is no member.
  ///   - first: The ordinal of the table's first period.
  private static func count(
    _ customer: Int, joined: Int?, in history: History, _ landmarks: Landmarks, since first: Int,
    _ counts: inout [Count]
  ) {
    let calendar = landmarks.calendar
    guard calendar.count > 0 else { return }
    let offset = calendar.period(0).ordinal - first
    func isMember(_ period: Int) -> Bool { joined.map { $0 <= period } ?? false }
    for day in history.days(of: customer) {
      let period = calendar.position(of: history.day[day]) + offset
      guard period >= 0 else { continue }
      if isMember(period) {
        counts[period].memberRevenue += history.net[day]
      } else {
        counts[period].otherRevenue += history.net[day]
      }
    }
    var last: Int?
    for purchase in history.purchases(of: customer) {
      let period = calendar.position(of: history.purchaseDay[purchase]) + offset
      guard period >= 0, period != last else { continue }
      last = period
      counts[period].buyers += 1
      counts[period].buyingMembers += isMember(period) ? 1 : 0
    }
  }

  public static func missing(from landmarks: Landmarks) -> Wish? {
    landmarks.facts.relations.points == nil ? Wish("records of points", key: "points") : nil
  }

  public func rows(_ tally: [Count], _ landmarks: Landmarks) -> [Row] {
    guard let periods = Self.periods(landmarks) else { return [] }
    var (owed, members) = (0, 0)
    var moves = (earned: 0, used: 0)
    return zip(periods, tally).map { ordinal, count in
      let period = Period(landmarks.settings.period, ordinal: ordinal)
      let opening = owed
      moves = (moves.earned + count.earned, moves.used + count.redeemed + count.expired)
      owed = moves.earned - moves.used
      members += count.joined
      return Row(
        period: period,
        isComplete: period.firstDay >= landmarks.dataStart && period.lastDay <= landmarks.asOf,
        opening: opening, members: members, count: count, closing: owed)
    }
  }

  public func postings(_ rows: [Row], _ landmarks: Landmarks) -> [Posting] {
    rows.flatMap { row in
      let (subject, count) = ("\(row.period)", row.count)
      return [
        Posting(
          .pointsBalance, .left, of: subject, row.opening + count.earned - count.redeemed - count.expired),
        Posting(.pointsBalance, .right, of: subject, row.closing),
        Posting(.pointsRevenue, .left, of: subject, count.memberRevenue + count.otherRevenue),
      ]
    }
  }
}
