public import Base
internal import Ledger
internal import Models

/// Which customers would be missed most, and how are they doing?
public struct KeyAccounts: Counted {
  public init() {}

  public static let reference = Reference(
    name: "key_accounts",
    question: """
      Which customers would the shop miss most, how much revenue depends on them, and which of them buy less \
      or have become silent?
      """,
    grain: "The first `key_accounts.count` members of W by value in W; equal values by the bytes of the id.",
    key: ["customer_id"],
    order: .stated("by value in W, the highest first; equal values by the bytes of the ids"),
    foreignKeys: [ForeignKey("customer_id", in: Customers.self), ForeignKey("tier", in: Pyramid.self)],
    definition: """
      Value is that of the pyramid: revenue, or profit with `pyramid.by: profit`. `rank` is 1 + the number of
      members with a higher value, so equal values share a rank, but the table is cut by position. Shares are
      of the revenue of all members of W, the trailing window. `discount_share` shows how much of the
      account's buying is discount. Figures of the window before W are empty when that window starts before
      data start.
      """,
    example: """
      rank,customer_id,tier,previous_tier,revenue,revenue_share,cumulative_share,revenue_previous_window,revenue_change,profit,margin,discount_share,orders,breadth,status,days_since_last,lapse_after_days,days_overdue
      1,c1,platinum,platinum,125.00,0.510204,0.510204,95.00,30.00,69.00,0.552000,0.045802,4,3,active,36,90,
      2,c3,iron,iron,70.00,0.285714,0.795918,60.00,10.00,36.00,0.514286,0.054054,2,2,lapsed,166,90,76
      3,c4,iron,iron,25.00,0.102041,0.897959,65.00,-40.00,15.00,0.600000,0.000000,1,2,lapsed,333,90,243
      3,c5,iron,new,25.00,0.102041,1.000000,0.00,25.00,15.00,0.600000,0.166667,1,1,active,41,90,
      """)

  public struct Row: Sendable {
    let account: Account
    let rank: Int
    let share: Ratio?
    let cumulativeShare: Ratio?
    let hasProfit: Bool
    let hasDiscount: Bool

    var activity: Activity { account.activity }
    var margin: Ratio? {
      hasProfit && activity.revenue > .zero ? Ratio(activity.profit, over: activity.revenue) : nil
    }
    var discountShare: Ratio? {
      hasDiscount ? Ratio(activity.discount, over: activity.revenue + activity.discount) : nil
    }
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    let shares = [
      Column<Row>("rank", "1 + members with a higher value in W") { $0.rank },
      Column("customer_id", "the customer") { String(decoding: $0.account.id, as: UTF8.self) },
      Column("tier", "tier in W", oneOf: names.tiers) { $0.account.tier },
      Column(
        "previous_tier", "tier in the window before W, `inactive` or `new`", oneOf: names.places
      ) { $0.account.previousTier },
      Column("revenue", "revenue in W") { $0.activity.revenue },
      Column("revenue_share", "revenue / revenue of all members of W") { $0.share },
      Column("cumulative_share", "the same of this row and all above it") { $0.cumulativeShare },
      Column("revenue_previous_window", "revenue in the window before W") { $0.account.previousRevenue },
      Column("revenue_change", "revenue − revenue_previous_window") { row in
        row.account.previousRevenue.map { row.activity.revenue - $0 }
      },
    ]
    return shares + [
      Column("profit", "amounts minus costs in W; empty where no cost is mapped") {
        $0.hasProfit ? $0.activity.profit : nil
      },
      Column("margin", "profit / revenue; empty unless revenue is above zero") { $0.margin },
      Column("discount_share", "Σ discount / (Σ amount + Σ discount) in W; empty where no discount is mapped")
      { $0.discountShare },
      Column("orders", "orders in W") { $0.activity.orders },
      Column("breadth", "distinct values of `cross_sell.dimension` ever bought") { $0.account.breadth },
      Column("status", "`active`, `at_risk` or `lapsed` on the as-of day") {
        $0.account.silence.status
      },
      Column("days_since_last", "days since the last purchase day") { $0.account.silence.days },
      Column(
        "lapse_after_days", "the lapse threshold: more days of silence than this and the customer is lapsed"
      ) {
        $0.account.silence.threshold
      },
      Column("days_overdue", "days_since_last − lapse_after_days; empty unless lapsed") {
        $0.account.silence.daysOverdue
      },
    ]
  }

  /// One member, with all the table says.
  struct Account: Hashable, Sendable, MadeOfParts, Packed {
    var id: [UInt8] = []
    var value = Money.zero
    var activity = Activity()
    var tier = ""
    var previousTier: String?
    var previousRevenue: Money?
    var breadth: Int?
    var silence = Silence(days: 0, threshold: 0)

    static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.fixed(\.id)
      try parts.fixed(\.value)
      try parts.fixed(\.activity)
      try parts.fixed(\.tier)
      try parts.fixed(\.previousTier)
      try parts.fixed(\.previousRevenue)
      try parts.fixed(\.breadth)
      try parts.fixed(\.silence)
    }

    /// Whether its numbers can be added up.
    func fits(_ sizes: inout TallySizes) -> Bool {
      activity.fits(Activity(), &sizes) && sizes.holds(value) && sizes.holds(previousRevenue ?? .zero)
    }

    static func precedes(_ a: Account, _ b: Account) -> Bool {
      a.value == b.value ? a.id.lexicographicallyPrecedes(b.id) : a.value > b.value
    }
  }

  /// The first few accounts, in their order; no more than the table shows.
  public struct Tally: Hashable, MadeOfParts, Portable {
    private var most = 0
    fileprivate var accounts: [Account] = []

    public init() {}

    /// - Parameter accounts: In their order.
    fileprivate init(most: Int, accounts: [Account]) { (self.most, self.accounts) = (most, accounts) }

    public static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.fixed(\.most)
      try parts.fixed(\.accounts)
    }

    /// Accounts are sorted and cut again; nothing of them is added up.
    public mutating func merge(_ other: Tally) {
      accounts = Array((accounts + other.accounts).sorted(by: Account.precedes).prefix(most))
    }

    public func fits(_ shape: Tally, _ sizes: inout TallySizes) -> Bool {
      guard most == shape.most, accounts.count <= most,
        zip(accounts, accounts.dropFirst()).allSatisfy(Account.precedes)
      else { return false }
      return accounts.allSatisfy { $0.fits(&sizes) }
    }
  }

  public func tally(_ worksheet: Worksheet) -> Tally {
    let (history, landmarks) = (worksheet.history, worksheet.landmarks)
    let (activities, by) = (worksheet.activities, landmarks.settings.pyramid.by)
    let most = landmarks.settings.keyAccounts.count
    // Members below the last rank's value cannot appear.
    let least = landmarks.crowd.values.value(atRankFromTop: most)
    var members: [(value: Money, customer: Int)] = []
    for customer in history.customers {
      guard activities[customer].isMember else { continue }
      let value = activities[customer].value(by: by)
      if let least, value.units < least { continue }
      members.append((value, customer))
    }
    // Customers of a shard stand in order of their ids' bytes.
    members.sort { $0.value == $1.value ? $0.customer < $1.customer : $0.value > $1.value }
    let accounts = members.prefix(most).compactMap { account($0.customer, history, landmarks) }
    return Tally(most: most, accounts: accounts)
  }

  private func account(_ customer: Int, _ history: History, _ landmarks: Landmarks) -> Account? {
    let settings = landmarks.settings
    guard let silence = history.silence(of: customer, on: landmarks.asOf, by: settings.lapse) else {
      return nil
    }
    let activity = history.activity(of: customer, in: landmarks.window)
    let previously = landmarks.previously(customer, in: history)
    return Account(
      id: Array(history.ids.bytes(of: customer)), value: activity.value(by: settings.pyramid.by),
      activity: activity,
      tier: landmarks.name(of: landmarks.place(of: customer, with: activity, in: history)),
      previousTier: previously.map { landmarks.name(of: $0.place) },
      previousRevenue: previously?.activity.revenue,
      breadth: landmarks.crossSellDimension.map {
        history.bought(by: customer, ofDimension: $0, settings.purchase).count
      },
      silence: silence)
  }

  public func rows(_ tally: Tally, _ landmarks: Landmarks) -> [Row] {
    var cumulative = Money.zero
    return tally.accounts.map { account in
      cumulative += account.activity.revenue
      return Row(
        account: account, rank: landmarks.ranks.rank(of: account.value.units),
        share: Ratio(account.activity.revenue, over: landmarks.crowd.memberRevenue),
        cumulativeShare: Ratio(cumulative, over: landmarks.crowd.memberRevenue),
        hasProfit: landmarks.facts.hasProfit, hasDiscount: landmarks.facts.hasDiscount)
    }
  }
}
