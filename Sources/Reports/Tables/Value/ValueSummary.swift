public import Base
internal import Ledger
internal import Models

/// Which groups of customers will bring what?
public struct ValueSummary: Counted {
  public init() {}

  public static let reference = Reference(
    name: "value_summary",
    question: "How many of each group are still customers, what will they bring, and where is most at risk?",
    grain: """
      One row per group and value: `all`, `tier`, `value_tier`, `cohort`, then each dimension. The value of a \
      dimension is that of the last purchase day.
      """,
    key: ["group", "value"],
    order: .stated(
      "`all`; tiers from the top, then `inactive`; value tiers from the top; cohorts by time; each dimension's values by their bytes"
    ),
    definition: """
      Buyers and the sums of their written cells in `customer_value`, so that every group adds up to `all`
      exactly. `expected_alive` is the sum of `p_alive`: how many of them are still customers. `revenue` is of
      all time, as in `customers`. `basis` says what values are: `profit` (revenue × margin), or `revenue`
      where no margin is known. Without values there are no rows `value_tier`. Columns without a reliable
      model are empty.
      """,
    example: """
      group,value,customers,revenue,expected_alive,alive_share,expected_purchases_365,expected_revenue,value_total,value_per_customer,value_share,value_at_risk,basis
      all,all,5,485.00,,,,,,,,,
      tier,platinum,1,220.00,,,,,,,,,
      """)

  /// What a group adds up to. Written cells are whole millionths and whole units.
  struct Count: Hashable, MadeOfParts, Portable {
    var customers = 0
    var revenue = Money.zero
    var aliveMillionths = 0
    var purchasesMillionths = 0
    var expectedRevenue = Money.zero
    var value = Money.zero
    var valueAtRisk = Money.zero

    static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.customers)
      try parts.sum(\.revenue)
      try parts.sum(\.aliveMillionths)
      try parts.sum(\.purchasesMillionths)
      try parts.sum(\.expectedRevenue)
      try parts.sum(\.value)
      try parts.sum(\.valueAtRisk)
    }
  }

  public struct Tally: MadeOfParts, Portable {
    var all = Count()
    /// From the top, then `inactive`.
    var tiers: [Count] = []
    var valueTiers: [Count] = []
    /// By period of the first purchase day.
    var cohorts: [Count] = []
    /// By dimension and code.
    var dimensions: [[Count]] = []

    public init() {}

    public static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.all)
      try parts.sum(\.tiers)
      try parts.sum(\.valueTiers)
      try parts.sum(\.cohorts)
      try parts.sum(\.dimensions)
    }
  }

  /// The group of everybody, and those that no dimension may be called.
  private static let (all, tier, valueTier, cohort) = ("all", "tier", "value_tier", "cohort")

  public struct Row: Sendable {
    let group: String
    let value: String
    let count: Count
    let total: Count
    let known: Known
  }

  /// Which figures there are.
  struct Known: Hashable, Sendable {
    var purchases = false
    var alive = false
    var revenue = false
    var risk = false
    var basis: ValueBasis?

    init(_ value: ValueLandmarks?) {
      guard let forecast = value?.forecast else { return }
      purchases = true
      alive = forecast.knowsOfLeaving
      revenue = forecast.spend != nil
      basis = value?.basis
      risk = alive && basis != nil
    }
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    let groups = [all, tier, valueTier, cohort] + names.dimensions
    return [
      Column("group", "what the customers have in common", oneOf: groups) { $0.group },
      Column("value", "its value") { $0.value },
      Column("customers", "buyers of the group") { $0.count.customers },
      Column("revenue", "sum of all their amounts of all time, net of refunds") { $0.count.revenue },
      Column("expected_alive", "how many of them are still customers: Σ p_alive") {
        $0.known.alive ? Ratio(Double($0.count.aliveMillionths) / 1e6) : nil
      },
      Column("alive_share", "expected_alive / customers") {
        $0.known.alive ? Share($0.count.aliveMillionths, of: 1_000_000 * $0.count.customers) : nil
      },
      Column(
        "expected_purchases_\(names.horizons[1])",
        "purchase days to be expected in the second of `value.horizons`"
      ) { $0.known.purchases ? Ratio(Double($0.count.purchasesMillionths) / 1e6) : nil },
      Column("expected_revenue", "revenue to be expected in it") {
        $0.known.revenue ? $0.count.expectedRevenue : nil
      },
      Column("value_total", "Σ value") { $0.known.basis != nil ? $0.count.value : nil },
      Column("value_per_customer", "value_total / customers") {
        $0.known.basis != nil ? $0.count.value.average(over: $0.count.customers) : nil
      },
      Column("value_share", "value_total / that of all buyers") {
        $0.known.basis != nil ? Share(Int($0.count.value.units), of: Int($0.total.value.units)) : nil
      },
      Column("value_at_risk", "Σ value_at_risk") { $0.known.risk ? $0.count.valueAtRisk : nil },
      Column("basis", "`profit` or `revenue`; empty without values") { $0.known.basis },
    ]
  }

  public func tally(_ worksheet: Worksheet) -> Tally {
    let (history, landmarks) = (worksheet.history, worksheet.landmarks)
    let (worths, places) = (worksheet[BuyerWorths.self].worths, worksheet.places)
    let tierCount = landmarks.settings.pyramid.tiers.count
    var tally = Tally()
    tally.tiers = Array(repeating: Count(), count: tierCount + 1)
    tally.valueTiers = landmarks.value?.tiers == nil ? [] : Array(repeating: Count(), count: tierCount)
    tally.cohorts = landmarks.calendar.all.map { _ in Count() }
    tally.dimensions = landmarks.facts.dimensions.map { $0.values.map { _ in Count() } }
    for customer in history.customers {
      let purchases = history.purchases(of: customer)
      guard let first = purchases.first, let last = purchases.last else { continue }
      let count = Count(
        revenue: history.days(of: customer).reduce(.zero) { $0 + history.net[$1] }, worths?[customer])
      tally.all.merge(count)
      if case .tier(let tier) = places[customer] {
        tally.tiers[tier].merge(count)
      } else {
        tally.tiers[tierCount].merge(count)
      }
      if let value = worths?[customer].value, let tier = landmarks.value?.tier(ofValue: value) {
        tally.valueTiers[tier].merge(count)
      }
      tally.cohorts[landmarks.calendar.position(of: history.purchaseDay[first])].merge(count)
      for dimension in tally.dimensions.indices {
        tally.dimensions[dimension][Int(history.carried[dimension][last])].merge(count)
      }
    }
    return tally
  }

  public func rows(_ tally: Tally, _ landmarks: Landmarks) -> [Row] {
    let known = Known(landmarks.value)
    func row(_ group: String, _ value: String, _ count: Count) -> Row {
      Row(group: group, value: value, count: count, total: tally.all, known: known)
    }
    let tiers = landmarks.settings.pyramid.tiers.map(\.name)
    var rows = [row(Self.all, Self.all, tally.all)]
    rows += zip(tiers + [PyramidPlace.inactiveName], tally.tiers).map { row(Self.tier, $0, $1) }
    rows += zip(tiers, tally.valueTiers).map { row(Self.valueTier, $0, $1) }
    for (position, count) in tally.cohorts.enumerated() where count.customers > 0 {
      rows.append(row(Self.cohort, landmarks.calendar.name(of: position), count))
    }
    for (dimension, counts) in zip(landmarks.facts.dimensions, tally.dimensions) {
      for (value, count) in zip(dimension.values, counts) where count.customers > 0 {
        rows.append(row(dimension.name, value, count))
      }
    }
    return rows
  }

  public func postings(_ rows: [Row], _ landmarks: Landmarks) -> [Posting] {
    var groups: [String] = []
    for row in rows where groups.last != row.group { groups.append(row.group) }
    // Counted apart from the tallies, when the thresholds of values were found.
    let values =
      (landmarks.value?.values.runs).map { $0.reduce(into: Int64(0)) { $0 += $1.value * Int64($1.count) } }
      ?? 0
    let hasValues = landmarks.value?.basis != nil
    return groups.flatMap { group -> [Posting] in
      let counts = rows.lazy.filter { $0.group == group }.map(\.count)
      let revenue = counts.reduce(Money.zero) { $0 + $1.revenue }
      let value = counts.reduce(Money.zero) { $0 + $1.value }
      let ofRevenue = [
        Posting(.customerRevenue, .left, of: group, revenue),
        Posting(.customerRevenue, .right, of: group, landmarks.crowd.buyerRevenue),
      ]
      guard hasValues else { return ofRevenue }
      return ofRevenue + [
        Posting(.customerValue, .left, of: group, value),
        Posting(.customerValue, .right, of: group, Money(units: values)),
      ]
    }
  }
}

extension ValueSummary.Count {
  fileprivate init(revenue: Money, _ worth: BuyerWorth?) {
    customers = 1
    self.revenue = revenue
    guard let worth else { return }
    aliveMillionths = Int(worth.aliveMillionths ?? 0)
    purchasesMillionths = worth.farMillionths
    expectedRevenue = Money(units: worth.revenue ?? 0)
    value = Money(units: worth.value ?? 0)
    valueAtRisk = Money(units: worth.valueAtRisk ?? 0)
  }
}
