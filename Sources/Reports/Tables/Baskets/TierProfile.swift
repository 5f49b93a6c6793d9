public import Base
internal import Ledger
internal import Models

/// What does each tier buy that others do not?
public struct TierProfile: Counted {
  public init() {}

  public static let reference = Reference(
    name: "tier_profile",
    question: "What do the best customers buy that others do not, and what do all buy alike?",
    grain: """
      One row per dimension of level line, value with a line of a member in W, and tier of W, also where nobody of the \
      tier bought it.
      """,
    key: ["dimension", "value", "tier"],
    order: .stated("dimensions as the pipeline names them; values by their bytes; tiers from the top"),
    foreignKeys: [ForeignKey("tier", in: Pyramid.self)],
    definition: """
      Members of W, the trailing window (buyers with a purchase day in it), by their tier of the pyramid. `buyers`
      have a sale line of the value on a purchase day in W (with `purchase.minimum` 0 a free line counts too).
      `revenue` is that of all lines of the value in W. `penetration` = buyers / members of the tier;
      `revenue_share` = revenue / the tier's revenue. The base is all members. An index is the tier's share / the
      base's: 1 where the tier buys the value as everybody does, 2 where twice as much; empty unless the base is
      above 0. The revenue of all values and tiers of a dimension adds up to the members' revenue in W.
      """,
    example: """
      dimension,value,tier,members,buyers,penetration,penetration_low,penetration_high,revenue,revenue_share,base_penetration,base_revenue_share,penetration_index,revenue_index
      category,drinks,platinum,1,1,1.000000,0.206549,1.000000,40.00,0.320000,0.500000,0.326531,2.000000,0.980000
      category,drinks,iron,3,1,0.333333,0.061492,0.792340,40.00,0.333333,0.500000,0.326531,0.666667,1.020833
      category,food,platinum,1,1,1.000000,0.206549,1.000000,25.00,0.200000,0.750000,0.306122,1.333333,0.653333
      category,food,iron,3,2,0.666667,0.207660,0.938508,50.00,0.416667,0.750000,0.306122,0.888889,1.361111
      category,ware,platinum,1,1,1.000000,0.206549,1.000000,60.00,0.480000,0.500000,0.367347,2.000000,1.306667
      category,ware,iron,3,1,0.333333,0.061492,0.792340,30.00,0.250000,0.500000,0.367347,0.666667,0.680556
      """)

  public struct Row: Sendable {
    let dimension: String
    let value: String
    let tier: String
    let own: Cell
    /// The tier's members and all their revenue.
    let tierTotal: Cell
    /// Of all members: those of the value, and all.
    let base: Cell
    let all: Cell

    var penetration: Share? { Share(own.customers, of: tierTotal.customers) }
    var interval: Interval? { .wilson(own.customers, of: tierTotal.customers) }
    var revenueShare: Ratio? { Ratio(own.revenue, over: tierTotal.revenue) }
    var basePenetration: Share? { Share(base.customers, of: all.customers) }
    var baseRevenueShare: Ratio? { Ratio(base.revenue, over: all.revenue) }

    var penetrationIndex: Ratio? {
      guard tierTotal.customers > 0, base.customers > 0 else { return nil }
      return Ratio(
        Int128(own.customers) * Int128(all.customers),
        over: Int128(tierTotal.customers) * Int128(base.customers))
    }

    var revenueIndex: Ratio? {
      guard let baseRevenueShare, baseRevenueShare.value > 0 else { return nil }
      return Ratio(
        Int128(own.revenue.units) * Int128(all.revenue.units),
        over: Int128(tierTotal.revenue.units) * Int128(base.revenue.units))
    }
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    [
      Column("dimension", "a dimension of level line", oneOf: names.dimensions) { $0.dimension },
      Column("value", "the line's own value") { $0.value },
      Column("tier", "a tier of W", oneOf: names.tiers) { $0.tier },
      Column("members", "members of W in the tier") { $0.tierTotal.customers },
      Column("buyers", "of those, with a sale of the value on a purchase day in W") { $0.own.customers },
      Column("penetration", "buyers / members") { $0.penetration },
      Column("penetration_low", "lower bound of the penetration's 95% Wilson interval") { $0.interval?.low },
      Column("penetration_high", "upper bound of the penetration's 95% Wilson interval") {
        $0.interval?.high
      },
      Column("revenue", "the members' lines of the value in W, net of refunds") { $0.own.revenue },
      Column("revenue_share", "revenue / the revenue of the tier's members in W") { $0.revenueShare },
      Column("base_penetration", "the penetration among all members of W") { $0.basePenetration },
      Column("base_revenue_share", "the value's share of the revenue of all members of W") {
        $0.baseRevenueShare
      },
      Column("penetration_index", "penetration / base_penetration; empty unless the base is above 0") {
        $0.penetrationIndex
      },
      Column("revenue_index", "revenue_share / base_revenue_share; empty unless the base is above 0") {
        $0.revenueIndex
      },
    ]
  }

  /// Some members of W, and what they spent in it.
  struct Cell: Hashable, MadeOfParts, Portable {
    var customers = 0
    var revenue = Money.zero

    static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.customers)
      try parts.sum(\.revenue)
    }
  }

  /// One value.
  struct Value: Hashable, MadeOfParts, Portable {
    /// Whether a member has a line of it in W.
    var isThere = false
    /// By tier: who bought it.
    var tiers: [Cell] = []

    static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.isThere)
      try parts.sum(\.tiers)
    }
  }

  public struct Tally: MadeOfParts, Portable {
    /// By tier: its members.
    var tiers: [Cell] = []
    /// By dimension of level line and code.
    var values: [[Value]] = []

    public init() {}

    public static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.tiers)
      try parts.sum(\.values)
    }

    public var isConsistent: Bool {
      values.allSatisfy {
        $0.allSatisfy { value in
          zip(value.tiers, tiers).allSatisfy { $0.customers <= $1.customers }
        }
      }
    }
  }

  public func tally(_ worksheet: Worksheet) -> Tally {
    let landmarks = worksheet.landmarks
    let (activities, places) = (worksheet.activities, worksheet.places)
    var tally = Tally()
    tally.tiers = Array(repeating: Cell(), count: landmarks.settings.pyramid.tiers.count)
    for customer in worksheet.history.customers {
      guard case .tier(let tier) = places[customer] else { continue }
      tally.tiers[tier].customers += 1
      tally.tiers[tier].revenue += activities[customer].revenue
    }
    for (position, dimension) in landmarks.facts.dimensions.enumerated() where dimension.isOfLine {
      tally.values.append(Self.values(ofDimension: position, count: dimension.values.count, worksheet))
    }
    return tally
  }

  private static func values(ofDimension dimension: Int, count: Int, _ worksheet: Worksheet) -> [Value] {
    let (history, landmarks, places) = (worksheet.history, worksheet.landmarks, worksheet.places)
    let (amount, code) = (history.lineAmount, history.lineValue[dimension])
    let (least, firstDay) = (landmarks.settings.purchase.leastBought, landmarks.window.first)
    let tiers = landmarks.settings.pyramid.tiers.count
    var cells = Array(repeating: Cell(), count: count * tiers)
    var isThere = Array(repeating: false, count: count)
    // By value: the last customer who counts as its buyer, from 1 on.
    var last = Array(repeating: 0, count: count)
    // MutableSpan avoids a uniqueness check per element.
    var cell = cells.mutableSpan
    var there = isThere.mutableSpan
    var counted = last.mutableSpan
    for customer in history.customers {
      guard case .tier(let tier) = places[customer] else { continue }
      let purchases = history.purchases(of: customer)
      var purchase = purchases.upperBound - 1
      for day in history.days(of: customer).reversed() {
        guard history.day[day] >= firstDay else { break }
        let isPurchase = purchase >= purchases.lowerBound && history.dayOfPurchase[purchase] == day
        if isPurchase { purchase -= 1 }
        for line in history.lines(ofDay: day) {
          let value = Int(code[line])
          there[value] = true
          cell[value * tiers + tier].revenue += amount[line]
          if isPurchase, amount[line] >= least, counted[value] != customer + 1 {
            cell[value * tiers + tier].customers += 1
            counted[value] = customer + 1
          }
        }
      }
    }
    return (0..<count).map { value in
      Value(isThere: isThere[value], tiers: Array(cells[value * tiers..<(value + 1) * tiers]))
    }
  }

  public static func missing(from landmarks: Landmarks) -> Wish? { landmarks.wishForLineDimension }

  public func rows(_ tally: Tally, _ landmarks: Landmarks) -> [Row] {
    let all = tally.tiers.reduce(into: Cell()) { $0.merge($1) }
    let names = landmarks.settings.pyramid.tiers.map(\.name)
    return zip(landmarks.facts.dimensions.filter(\.isOfLine), tally.values).flatMap { dimension, values in
      zip(dimension.values, values).filter { $0.1.isThere }.flatMap { name, value in
        let base = value.tiers.reduce(into: Cell()) { $0.merge($1) }
        return zip(names, zip(value.tiers, tally.tiers)).map { tier, cells in
          Row(
            dimension: dimension.name, value: name, tier: tier, own: cells.0, tierTotal: cells.1, base: base,
            all: all)
        }
      }
    }
  }

  public func postings(_ rows: [Row], _ landmarks: Landmarks) -> [Posting] {
    landmarks.facts.dimensions.filter(\.isOfLine).flatMap { dimension in
      let revenue = rows.filter { $0.dimension == dimension.name }.reduce(Money.zero) { $0 + $1.own.revenue }
      return [
        Posting(.profileRevenue, .left, of: dimension.name, revenue),
        Posting(.profileRevenue, .right, of: dimension.name, landmarks.crowd.memberRevenue),
      ]
    }
  }
}
