public import Base
internal import Ledger
internal import Models

/// How is the shop doing, in one line?
public struct Headline: Counted {
  public init() {}

  public static let reference = Reference(
    name: "headline",
    question: "How is the shop doing, in one row?",
    grain: "One row.",
    key: [], order: .stated("one row"),
    definition: """
      The main figures of the other tables, computed as there. The repurchase rates are of 90 and 365 days,
      whatever `repurchase.windows` says. The churn rate is that of the latest complete and mature period,
      with the name of that period. Concentration is over the revenue of the members of W, the trailing
      window. Lines and revenue are of all customers, so `revenue_per_order` includes refunds of customers who
      are not buyers. `one_time_share` is not matured: it falls when new buyers have had time to return.
      """,
    example: """
      as_of,data_start,currency,lines,customers,active_customers,orders,revenue,revenue_per_order,repurchase_rate_90,repurchase_rate_365,churn_rate,churn_rate_period,top_20_share,gini,one_time_share
      2026-06-30,2024-07-01,EUR,21,5,2,16,425.00,26.56,0.500000,0.750000,0.000000,2026-06,0.408163,0.352041,0.400000
      """)

  public struct Row: Sendable {
    let asOf: Day
    let dataStart: Day
    let currency: String
    let total: InputAccount.File
    let buyers: Int
    let count: Tally
    /// Of the latest period whose churn can be trusted.
    let churn: Growth.Row?
    let curve: Lorenz
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    [
      Column("as_of", "the last day that counts") { $0.asOf },
      Column("data_start", "the first day that could have been seen") { $0.dataStart },
      Column("currency", "the pipeline's currency") { $0.currency },
      Column("lines", "accepted lines") { $0.total.accepted },
      Column("customers", "buyers") { $0.buyers },
      Column("active_customers", "buyers active on the as-of day, at risk or not") { $0.count.active },
      Column("orders", "orders of all time") { $0.count.orders },
      Column("revenue", "sum of all accepted lines' amounts, net of refunds") { $0.total.revenue },
      Column("revenue_per_order", "revenue / orders") { $0.total.revenue.average(over: $0.count.orders) },
      Column(
        "repurchase_rate_90", "of the buyers whose 90 days are over, the share who came back within them"
      ) {
        $0.count.returns[0].rate
      },
      Column("repurchase_rate_365", "the same within 365 days") { $0.count.returns[1].rate },
      Column("churn_rate", "of the latest complete and mature period; empty if there is none") {
        $0.churn?.churn.rate
      },
      Column("churn_rate_period", "that period") { $0.churn?.period },
      Column("top_20_share", "share of the members' revenue in W that the top 20% bring") {
        $0.curve.topShare(percent: 20)
      },
      Column("gini", "how unevenly the members' revenue in W is spread, 0 to 1") { $0.curve.gini },
      Column("one_time_share", "buyers with exactly one purchase day / buyers; not matured") {
        Share($0.count.oneTime, of: $0.buyers)
      },
    ]
  }

  public struct Tally: MadeOfParts, Portable {
    var active = 0
    var orders = 0
    var oneTime = 0
    /// By window of `Headline.windows`.
    var returns: [ReturnCount] = []
    var growth = Growth.Tally()

    public init() {}

    public static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.active)
      try parts.sum(\.orders)
      try parts.sum(\.oneTime)
      try parts.sum(\.returns)
      try parts.sum(\.growth)
    }
  }

  private static let windows = [90, 365]

  public func tally(_ worksheet: Worksheet) -> Tally {
    let (history, statuses) = (worksheet.history, worksheet.statuses)
    let firsts = history.firstPurchases(by: Self.windows, asOf: worksheet.landmarks.asOf)
    var tally = Tally()
    tally.returns = ReturnCount.counted(firsts, windows: Self.windows.count, groups: 1) { _ in 0 }
    tally.growth = worksheet[Growth.Tally.self]
    for customer in history.customers {
      let purchases = history.purchases(of: customer)
      guard !purchases.isEmpty else { continue }
      if statuses[customer] != .lapsed { tally.active += 1 }
      if purchases.count == 1 { tally.oneTime += 1 }
    }
    for orders in history.purchaseOrders { tally.orders += Int(orders) }
    return tally
  }

  public func rows(_ tally: Tally, _ landmarks: Landmarks) -> [Row] {
    [
      Row(
        asOf: landmarks.asOf, dataStart: landmarks.dataStart, currency: landmarks.settings.currency,
        total: landmarks.facts.account.total, buyers: landmarks.crowd.buyers, count: tally,
        churn: Growth().rows(tally.growth, landmarks).last { $0.isComplete && $0.isMature },
        // The members' revenue in W is a landmark: `concentration` spreads the same multiset.
        curve: Lorenz(landmarks.crowd.monetary))
    ]
  }
}
