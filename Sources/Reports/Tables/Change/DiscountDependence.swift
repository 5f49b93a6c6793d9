public import Base
internal import Ledger
internal import Models

/// Who buys only what is discounted?
public struct DiscountDependence: Counted {
  public init() {}

  public static let reference = Reference(
    name: "discount_dependence",
    question: """
      How much of the buying is on discount, who buys only on discount, and do customers won with a discount come \
      back?
      """,
    grain: """
      One row for all members of W, then one per tier, then `first_purchase` `discounted` and `full_price`; only a \
      header where no discount is mapped.
      """,
    key: ["group", "value"],
    order: .stated("`all`; tiers from the top; `discounted` and `full_price`"),
    definition: """
      Members of W, the trailing window (buyers with a purchase day in it), and what they did in W. A purchase day
      is discounted when its discounts add up to more than 0. `always` counts customers all of whose purchase days
      in W were discounted, `never` those none of whose were. `eligible` and `repurchased` are the repurchase of
      90 days of these customers, from their first purchase day of all time. `first_purchase` groups them by
      whether that day was discounted. A difference shows what went together with discounts, not what discounts
      caused: those who wait for discounts are other people.
      """,
    example: """
      group,value,customers,revenue,discount,discount_share,purchase_days,discounted_days,discounted_day_share,always,never,eligible,repurchased,rate,rate_low,rate_high
      all,all,4,245.00,15.00,0.057692,8,3,0.375000,1,1,3,2,0.666667,0.207660,0.938508
      tier,platinum,1,125.00,6.00,0.045802,4,1,0.250000,0,0,1,1,1.000000,0.206549,1.000000
      tier,gold,0,0.00,0.00,,0,0,,0,0,0,0,,,
      tier,iron,3,120.00,9.00,0.069767,4,2,0.500000,1,1,2,1,0.500000,0.094531,0.905469
      first_purchase,discounted,3,120.00,9.00,0.069767,4,2,0.500000,1,1,2,1,0.500000,0.094531,0.905469
      first_purchase,full_price,1,125.00,6.00,0.045802,4,1,0.250000,0,0,1,1,1.000000,0.206549,1.000000
      """)

  public struct Row: Sendable {
    let group: String
    let value: String
    let count: Count
  }

  private static let all = "all"
  private static let tier = "tier"
  private static let firstPurchase = "first_purchase"
  private static let firsts = ["discounted", "full_price"]

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    let values: [String] = [all] + names.tiers + firsts
    let groups: [Column<Row>] = [
      Column("group", "what the customers have in common", oneOf: [all, tier, firstPurchase]) { $0.group },
      Column(
        "value", "`all`; the tier in W; whether the first purchase day was `discounted` or `full_price`",
        oneOf: values
      ) { $0.value },
    ]
    return groups + columnsOfW + columnsOfReturns
  }

  private static let columnsOfW: [Column<Row>] = [
    Column("customers", "members of W in the group") { $0.count.customers },
    Column("revenue", "their revenue in W, net of refunds") { $0.count.revenue },
    Column("discount", "the discounts of their lines in W") { $0.count.discount },
    Column("discount_share", "Σ discount / (Σ amount + Σ discount) in W") {
      Ratio($0.count.discount, over: $0.count.revenue + $0.count.discount)
    },
    Column("purchase_days", "their purchase days in W") { $0.count.purchaseDays },
    Column("discounted_days", "of those, with discounts above 0") { $0.count.discountedDays },
    Column("discounted_day_share", "discounted_days / purchase_days") {
      Share($0.count.discountedDays, of: $0.count.purchaseDays)
    },
    Column("always", "customers all of whose purchase days in W were discounted") { $0.count.always },
    Column("never", "customers none of whose purchase days in W were discounted") { $0.count.never },
  ]

  private static let columnsOfReturns: [Column<Row>] = [
    Column("eligible", "of the customers, with first purchase day + 90 on or before the as-of day") {
      $0.count.returns.eligible
    },
    Column("repurchased", "of those, a second purchase day within 90 days of the first") {
      $0.count.returns.repurchased
    },
    Column("rate", "repurchased / eligible") { $0.count.returns.rate },
    Column("rate_low", "lower bound of the rate's 95% Wilson interval") { $0.count.returns.interval?.low },
    Column("rate_high", "upper bound of the rate's 95% Wilson interval") { $0.count.returns.interval?.high },
  ]

  /// Of one group.
  struct Count: Hashable, MadeOfParts, Portable {
    var customers = 0
    var revenue = Money.zero
    var discount = Money.zero
    var purchaseDays = 0
    var discountedDays = 0
    var always = 0
    var never = 0
    var returns = ReturnCount()

    static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.customers)
      try parts.sum(\.revenue)
      try parts.sum(\.discount)
      try parts.sum(\.purchaseDays)
      try parts.sum(\.discountedDays)
      try parts.sum(\.always)
      try parts.sum(\.never)
      try parts.sum(\.returns)
    }
  }

  /// Days from the first purchase day within which a second is looked for.
  private static let repurchaseDays = 90

  public struct Tally: MadeOfParts, Portable {
    /// Everybody, then by tier from the top, then by first purchase; nothing where no discount is mapped.
    var counts: [Count] = []

    public init() {}

    public static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.counts)
    }
  }

  public func tally(_ worksheet: Worksheet) -> Tally {
    let (history, landmarks) = (worksheet.history, worksheet.landmarks)
    var tally = Tally()
    guard landmarks.facts.hasDiscount else { return tally }
    let (activities, places) = (worksheet.activities, worksheet.places)
    let tiers = landmarks.settings.pyramid.tiers.count
    var counts = Array(repeating: Count(), count: 1 + tiers + Self.firsts.count)
    for customer in history.customers {
      guard case .tier(let tier) = places[customer] else { continue }
      let purchases = history.purchases(of: customer)
      let count = Self.count(purchases, activities[customer], history, landmarks)
      let isFirstDiscounted = history.isDiscounted(purchases.lowerBound)
      for group in [0, 1 + tier, 1 + tiers + (isFirstDiscounted ? 0 : 1)] { counts[group].merge(count) }
    }
    tally.counts = counts
    return tally
  }

  /// What one member adds to each of their groups.
  private static func count(
    _ purchases: Range<Int>, _ activity: Activity, _ history: History, _ landmarks: Landmarks
  ) -> Count {
    var count = Count()
    count.customers = 1
    count.revenue = activity.revenue
    count.discount = activity.discount
    count.purchaseDays = activity.purchaseDays
    // W ends on the as-of day, so its purchases are the last ones.
    count.discountedDays = purchases.suffix(activity.purchaseDays).count { history.isDiscounted($0) }
    count.always = count.discountedDays == count.purchaseDays ? 1 : 0
    count.never = count.discountedDays == 0 ? 1 : 0
    let first = history.purchaseDay[purchases.lowerBound]
    count.returns.count(
      gap: purchases.count >= 2 ? history.purchaseDay[purchases.lowerBound + 1] - first : nil,
      age: landmarks.asOf - first, within: repurchaseDays)
    return count
  }

  public static func missing(from landmarks: Landmarks) -> Wish? {
    landmarks.facts.hasDiscount ? nil : Wish("a discount", key: "source.columns.discount")
  }

  public func rows(_ tally: Tally, _ landmarks: Landmarks) -> [Row] {
    let tiers = landmarks.settings.pyramid.tiers.map { (Self.tier, $0.name) }
    let groups = [(Self.all, Self.all)] + tiers + Self.firsts.map { (Self.firstPurchase, $0) }
    return zip(groups, tally.counts).map { Row(group: $0.0, value: $0.1, count: $1) }
  }
}

extension History {
  /// Whether the discounts of a purchase day add up to more than 0.
  func isDiscounted(_ purchase: Int) -> Bool {
    discount[Int(dayOfPurchase[purchase])] > .zero
  }
}
