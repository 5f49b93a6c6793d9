/// A tier of `pyramid`, or `inactive`.
struct TierRow: TableRow {
  static let file = PageFile.pyramid
  let tier: String
  let rule: String
  let customers: Int
  let customerShare: Rate?
  let revenue: Amount
  let revenueShare: Rate?
  let atRisk: Int?

  init(_ cells: RowReader) throws(RowFault) {
    tier = try cells.text("tier")
    rule = try cells.text("rule")
    customers = try cells.count("customers")
    customerShare = try cells.rate("customer_share")
    revenue = try cells.money("revenue")
    revenueShare = try cells.rate("revenue_share")
    atRisk = try cells.whole("at_risk_customers")
  }

  var isInactive: Bool { rule == "inactive" }
}

/// A move of `pyramid_migration`.
struct TierMoveRow: TableRow {
  static let file = PageFile.pyramidMigration
  let from: String
  let to: String
  let customers: Int
  let change: Amount

  init(_ cells: RowReader) throws(RowFault) {
    from = try cells.text("from_tier")
    to = try cells.text("to_tier")
    customers = try cells.count("customers")
    change = try cells.money("revenue_change")
  }
}

/// A point of `pareto`.
struct ParetoRow: TableRow {
  static let file = PageFile.pareto
  let percent: Int
  let revenueShare: Rate?

  init(_ cells: RowReader) throws(RowFault) {
    percent = try cells.count("percent")
    revenueShare = try cells.rate("revenue_share")
  }

  /// Customers over the trailing window.
  static func isDrawn(_ cells: RowReader) throws(RowFault) -> Bool {
    try cells.matches(["entity": "customer", "scope": "trailing"])
  }
}

/// A scope of `concentration`.
struct ConcentrationRow: TableRow {
  static let file = PageFile.concentration
  let scope: String
  let entities: Int
  let gini: Rate?
  let top1: Rate?
  let top5: Rate?
  let top20: Rate?
  let entitiesFor80: Int?
  let shareFor80: Rate?

  init(_ cells: RowReader) throws(RowFault) {
    scope = try cells.text("scope")
    entities = try cells.count("entities")
    gini = try cells.rate("gini")
    top1 = try cells.rate("top_1_share")
    top5 = try cells.rate("top_5_share")
    top20 = try cells.rate("top_20_share")
    entitiesFor80 = try cells.whole("entities_for_80")
    shareFor80 = try cells.rate("share_for_80")
  }

  static func isDrawn(_ cells: RowReader) throws(RowFault) -> Bool { try cells.text("entity") == "customer" }
}

/// A rung of `ladder`.
struct RungRow: TableRow {
  static let file = PageFile.ladder
  let rung: String
  let customers: Int
  let share: Rate?
  let revenue: Amount?
  let yearAgo: Int?

  init(_ cells: RowReader) throws(RowFault) {
    rung = try cells.text("rung")
    customers = try cells.count("customers")
    share = try cells.rate("share")
    revenue = try cells.amount("revenue")
    yearAgo = try cells.whole("customers_year_ago")
  }
}

/// A cell of `rfm`.
struct ScoreRow: TableRow {
  static let file = PageFile.rfm
  let recency: Int
  let frequency: Int
  let segment: String
  let customers: Int
  let revenueShare: Rate?

  init(_ cells: RowReader) throws(RowFault) {
    recency = try cells.count("r_score")
    frequency = try cells.count("f_score")
    segment = try cells.text("segment")
    customers = try cells.count("customers")
    revenueShare = try cells.rate("revenue_share")
  }
}
