/// A model of `purchase_model`, in one of its two samples.
struct ModelRow: TableRow {
  static let file = PageFile.purchaseModel
  let model: String
  let sample: String
  let buyers: Int
  let actual: Rate?
  let predicted: Rate?
  let error: Rate?
  let rmse: Rate?
  let baselineRMSE: Rate?
  let reason: String
  let isChosen: Bool

  init(_ cells: RowReader) throws(RowFault) {
    model = try cells.text("model")
    sample = try cells.text("sample")
    buyers = try cells.count("buyers")
    actual = try cells.rate("holdout_actual")
    predicted = try cells.rate("holdout_predicted")
    error = try cells.rate("holdout_error")
    rmse = try cells.rate("rmse")
    baselineRMSE = try cells.rate("baseline_rmse")
    reason = try cells.text("reason")
    isChosen = try cells.flag("is_chosen")
  }

  /// It forecasts what a purchase brings, the others how many there are.
  static let ofSpend = "gamma_gamma"

  /// The purchase models' trials.
  static func isTrial(_ cells: RowReader) throws(RowFault) -> Bool {
    let isOfSpend = try cells.text("model") == ofSpend
    return try cells.text("sample") == "calibration" && !isOfSpend
  }
}

/// A week of `model_tracking`.
struct TrackingRow: TableRow {
  static let file = PageFile.modelTracking
  let weekEnd: String
  let isHoldout: Bool
  let actual: Rate
  let predicted: Rate

  init(_ cells: RowReader) throws(RowFault) {
    weekEnd = try cells.text("week_end")
    isHoldout = try cells.flag("is_holdout")
    actual = try cells.number("actual_cumulative")
    predicted = try cells.number("predicted_cumulative")
  }
}

/// A retention rate of `value_curve`.
struct ValueCurveRow: TableRow {
  static let file = PageFile.valueCurve
  let rate: Rate
  let isMeasured: Bool
  let basis: String
  let years: Int
  let lifetime: Rate?
  let value: Amount?
  let gain: Amount?
  let gainShare: Rate?
  let eligible: Int?
  let retained: Int?

  init(_ cells: RowReader) throws(RowFault) {
    rate = try cells.number("retention_rate")
    isMeasured = try cells.flag("is_measured")
    basis = try cells.text("basis")
    years = try cells.count("years")
    lifetime = try cells.rate("expected_lifetime_years")
    value = try cells.amount("value")
    gain = try cells.amount("gain_of_5_points")
    gainShare = try cells.rate("gain_share")
    eligible = try cells.whole("eligible")
    retained = try cells.whole("retained")
  }
}

/// The row of `value_summary` for all buyers.
struct ValueTotalRow: TableRow {
  static let file = PageFile.valueSummary
  let customers: Int
  let alive: Rate?
  let value: Amount?
  let atRisk: Amount?
  let basis: String

  init(_ cells: RowReader) throws(RowFault) {
    customers = try cells.count("customers")
    alive = try cells.rate("expected_alive")
    value = try cells.amount("value_total")
    atRisk = try cells.amount("value_at_risk")
    basis = try cells.text("basis")
  }

  static func isDrawn(_ cells: RowReader) throws(RowFault) -> Bool { try cells.matches(["group": "all"]) }
}

/// A buyer of `customer_value` whose value is known.
struct ValuedCustomerRow: TableRow {
  static let file = PageFile.customerValue
  let customer: String
  let repeatDays: Int
  let alive: Rate?
  let value: Amount
  let atRisk: Amount
  let tier: String

  init(_ cells: RowReader) throws(RowFault) {
    customer = try cells.text("customer_id")
    repeatDays = try cells.count("repeat_days")
    alive = try cells.rate("p_alive")
    value = try cells.money("value")
    atRisk = try cells.money("value_at_risk")
    tier = try cells.text("value_tier")
  }

  /// Whether there is something at risk.
  static func isDrawn(_ cells: RowReader) throws(RowFault) -> Bool {
    let text = try cells.text("value_at_risk")
    return !text.isEmpty && text.contains { $0 != "0" && $0 != "." } && !text.hasPrefix("-")
  }
}
