/// A period of `periods`.
struct PeriodRow: TableRow {
  static let file = PageFile.periods
  let period: String
  let isComplete: Bool
  let isMature: Bool
  let revenue: Amount
  let firstTimeRevenue: Amount
  let returningRevenue: Amount

  init(_ cells: RowReader) throws(RowFault) {
    period = try cells.text("period")
    isComplete = try cells.flag("is_complete")
    isMature = try cells.flag("is_mature")
    revenue = try cells.money("revenue")
    firstTimeRevenue = try cells.money("first_time_revenue")
    returningRevenue = try cells.money("returning_revenue")
  }
}

/// A period of `growth`.
struct GrowthRow: TableRow {
  static let file = PageFile.growth
  let period: String
  let isComplete: Bool
  let isMature: Bool
  let opening: Int
  let new: Int
  let reactivated: Int
  let churned: Int
  let closing: Int
  let churn: Estimate?
  let yearAgo: Rate?
  let replacementShare: Rate?

  init(_ cells: RowReader) throws(RowFault) {
    period = try cells.text("period")
    isComplete = try cells.flag("is_complete")
    isMature = try cells.flag("is_mature")
    opening = try cells.count("opening")
    new = try cells.count("new")
    reactivated = try cells.count("reactivated")
    churned = try cells.count("churned")
    closing = try cells.count("closing")
    churn = try cells.estimate("churn_rate", "churn_rate_low", "churn_rate_high")
    yearAgo = try cells.rate("churn_rate_year_ago")
    replacementShare = try cells.rate("replacement_share")
  }

  /// Whether the period's churn is all there and was seen long enough.
  var isSettled: Bool { isComplete && isMature }
}

/// A value and period of `churn_by_dimension`.
struct ChurnValueRow: TableRow {
  static let file = PageFile.churnByDimension
  let dimension: String
  let value: String
  let opening: Int
  let churned: Int
  let churn: Estimate?
  let lostRevenue: Amount

  init(_ cells: RowReader) throws(RowFault) {
    dimension = try cells.text("dimension")
    value = try cells.text("value")
    opening = try cells.count("opening")
    churned = try cells.count("churned")
    churn = try cells.estimate("churn_rate", "churn_rate_low", "churn_rate_high")
    lostRevenue = try cells.money("lost_revenue")
  }
}
