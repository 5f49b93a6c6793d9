public import Base
internal import Ledger

/// Are customers who buy more kinds of things worth more?
public struct Breadth: Counted {
  public init() {}

  public static let reference = Reference(
    name: "breadth",
    question:
      "How many kinds of things do buyers buy, and are buyers of more kinds worth more and more loyal?",
    grain: """
      One row per number of distinct values bought, `1` … `10`, then `11+`, also where nobody is; only a \
      header without `cross_sell.dimension`.
      """,
    key: ["breadth"], order: .stated("by number, `11+` last"),
    definition: """
      The breadth of a buyer is the number of distinct values of `cross_sell.dimension` on sale lines of
      purchase days (with `purchase.minimum` 0 free lines count too). Revenue and repeat rate are of all time.
      Customers who buy more often have more chances to buy other things. So breadth and loyalty go together,
      but breadth need not be the cause.
      """,
    example: """
      breadth,customers,share,revenue,revenue_per_customer,repeat_rate,active_share
      1,2,0.400000,45.00,22.50,0.000000,0.500000
      2,2,0.400000,220.00,110.00,1.000000,0.000000
      3,1,0.200000,220.00,220.00,1.000000,1.000000
      4,0,0.000000,0.00,,,
      11+,0,0.000000,0.00,,,
      """)

  public struct Row: Sendable {
    let breadth: String
    let count: Count
    let buyers: Int
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    [
      Column(
        "breadth", "distinct values of `cross_sell.dimension` bought; `11+` are eleven and more",
        oneOf: (1...rows).map(name)
      ) { $0.breadth },
      Column("customers", "buyers of this breadth") { $0.count.customers },
      Column("share", "customers / buyers") { Share($0.count.customers, of: $0.buyers) },
      Column("revenue", "their revenue of all time, net of refunds") { $0.count.revenue },
      Column("revenue_per_customer", "revenue / customers") {
        $0.count.revenue.average(over: $0.count.customers)
      },
      Column("repeat_rate", "those with at least two purchase days / customers") {
        Share($0.count.repeatCustomers, of: $0.count.customers)
      },
      Column("active_share", "those active on the as-of day, at risk or not / customers") {
        Share($0.count.active, of: $0.count.customers)
      },
    ]
  }

  /// Of one breadth.
  public struct Count: Hashable, MadeOfParts, Portable {
    var customers = 0
    var revenue = Money.zero
    var repeatCustomers = 0
    var active = 0

    public init() {}

    public static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.customers)
      try parts.sum(\.revenue)
      try parts.sum(\.repeatCustomers)
      try parts.sum(\.active)
    }
  }

  /// The last row takes all who buy more.
  private static let rows = 11

  /// A breadth as its row is called: `4`, `11+`.
  private static func name(_ breadth: Int) -> String { breadth < rows ? "\(breadth)" : "\(rows)+" }

  /// By breadth less one.
  public func tally(_ worksheet: Worksheet) -> [Count] {
    var counts = Array(repeating: Count(), count: Self.rows)
    guard let breadths = worksheet.breadths else { return counts }
    let (history, statuses) = (worksheet.history, worksheet.statuses)
    for customer in history.customers {
      let purchases = history.purchases(of: customer)
      guard !purchases.isEmpty else { continue }
      let breadth = Int(breadths[customer])
      precondition(breadth >= 1, "a purchase day on which nothing was bought")
      let row = min(breadth, Self.rows) - 1
      counts[row].customers += 1
      counts[row].revenue += history.days(of: customer).reduce(.zero) { $0 + history.net[$1] }
      if purchases.count >= 2 { counts[row].repeatCustomers += 1 }
      if statuses[customer] != .lapsed { counts[row].active += 1 }
    }
    return counts
  }

  public static func missing(from landmarks: Landmarks) -> Wish? {
    landmarks.settings.crossSell.dimension == nil
      ? Wish("the dimension that breadth is counted in", key: "cross_sell.dimension") : nil
  }

  public func rows(_ tally: [Count], _ landmarks: Landmarks) -> [Row] {
    guard landmarks.crossSellDimension != nil else { return [] }
    return tally.enumerated().map { index, count in
      Row(
        breadth: Self.name(index + 1), count: count,
        buyers: landmarks.crowd.buyers)
    }
  }
}
