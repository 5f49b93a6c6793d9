internal import Base

/// The row of `headline`.
struct HeadlineRow: TableRow {
  static let file = PageFile.headline
  let asOf: String
  let dataStart: String
  let currency: String
  let customers: Int
  let activeCustomers: Int
  let revenue: Amount
  let revenuePerOrder: Amount?
  let repurchaseRate90: Rate?
  let churnRate: Rate?
  let churnPeriod: String
  let top20Share: Rate?
  let oneTimeShare: Rate?

  init(_ cells: RowReader) throws(RowFault) {
    asOf = try cells.text("as_of")
    dataStart = try cells.text("data_start")
    currency = try cells.text("currency")
    customers = try cells.count("customers")
    activeCustomers = try cells.count("active_customers")
    revenue = try cells.money("revenue")
    revenuePerOrder = try cells.amount("revenue_per_order")
    repurchaseRate90 = try cells.rate("repurchase_rate_90")
    churnRate = try cells.rate("churn_rate")
    churnPeriod = try cells.text("churn_rate_period")
    top20Share = try cells.rate("top_20_share")
    oneTimeShare = try cells.rate("one_time_share")
  }
}

/// The total of `quality`.
struct QualityRow: TableRow {
  static let file = PageFile.quality
  let file: String
  let lines: Int
  let accepted: Int
  let afterAsOf: Int
  let duplicate: Int
  let excluded: Int
  let refused: Int

  init(_ cells: RowReader) throws(RowFault) {
    file = try cells.text("file")
    lines = try cells.count("lines")
    accepted = try cells.count("accepted")
    afterAsOf = try cells.count("after_as_of")
    duplicate = try cells.count("duplicate")
    excluded = try cells.count("excluded")
    refused = try cells.count("refused")
  }
}

/// A file's reason of `refusals`.
struct RefusalRow: TableRow {
  static let file = PageFile.refusals
  let reason: String
  let lines: Int

  init(_ cells: RowReader) throws(RowFault) {
    reason = try cells.text("reason")
    lines = try cells.count("lines")
  }
}

/// A kind and file of `suspicions`.
struct SuspicionRow: TableRow {
  static let file = PageFile.suspicions
  let kind: String
  let file: String
  let lines: Int
  let money: Amount?
  let example: String

  init(_ cells: RowReader) throws(RowFault) {
    kind = try cells.text("kind")
    file = try cells.text("file")
    lines = try cells.count("lines")
    money = try cells.amount("money")
    example = try cells.text("example")
  }
}

/// An identity of `reconciliation`.
struct BalanceRow: TableRow {
  static let file = PageFile.reconciliation
  let identity: String
  let left: Amount
  let right: Amount
  let difference: Amount

  init(_ cells: RowReader) throws(RowFault) {
    identity = try cells.text("identity")
    left = try cells.money("left")
    right = try cells.money("right")
    difference = try cells.money("difference")
  }

  var holds: Bool { difference.money == .zero }
}

/// A change of `restated`.
struct RestatedRow: TableRow {
  static let file = PageFile.restated
  let table: String
  let key: String
  let column: String
  let before: String
  let after: String

  init(_ cells: RowReader) throws(RowFault) {
    table = try cells.text("table")
    key = try cells.text("key")
    column = try cells.text("column")
    before = try cells.text("before")
    after = try cells.text("after")
  }
}
