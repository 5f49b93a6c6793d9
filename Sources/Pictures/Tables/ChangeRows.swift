/// A class of change of `revenue_bridge`, or its total.
struct BridgeRow: TableRow {
  static let file = PageFile.revenueBridge
  let component: String
  let customers: Int
  let before: Amount
  let after: Amount
  let change: Amount
  let shareOfBefore: Rate?

  init(_ cells: RowReader) throws(RowFault) {
    component = try cells.text("component")
    customers = try cells.count("customers")
    before = try cells.money("revenue_before")
    after = try cells.money("revenue_after")
    change = try cells.money("change")
    shareOfBefore = try cells.rate("share_of_before")
  }

  var isTotal: Bool { component == "total" }
}

/// The row of `revenue_drivers` for everybody.
struct DriverRow: TableRow {
  static let file = PageFile.revenueDrivers
  let customersBefore: Int
  let customersAfter: Int
  let frequencyBefore: Rate?
  let frequencyAfter: Rate?
  let spendBefore: Amount?
  let spendAfter: Amount?
  let revenueBefore: Amount
  let revenueAfter: Amount
  let change: Amount
  /// What of the change each factor made; nil where one side has no customers.
  let fromCustomers: Amount?
  let fromFrequency: Amount?
  let fromSpend: Amount?

  init(_ cells: RowReader) throws(RowFault) {
    customersBefore = try cells.count("customers_before")
    customersAfter = try cells.count("customers_after")
    frequencyBefore = try cells.rate("frequency_before")
    frequencyAfter = try cells.rate("frequency_after")
    spendBefore = try cells.amount("spend_before")
    spendAfter = try cells.amount("spend_after")
    revenueBefore = try cells.money("revenue_before")
    revenueAfter = try cells.money("revenue_after")
    change = try cells.money("change")
    fromCustomers = try cells.amount("from_customers")
    fromFrequency = try cells.amount("from_frequency")
    fromSpend = try cells.amount("from_spend")
  }

  static func isDrawn(_ cells: RowReader) throws(RowFault) -> Bool { try cells.matches(["dimension": "all"]) }
}

/// What one tier buys of one value: a row of `tier_profile`.
struct TierProfileRow: TableRow {
  static let file = PageFile.tierProfile
  let dimension: String
  let value: String
  let tier: String
  let members: Int
  let buyers: Int
  let penetration: Estimate?
  let basePenetration: Rate?
  let penetrationIndex: Rate?
  let revenueIndex: Rate?

  init(_ cells: RowReader) throws(RowFault) {
    dimension = try cells.text("dimension")
    value = try cells.text("value")
    tier = try cells.text("tier")
    members = try cells.count("members")
    buyers = try cells.count("buyers")
    penetration = try cells.estimate("penetration", "penetration_low", "penetration_high")
    basePenetration = try cells.rate("base_penetration")
    penetrationIndex = try cells.rate("penetration_index")
    revenueIndex = try cells.rate("revenue_index")
  }

  /// Whether the tier has enough customers, and its interval does not contain the share of all.
  var differs: Bool {
    guard members >= Few.limit, let penetration, let basePenetration else { return false }
    return penetration.low > basePenetration || penetration.high < basePenetration
  }
}
