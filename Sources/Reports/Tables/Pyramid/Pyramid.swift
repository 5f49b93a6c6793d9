public import Base
internal import Ledger

/// Which few carry the revenue, and who has stopped carrying?
public struct Pyramid: Counted {
  public init() {}

  public static let reference = Reference(
    name: "pyramid",
    question: "Which few customers bring the revenue of the last year, and how do the others compare?",
    grain: "One row per tier from the top, then `inactive`.",
    key: ["tier"], order: .stated("tiers from the top, then `inactive`"),
    definition: """
      The members of the trailing window W (buyers with a purchase day in it) by their value in W: revenue, or
      profit with `pyramid.by: profit`. A member gets the first tier whose threshold the value reaches; the
      last tier takes the rest. The threshold of `top 0.05` is the value of the member at rank ceil(0.05 ×
      members), that of `at_least 100.00` is 100.00, and that of `revenue_share 0.5` is the value of the last
      of the fewest members who bring half of the total. Members with equal values are always in the same
      tier. So a tier may hold more than its share, and the tier below it may be empty. Shares are of the
      members of W. `inactive` are buyers without a purchase day in W; their revenue in W is refunds. A
      silence of 365 days makes a buyer inactive in a window of 365 days, while a lapse threshold of 365 days
      still allows it: the same customer can be inactive here and at risk in status.
      """,
    example: """
      tier,position,rule,threshold,customers,customer_share,revenue,revenue_share,profit,orders,purchase_days,revenue_per_customer,revenue_per_order,repeat_customers,repeat_rate,at_risk_customers
      platinum,1,top 0.05,125.00,1,0.250000,125.00,0.510204,69.00,4,4,125.00,31.25,1,1.000000,0
      gold,2,top 0.2,,0,0.000000,0.00,0.000000,0.00,0,0,,,0,,0
      iron,3,top 1,25.00,3,0.750000,120.00,0.489796,66.00,4,4,40.00,30.00,1,0.333333,0
      inactive,4,inactive,,1,,0.00,,0.00,0,0,0.00,,0,0.000000,0
      """)

  public struct Row: Sendable {
    let tier: String
    let position: Int
    let rule: String
    let group: Group
    let profit: Money?
    /// Nil for `inactive`, who are no part of the members.
    let members: (customers: Int, revenue: Money)?
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    [
      Column("tier", "the tier's name, or `inactive`", oneOf: names.tiersAndInactive) { $0.tier },
      Column("position", "1 for the highest tier") { $0.position },
      Column("rule", "how the tier is cut: `top`, `at_least`, `revenue_share` and its bound, or `inactive`") {
        $0.rule
      },
      Column("threshold", "the lowest value in the tier") { $0.group.lowest },
      Column("customers", "buyers in the tier") { $0.group.customers },
      Column("customer_share", "customers / members of W") { row in
        row.members.flatMap { Share(row.group.customers, of: $0.customers) }
      },
      Column("revenue", "their revenue in W, net of refunds") { $0.group.revenue },
      Column("revenue_share", "revenue / revenue of all members of W") { row in
        row.members.flatMap { Ratio(row.group.revenue, over: $0.revenue) }
      },
      Column("profit", "their amounts minus costs in W; empty where no cost is mapped") { $0.profit },
      Column("orders", "their orders in W") { $0.group.orders },
      Column("purchase_days", "their purchase days in W") { $0.group.purchaseDays },
      Column("revenue_per_customer", "revenue / customers") {
        $0.group.revenue.average(over: $0.group.customers)
      },
      Column("revenue_per_order", "revenue / orders") { $0.group.revenue.average(over: $0.group.orders) },
      Column("repeat_customers", "of the customers, with at least two purchase days in W") {
        $0.group.repeatCustomers
      },
      Column("repeat_rate", "repeat_customers / customers") {
        Share($0.group.repeatCustomers, of: $0.group.customers)
      },
      Column(
        "at_risk_customers",
        "of the customers, those silent for more than 0.8 × the lapse threshold on the as-of day, but not lapsed"
      ) {
        $0.group.atRisk
      },
    ]
  }

  /// What the customers of one tier did in W.
  struct Group: Hashable, MadeOfParts, Portable {
    var customers = 0
    var repeatCustomers = 0
    var atRisk = 0
    var orders = 0
    var purchaseDays = 0
    var revenue = Money.zero
    var profit = Money.zero
    private var least = LeastAmount()

    static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.customers)
      try parts.sum(\.repeatCustomers)
      try parts.sum(\.atRisk)
      try parts.sum(\.orders)
      try parts.sum(\.purchaseDays)
      try parts.sum(\.revenue)
      try parts.sum(\.profit)
      try parts.sum(\.least)
    }

    /// The least value in the tier; nil where nobody is.
    var lowest: Money? { least.amount }

    mutating func count(_ activity: Activity) {
      customers += 1
      if activity.purchaseDays >= 2 { repeatCustomers += 1 }
      orders += activity.orders
      purchaseDays += activity.purchaseDays
      revenue += activity.revenue
      profit += activity.profit
    }

    mutating func reach(down value: Money) { least.include(value) }
  }

  /// By tier from the top, then the inactive.
  public struct Tally: MadeOfParts, Portable {
    var groups: [Group] = []

    public init() {}

    init(groups: [Group]) { self.groups = groups }

    public static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.groups)
    }
  }

  public func tally(_ worksheet: Worksheet) -> Tally {
    let pyramid = worksheet.landmarks.settings.pyramid
    let (activities, places, statuses) = (worksheet.activities, worksheet.places, worksheet.statuses)
    let inactive = pyramid.tiers.count
    var groups = Array(repeating: Group(), count: inactive + 1)
    for customer in worksheet.history.customers {
      guard let place = places[customer] else { continue }
      let activity = activities[customer]
      var position = inactive
      if case .tier(let tier) = place {
        position = tier
        groups[position].reach(down: activity.value(by: pyramid.by))
      }
      groups[position].count(activity)
      if statuses[customer] == .atRisk { groups[position].atRisk += 1 }
    }
    return Tally(groups: groups)
  }

  public func rows(_ tally: Tally, _ landmarks: Landmarks) -> [Row] {
    let tiers = landmarks.settings.pyramid.tiers
    return tally.groups.enumerated().map { position, group in
      let tier = position < tiers.count ? tiers[position] : nil
      return Row(
        tier: tier?.name ?? PyramidPlace.inactiveName, position: position + 1,
        rule: tier?.rule.written(decimals: landmarks.settings.decimals) ?? PyramidPlace.inactiveName,
        group: group,
        profit: landmarks.facts.hasProfit ? group.profit : nil,
        members: tier.map { _ in (landmarks.crowd.members, landmarks.crowd.memberRevenue) })
    }
  }

  public func postings(_ rows: [Row], _ landmarks: Landmarks) -> [Posting] {
    let crowd = landmarks.crowd
    let members = rows.reduce(0) { $0 + ($1.members == nil ? 0 : $1.group.customers) }
    let revenue = rows.reduce(Money.zero) { $0 + $1.group.revenue }
    return [
      Posting(.pyramidCustomers, .left, members),
      Posting(.pyramidCustomers, .right, crowd.members),
      Posting(.pyramidRevenue, .left, revenue + crowd.refundOnlyRevenueInWindow),
      Posting(.pyramidRevenue, .right, crowd.revenueInWindow),
    ]
  }
}

extension Settings.Pyramid.Tier.Rule {
  /// `top 0.05`, `at_least 100.00`, `revenue_share 0.5`.
  func written(decimals: Int) -> String {
    switch self {
    case .top(let millionths): "top \(Self.share(millionths))"
    case .atLeast(let money): "at_least \(money.written(decimals: decimals))"
    case .revenueShare(let millionths): "revenue_share \(Self.share(millionths))"
    }
  }

  /// A share without trailing zeros: `0.05`, `1`.
  private static func share(_ millionths: Int) -> String {
    var text = "\(millionths / 1_000_000).\((millionths % 1_000_000).padded(to: 6))"
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }
}
