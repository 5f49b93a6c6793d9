public import Base
internal import Ledger

/// How close a relationship is each group of customers worth?
public struct RelationshipLevels: Counted {
  public init() {}

  public static let reference = Reference(
    name: "relationship_levels",
    question: """
      How close a relationship is each group of customers worth, by the number of its customers and by its \
      margin?
      """,
    grain: """
      One row per tier from the top (group `tier`), then one per value of `relationship.dimension` (group: \
      its name) by bytes; only a header without the section `relationship`.
      """,
    key: ["group", "value"], order: .stated("tiers from the top, then the dimension's values by their bytes"),
    definition: """
      The members of W, the trailing window, by tier and by the value that the last purchase day carries. A
      few customers with a high margin are worth a partnership; many customers with a low margin are worth the
      basic level. The bounds and the nine cells are in the pipeline file. `margin` is profit / revenue in W.
      Where no cost is mapped, it is what `relationship.margins` says.
      """,
    example: """
      group,value,customers,customer_class,margin,margin_class,level
      tier,platinum,1,few,0.552000,high,partnership
      tier,gold,0,few,,,
      tier,iron,3,many,0.550000,high,accountable
      region,north,1,few,0.600000,high,partnership
      region,south,3,many,0.545455,high,accountable
      """)

  public struct Row: Sendable {
    let group: String
    let value: String
    let customers: Int
    let size: Settings.Relationship.GroupSize
    let margin: Margin?
    let marginClass: Settings.Relationship.MarginClass?
    let level: String?
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    [
      Column("group", "`tier`, or the name of the dimension", oneOf: [tierGroup] + names.dimensions) {
        $0.group
      },
      Column("value", "the tier, or the dimension's value") { $0.value },
      Column("customers", "members of W in it") { $0.customers },
      Column("customer_class", "`few`, `medium` or `many`") { $0.size },
      Column("margin", "profit / revenue in W, or as given; empty unless revenue is above zero") {
        $0.margin?.share
      },
      Column("margin_class", "`high`, `medium` or `low`") { $0.marginClass },
      Column("level", "the relationship that fits both classes", oneOf: names.levels) { $0.level },
    ]
  }

  /// The name of the group of tiers.
  private static let tierGroup = "tier"

  /// A margin as an exact fraction, so that a group on a bound falls on the right side of it.
  struct Margin: Hashable, Sendable {
    let profit: Int64
    /// Above zero.
    let revenue: Int64

    var share: Ratio { Ratio(Double(profit) / Double(revenue)) }

    func isBelow(millionths: Int) -> Bool {
      Int128(profit) * 1_000_000 < Int128(revenue) * Int128(millionths)
    }
  }

  struct Count: Hashable, MadeOfParts, Portable {
    var customers = 0
    var revenue = Money.zero
    var profit = Money.zero

    static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.customers)
      try parts.sum(\.revenue)
      try parts.sum(\.profit)
    }
  }

  /// Nothing without the `relationship` section.
  public struct Tally: MadeOfParts, Portable {
    /// By tier.
    var tiers: [Count] = []
    /// By code of the dimension's values.
    var values: [Count] = []

    public init() {}

    public static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.tiers)
      try parts.sum(\.values)
    }
  }

  public func tally(_ worksheet: Worksheet) -> Tally {
    let (history, landmarks) = (worksheet.history, worksheet.landmarks)
    let (activities, places) = (worksheet.activities, worksheet.places)
    guard landmarks.settings.relationship != nil else { return Tally() }
    let dimension = dimension(landmarks)
    var tally = Tally()
    tally.tiers = landmarks.settings.pyramid.tiers.map { _ in Count() }
    tally.values = dimension.map { landmarks.facts.dimensions[$0].values.map { _ in Count() } } ?? []
    let carried = dimension.map { history.carried[$0] }
    for customer in history.customers {
      guard case .tier(let tier) = places[customer], let last = history.purchases(of: customer).last
      else { continue }
      let activity = activities[customer]
      let count = Count(customers: 1, revenue: activity.revenue, profit: activity.profit)
      tally.tiers[tier].merge(count)
      if let carried { tally.values[Int(carried[last])].merge(count) }
    }
    return tally
  }

  private func dimension(_ landmarks: Landmarks) -> Int? {
    let name = landmarks.settings.relationship?.dimension
    return landmarks.facts.dimensions.firstIndex { $0.name == name }
  }

  public static func missing(from landmarks: Landmarks) -> Wish? {
    landmarks.settings.relationship == nil ? Wish("bounds of levels", key: "relationship") : nil
  }

  public func rows(_ tally: Tally, _ landmarks: Landmarks) -> [Row] {
    guard let relationship = landmarks.settings.relationship else { return [] }
    let hasProfit = landmarks.facts.hasProfit
    var rows = zip(landmarks.settings.pyramid.tiers, tally.tiers).map { tier, count in
      row(Self.tierGroup, tier.name, count, relationship, hasProfit)
    }
    if let dimension = dimension(landmarks).map({ landmarks.facts.dimensions[$0] }) {
      for (value, count) in zip(dimension.values, tally.values) where count.customers > 0 {
        rows.append(row(dimension.name, value, count, relationship, hasProfit))
      }
    }
    return rows
  }

  private func row(
    _ group: String, _ value: String, _ count: Count, _ relationship: Settings.Relationship,
    _ hasProfit: Bool
  ) -> Row {
    let margin: Margin? =
      if hasProfit {
        count.revenue > .zero
          ? Margin(profit: count.profit.units, revenue: count.revenue.units) : nil
      } else {
        relationship.margins[value].map { Margin(profit: Int64($0), revenue: 1_000_000) }
      }
    let size = relationship.size(of: count.customers)
    let marginClass = margin.map { relationship.marginClass(of: $0) }
    return Row(
      group: group, value: value, customers: count.customers, size: size, margin: margin,
      marginClass: marginClass,
      level: marginClass.flatMap { relationship.levels[.init(size, $0)] })
  }
}

extension Settings.Relationship {
  fileprivate func size(of customers: Int) -> GroupSize {
    if customers <= few { return .few }
    return customers >= many ? .many : .medium
  }

  fileprivate func marginClass(of margin: RelationshipLevels.Margin) -> MarginClass {
    if margin.isBelow(millionths: lowMillionths) { return .low }
    return margin.isBelow(millionths: highMillionths) ? .medium : .high
  }
}
