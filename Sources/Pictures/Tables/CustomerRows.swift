/// An account of `key_accounts`.
struct AccountRow: TableRow {
  static let file = PageFile.keyAccounts
  let rank: Int
  let customer: String
  let tier: String
  let previousTier: String
  let revenue: Amount
  let cumulativeShare: Rate?
  let before: Amount?
  let change: Amount?
  let orders: Int
  let status: String
  let silentDays: Int
  let lapseAfterDays: Int

  init(_ cells: RowReader) throws(RowFault) {
    rank = try cells.count("rank")
    customer = try cells.text("customer_id")
    tier = try cells.text("tier")
    previousTier = try cells.text("previous_tier")
    revenue = try cells.money("revenue")
    cumulativeShare = try cells.rate("cumulative_share")
    before = try cells.amount("revenue_previous_window")
    change = try cells.amount("revenue_change")
    orders = try cells.count("orders")
    status = try cells.text("status")
    silentDays = try cells.count("days_since_last")
    lapseAfterDays = try cells.count("lapse_after_days")
  }
}

/// A move of `next_purchase`.
struct MoveRow: TableRow {
  static let file = PageFile.nextPurchase
  let dimension: String
  let from: String
  let to: String
  let moves: Int
  let shareOfFrom: Rate?
  let lift: Rate?

  init(_ cells: RowReader) throws(RowFault) {
    dimension = try cells.text("dimension")
    from = try cells.text("from_value")
    to = try cells.text("to_value")
    moves = try cells.count("moves")
    shareOfFrom = try cells.rate("share_of_from")
    lift = try cells.rate("lift")
  }
}

/// A product of `product_repurchase`.
struct ProductRow: TableRow {
  static let file = PageFile.productRepurchase
  let entity: String
  let value: String
  let buyers: Int
  let rebuyers: Int
  let estimate: Estimate?
  let revenue: Amount

  init(_ cells: RowReader) throws(RowFault) {
    entity = try cells.text("entity")
    value = try cells.text("value")
    buyers = try cells.count("buyers")
    rebuyers = try cells.count("rebuyers")
    estimate = try cells.estimate("rebuy_rate", "rebuy_low", "rebuy_high")
    revenue = try cells.money("revenue")
  }
}
