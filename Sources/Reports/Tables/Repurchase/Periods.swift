public import Base
internal import Ledger

/// How much do new and returning buyers bring, period by period?
public struct Periods: Counted {
  public init() {}

  public static let reference = Reference(
    name: "periods",
    question: "Who bought in each period, new or returning, and do they buy again in the next period?",
    grain: "One row per period from data start to the as-of day, by time.",
    key: ["period"], order: .risingKey,
    foreignKeys: [
      ForeignKey("period_start", in: Calendar.self), ForeignKey("period_end", in: Calendar.self),
    ],
    definition: """
      Buyers are customers with a purchase day in the period. First-time buyers have their first purchase day
      in it. Before `is_mature` it is only the first day that was seen, because most exports begin in the
      middle of a shop's life. `repeat_rate` is the share of the period's buyers with at least two purchase
      days in it. `buyback_rate` is the share who also buy in the next period; it is known when that period is
      complete. Revenue counts every accepted line on its own day, refunds too, whether the customer is a
      buyer or not. `revenue_per_order` and `revenue_per_buyer` divide that revenue.
      """,
    example: """
      period,period_start,period_end,is_complete,is_mature,buyers,first_time_buyers,returning_buyers,returning_rate,repeat_buyers,repeat_rate,bought_again_next_period,buyback_rate,orders,purchase_days,revenue,refunds,first_time_revenue,returning_revenue,revenue_per_order,revenue_per_buyer
      2025-01,2025-01-01,2025-01-31,true,true,2,2,0,0.000000,0,0.000000,1,0.500000,2,2,55.00,0.00,55.00,0.00,27.50,27.50
      2025-04,2025-04-01,2025-04-30,true,true,1,0,1,1.000000,0,0.000000,0,0.000000,1,1,20.00,20.00,0.00,20.00,20.00,20.00
      2025-06,2025-06-01,2025-06-30,true,true,2,0,2,1.000000,0,0.000000,0,0.000000,2,2,45.00,0.00,0.00,45.00,22.50,22.50
      2025-09,2025-09-01,2025-09-30,true,true,1,0,1,1.000000,0,0.000000,0,0.000000,1,1,-35.00,60.00,0.00,-35.00,-35.00,-35.00
      2026-05,2026-05-01,2026-05-31,true,true,2,1,1,0.500000,0,0.000000,0,0.000000,2,2,45.00,0.00,25.00,20.00,22.50,22.50
      2026-06,2026-06-01,2026-06-30,true,true,0,0,0,,0,,,,0,0,0.00,0.00,0.00,0.00,,
      """)

  public struct Row: Sendable {
    let period: Period
    let isComplete: Bool
    let isMature: Bool
    let count: Count
    let boughtAgain: Int?

    var returningBuyers: Int { count.buyers - count.firstTimeBuyers }
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
      Column("buyers", "customers with a purchase day in the period") { $0.count.buyers },
      Column("first_time_buyers", "of those, with their first purchase day ever in it") {
        $0.count.firstTimeBuyers
      },
      Column("returning_buyers", "buyers who are not first-time buyers") { $0.returningBuyers },
      Column("returning_rate", "returning_buyers / buyers") {
        Share($0.returningBuyers, of: $0.count.buyers)
      },
      Column("repeat_buyers", "buyers with at least two purchase days in the period") {
        $0.count.repeatBuyers
      },
      Column("repeat_rate", "repeat_buyers / buyers (复购率)") {
        Share($0.count.repeatBuyers, of: $0.count.buyers)
      },
      Column(
        "bought_again_next_period", "buyers who also buy in the next period; empty unless that is complete"
      ) { $0.boughtAgain },
      Column("buyback_rate", "bought_again_next_period / buyers (回购率)") { row in
        row.boughtAgain.flatMap { Share($0, of: row.count.buyers) }
      },
      Column("orders", "orders counted on purchase days of the period") { $0.count.orders },
      Column("purchase_days", "purchase days of all customers in the period") { $0.count.purchaseDays },
      Column("revenue", "sum of all accepted lines' amounts of the period, net of refunds") {
        $0.count.revenue
      },
      Column("refunds", "minus the sum of the negative amounts, so it is positive") { $0.count.refunds },
      Column("first_time_revenue", "revenue of customers whose first purchase day is in the period") {
        $0.count.firstTimeRevenue
      },
      Column("returning_revenue", "all other revenue of the period") {
        $0.count.revenue - $0.count.firstTimeRevenue
      },
      Column("revenue_per_order", "revenue / orders") { $0.count.revenue.average(over: $0.count.orders) },
      Column("revenue_per_buyer", "revenue / buyers") { $0.count.revenue.average(over: $0.count.buyers) },
    ]
  }

  struct Count: Hashable, MadeOfParts, Portable {
    var buyers = 0
    var firstTimeBuyers = 0
    var repeatBuyers = 0
    var boughtAgain = 0
    var orders = 0
    var purchaseDays = 0
    var revenue = Money.zero
    var refunds = Money.zero
    var firstTimeRevenue = Money.zero

    static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.buyers)
      try parts.sum(\.firstTimeBuyers)
      try parts.sum(\.repeatBuyers)
      try parts.sum(\.boughtAgain)
      try parts.sum(\.orders)
      try parts.sum(\.purchaseDays)
      try parts.sum(\.revenue)
      try parts.sum(\.refunds)
      try parts.sum(\.firstTimeRevenue)
    }
  }

  /// By period.
  public struct Tally: MadeOfParts, Portable {
    var counts: [Count] = []

    public init() {}

    init(counts: [Count]) { self.counts = counts }

    public static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.counts)
    }
  }

  public func tally(_ worksheet: Worksheet) -> Tally {
    let (history, calendar) = (worksheet.history, worksheet.landmarks.calendar)
    var counts = Array(repeating: Count(), count: calendar.count)
    // MutableSpan avoids a uniqueness check per element.
    var count = counts.mutableSpan
    for customer in history.customers {
      let purchases = history.purchases(of: customer)
      let firstPeriod = purchases.first.map { calendar.position(of: history.purchaseDay[$0]) } ?? -1
      if firstPeriod >= 0 { count[firstPeriod].firstTimeBuyers += 1 }
      var next = purchases.lowerBound
      // The period of the last purchase day, and how many it has had.
      var (last, daysInLast) = (-1, 0)
      for day in history.days(of: customer) {
        let period = calendar.position(of: history.day[day])
        let net = history.net[day]
        count[period].revenue += net
        count[period].refunds += history.refunds[day]
        count[period].firstTimeRevenue += period == firstPeriod ? net : .zero
        guard next < purchases.upperBound, history.dayOfPurchase[next] == day else { continue }
        count[period].orders += Int(history.purchaseOrders[next])
        count[period].purchaseDays += 1
        if period == last {
          daysInLast += 1
          if daysInLast == 2 { count[period].repeatBuyers += 1 }
        } else {
          count[period].buyers += 1
          if last >= 0, last + 1 == period { count[last].boughtAgain += 1 }
          (last, daysInLast) = (period, 1)
        }
        next += 1
      }
    }
    return Tally(counts: counts)
  }

  public func rows(_ tally: Tally, _ landmarks: Landmarks) -> [Row] {
    let calendar = landmarks.calendar
    return calendar.all.map { position in
      let nextIsComplete = position + 1 < calendar.count && calendar.isComplete(position + 1)
      return Row(
        period: calendar.period(position),
        isComplete: calendar.isComplete(position), isMature: calendar.isMature(position),
        count: tally.counts[position],
        boughtAgain: nextIsComplete ? tally.counts[position].boughtAgain : nil)
    }
  }

  public func postings(_ rows: [Row], _ landmarks: Landmarks) -> [Posting] {
    [
      Posting(.periodRevenue, .left, landmarks.facts.account.total.revenue),
      Posting(.periodRevenue, .right, rows.reduce(.zero) { $0 + $1.count.revenue }),
    ] + rows.map { Posting(.pointsRevenue, .right, of: "\($0.period)", $0.count.revenue) }
  }
}
