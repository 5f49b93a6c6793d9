public import Base
internal import Ledger
internal import Models

/// Are customers whom others brought better customers?
public struct Referrals: Counted {
  public init() {}

  public static let reference = Reference(
    name: "referrals",
    question: """
      Do customers whom others brought (口碑, word of mouth) stay and spend more than the rest, and are those who bring \
      others better customers?
      """,
    grain:
      "Three rows: `not_referred`, `referred`, `referrer`. Only a header without the section `referrals`.",
    key: ["class"], order: .stated("as the accepted values of `class`"),
    definition: """
      A referral counts once per referred customer: the earliest by date, records without a date last; then one that names the
      referrer; then the referrer's smallest id by bytes. `not_referred` and `referred` are together all buyers;
      `referrer` are buyers who brought somebody, and are in one of the other two as well. `rate` is the repurchase of 90
      days; its difference is referred − not_referred, with Newcombe's interval. `matured` counts those whose first
      purchase was at least `referrals.days` days ago, and `matured_revenue` is what they bought on purchase days of
      their first `referrals.days` days: this is the comparison to trust, since all had the same time. A difference is
      not what the referral caused: friends of good customers resemble them.
      With `privacy.min_group`, rows of fewer customers keep their place and have no figures, and there is no
      difference where fewer are eligible in either class.
      """,
    example: """
      class,customers,active,active_share,active_low,active_high,eligible,repurchased_90,rate,rate_low,rate_high,rate_difference,rate_difference_low,rate_difference_high,revenue,revenue_per_customer,matured,matured_revenue,matured_revenue_per_customer
      not_referred,2,1,0.500000,0.094531,0.905469,2,1,0.500000,0.094531,0.905469,,,,350.00,175.00,2,330.00,165.00
      referred,3,1,0.333333,0.061492,0.792340,2,1,0.500000,0.094531,0.905469,0.000000,-0.573419,0.573419,135.00,45.00,2,110.00,55.00
      referrer,1,1,1.000000,0.206549,1.000000,1,1,1.000000,0.206549,1.000000,,,,220.00,220.00,1,200.00,200.00
      """)

  /// Whether somebody was brought, or brings others.
  enum Class: String, NamedValue {
    case notReferred = "not_referred"
    case referred, referrer

    var position: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  public struct Row: Sendable {
    let name: Class
    let count: Count
    let difference: RateDifference?
    /// Of the fewest that the difference compares.
    let compared: Int

    var activeInterval: Interval? { .wilson(count.active, of: count.customers) }
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    let columns =
      [
        Column("class", "`not_referred`, `referred`, or `referrer`, who is in one of the two as well") {
          $0.name
        },
        Column("customers", "buyers of the class") { $0.count.customers },
        Column("active", "of those, active on the as-of day") { $0.count.active },
        Column("active_share", "active / customers") { Share($0.count.active, of: $0.count.customers) },
        Column("active_low", "lower bound of the share's 95% Wilson interval") { $0.activeInterval?.low },
        Column("active_high", "upper bound of the share's 95% Wilson interval") { $0.activeInterval?.high },
      ] + columnsOfReturns + columnsOfMoney
    let shown = names.hidingSmallGroups(columns, keeping: ["class"]) { $0.count.customers }
    return names.hidingSmallGroups(
      shown, in: ["rate_difference", "rate_difference_low", "rate_difference_high"]
    ) { $0.compared }
  }

  private static let columnsOfReturns: [Column<Row>] = [
    Column("eligible", "buyers with first purchase day + 90 on or before the as-of day") {
      $0.count.returns.eligible
    },
    Column("repurchased_90", "of those, a second purchase day within 90 days of the first") {
      $0.count.returns.repurchased
    },
    Column("rate", "repurchased_90 / eligible") { $0.count.returns.rate },
    Column("rate_low", "lower bound of the rate's 95% Wilson interval") { $0.count.returns.interval?.low },
    Column("rate_high", "upper bound of the rate's 95% Wilson interval") { $0.count.returns.interval?.high },
    Column("rate_difference", "rate of referred − rate of not_referred; on the row `referred`") {
      $0.difference?.value
    },
    Column("rate_difference_low", "lower bound of its 95% interval by Newcombe") { $0.difference?.low },
    Column("rate_difference_high", "upper bound of its 95% interval by Newcombe") { $0.difference?.high },
  ]

  private static let columnsOfMoney: [Column<Row>] = [
    Column("revenue", "their revenue of all time, net of refunds") { $0.count.revenue },
    Column("revenue_per_customer", "revenue / customers") {
      $0.count.revenue.average(over: $0.count.customers)
    },
    Column("matured", "whose first purchase was at least `referrals.days` days ago") { $0.count.matured },
    Column("matured_revenue", "their revenue of purchase days in their first `referrals.days` days") {
      $0.count.maturedRevenue
    },
    Column("matured_revenue_per_customer", "matured_revenue / matured") {
      $0.count.maturedRevenue.average(over: $0.count.matured)
    },
  ]

  /// Of one class.
  public struct Count: Hashable, MadeOfParts, Portable {
    var customers = 0
    var active = 0
    var returns = ReturnCount()
    var revenue = Money.zero
    var matured = 0
    var maturedRevenue = Money.zero

    public init() {}

    public static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.customers)
      try parts.sum(\.active)
      try parts.sum(\.returns)
      try parts.sum(\.revenue)
      try parts.sum(\.matured)
      try parts.sum(\.maturedRevenue)
    }

    public var isConsistent: Bool { active <= customers && matured <= customers }
  }

  /// Days from the first purchase day within which a second is looked for.
  private static let repurchaseDays = 90

  /// By class.
  public func tally(_ worksheet: Worksheet) -> [Count] {
    let history = worksheet.history
    var counts = Class.allCases.map { _ in Count() }
    guard let referrals = history.relations.referrals else { return counts }
    let isReferrer = worksheet.isReferrer
    for customer in history.customers where !history.purchases(of: customer).isEmpty {
      let count = Self.count(customer, worksheet)
      let isReferred = !referrals.owners.records(of: customer).isEmpty
      counts[(isReferred ? Class.referred : .notReferred).position].merge(count)
      if isReferrer[customer] { counts[Class.referrer.position].merge(count) }
    }
    return counts
  }

  /// What one buyer adds to each of their classes.
  private static func count(_ customer: Int, _ worksheet: Worksheet) -> Count {
    let (history, landmarks) = (worksheet.history, worksheet.landmarks)
    let purchases = history.purchases(of: customer)
    let first = history.purchaseDay[purchases.lowerBound]
    let age = landmarks.asOf - first
    var count = Count()
    count.customers = 1
    count.active = worksheet.statuses[customer] == .lapsed ? 0 : 1
    count.returns.count(
      gap: purchases.count > 1 ? history.purchaseDay[purchases.lowerBound + 1] - first : nil, age: age,
      within: repurchaseDays)
    count.revenue = history.days(of: customer).reduce(.zero) { $0 + history.net[$1] }
    let days = landmarks.settings.referrals?.days ?? 365
    if age >= days {
      count.matured = 1
      for purchase in purchases where history.purchaseDay[purchase] - first < days {
        count.maturedRevenue += history.net(ofPurchase: purchase)
      }
    }
    return count
  }

  public static func missing(from landmarks: Landmarks) -> Wish? {
    landmarks.facts.relations.hasReferrals ? nil : Wish("who brought whom", key: "referrals")
  }

  public func rows(_ tally: [Count], _ landmarks: Landmarks) -> [Row] {
    guard landmarks.facts.relations.hasReferrals else { return [] }
    let others = tally[Class.notReferred.position].returns
    return zip(Class.allCases, tally).map { name, count in
      Row(
        name: name, count: count,
        difference: name == .referred
          ? .newcombe(
            count.returns.repurchased, of: count.returns.eligible, less: others.repurchased,
            of: others.eligible)
          : nil, compared: min(count.returns.eligible, others.eligible))
    }
  }

  public func postings(_ rows: [Row], _ landmarks: Landmarks) -> [Posting] {
    guard !rows.isEmpty else { return [] }
    let buyers = rows.reduce(0) { $0 + ($1.name == .referrer ? 0 : $1.count.customers) }
    let revenue = rows.reduce(Money.zero) { $0 + ($1.name == .referred ? $1.count.revenue : .zero) }
    return [
      Posting(.referredBuyers, .left, buyers), Posting(.referredBuyers, .right, landmarks.crowd.buyers),
      Posting(.referredRevenue, .right, revenue),
    ]
  }
}
