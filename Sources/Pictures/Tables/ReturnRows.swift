/// A day of `repurchase_curve`.
struct CurveRow: TableRow {
  static let file = PageFile.repurchaseCurve
  let day: Int
  let atRisk: Int
  let share: Rate?
  let low: Rate?
  let high: Rate?

  init(_ cells: RowReader) throws(RowFault) {
    day = try cells.count("day")
    atRisk = try cells.count("at_risk")
    share = try cells.rate("share")
    low = try cells.rate("share_low")
    high = try cells.rate("share_high")
  }

  /// From the first purchase to the second.
  static func isDrawn(_ cells: RowReader) throws(RowFault) -> Bool { try cells.text("n") == "1" }
}

/// A window of `repurchase`.
struct WindowRow: TableRow {
  static let file = PageFile.repurchase
  let days: Int
  let eligible: Int
  let estimate: Estimate?
  let tooRecent: Int

  init(_ cells: RowReader) throws(RowFault) {
    days = try cells.count("window_days")
    eligible = try cells.count("eligible")
    estimate = try cells.estimate("rate", "rate_low", "rate_high")
    tooRecent = try cells.count("too_recent")
  }

  static func isOfAll(_ cells: RowReader) throws(RowFault) -> Bool { try cells.text("dimension") == "all" }
}

/// A cohort and window of `repurchase_cohorts`.
struct CohortWindowRow: TableRow {
  static let file = PageFile.repurchaseCohorts
  let cohort: String
  let isMature: Bool
  /// Its columns are named as those of `repurchase`.
  let window: WindowRow

  init(_ cells: RowReader) throws(RowFault) {
    cohort = try cells.text("cohort")
    isMature = try cells.flag("is_mature")
    window = try WindowRow(cells)
  }
}

/// A purchase number of `purchase_steps`.
struct StepRow: TableRow {
  static let file = PageFile.purchaseSteps
  let n: Int
  let reached: Int
  let wentOn: Int
  let estimate: Estimate?
  let medianDays: Int?

  init(_ cells: RowReader) throws(RowFault) {
    n = try cells.count("n")
    reached = try cells.count("reached")
    wentOn = try cells.count("went_on")
    estimate = try cells.estimate("rate", "rate_low", "rate_high")
    medianDays = try cells.whole("median_days")
  }
}

/// A cell of `cohorts`.
struct CohortRow: TableRow {
  static let file = PageFile.cohorts
  let cohort: String
  let age: Int
  let isComplete: Bool
  let isMature: Bool
  let customers: Int
  let rate: Rate?

  init(_ cells: RowReader) throws(RowFault) {
    cohort = try cells.text("cohort")
    age = try cells.count("age")
    isComplete = try cells.flag("is_complete")
    isMature = try cells.flag("is_mature")
    customers = try cells.count("customers")
    rate = try cells.rate("retention_rate")
  }
}

/// An age of `retention_curve`.
struct RetentionRow: TableRow {
  static let file = PageFile.retentionCurve
  let age: Int
  let eligible: Int
  let estimate: Estimate?

  init(_ cells: RowReader) throws(RowFault) {
    age = try cells.count("age")
    eligible = try cells.count("eligible")
    estimate = try cells.estimate("rate", "rate_low", "rate_high")
  }
}

/// A band of `winback`.
struct WinbackRow: TableRow {
  static let file = PageFile.winback
  let band: String
  let lapsed: Int
  let cameBack: Int
  let estimate: Estimate?

  init(_ cells: RowReader) throws(RowFault) {
    band = try cells.text("band")
    lapsed = try cells.count("lapsed")
    cameBack = try cells.count("came_back")
    estimate = try cells.estimate("rate", "rate_low", "rate_high")
  }
}
