/// An export of `exports`.
struct ExportRow: TableRow {
  static let file = PageFile.exports
  let export: String

  init(_ cells: RowReader) throws(RowFault) {
    export = try cells.text("export")
  }
}

/// A group's answers in `satisfaction`.
struct SatisfactionRow: TableRow {
  static let file = PageFile.satisfaction
  let group: String
  let value: String
  let responses: Int
  let satisfied: Estimate?
  let dissatisfied: Int?
  let silentBase: Int?
  let silentShare: Rate?

  init(_ cells: RowReader) throws(RowFault) {
    group = try cells.text("group")
    value = try cells.text("value")
    responses = try cells.count("responses")
    satisfied = try cells.estimate("csat", "csat_low", "csat_high")
    dissatisfied = try cells.whole("dissatisfied")
    silentBase = try cells.whole("silent_base")
    silentShare = try cells.rate("silent_share")
  }

  /// The groups that are drawn.
  static let groups: Set<String> = ["all", "period", "tier"]

  static func isDrawn(_ cells: RowReader) throws(RowFault) -> Bool {
    groups.contains(try cells.text("group"))
  }
}

/// A period of `feedback`, whatever its kind.
struct FeedbackPeriodRow: TableRow {
  static let file = PageFile.feedback
  let period: String
  let isComplete: Bool

  init(_ cells: RowReader) throws(RowFault) {
    period = try cells.text("period")
    isComplete = try cells.flag("is_complete")
  }
}

/// A class of `recovery`.
struct RecoveryRow: TableRow {
  static let file = PageFile.recovery
  let name: String
  let eligible: Int
  let cameBack: Int
  let rate: Estimate?
  let tooRecent: Int
  let against: String
  let difference: Estimate?

  init(_ cells: RowReader) throws(RowFault) {
    name = try cells.text("class")
    eligible = try cells.count("eligible")
    cameBack = try cells.count("came_back")
    rate = try cells.estimate("rate", "rate_low", "rate_high")
    tooRecent = try cells.count("too_recent")
    against = try cells.text("against")
    difference = try cells.estimate("difference", "difference_low", "difference_high")
  }
}

/// A phase of a campaign for one of its groups, in `campaign_lift`.
struct CampaignPhaseRow: TableRow {
  static let file = PageFile.campaignLift
  let campaign: String
  let start: String
  let group: String
  let phase: String
  let days: Int
  let design: String
  let isMature: Bool
  let targeted: Int
  let targetedRate: Rate?
  let control: Int
  let controlRate: Rate?
  let difference: Estimate?
  /// Of money per customer.
  let money: AmountEstimate?
  /// The same after what was different before is taken off.
  let adjusted: AmountEstimate?

  init(_ cells: RowReader) throws(RowFault) {
    campaign = try cells.text("campaign")
    start = try cells.text("start")
    group = try cells.text("group")
    phase = try cells.text("phase")
    days = try cells.count("days")
    design = try cells.text("design")
    isMature = try cells.flag("is_mature")
    targeted = try cells.count("targeted")
    targetedRate = try cells.rate("targeted_rate")
    control = try cells.count("control")
    controlRate = try cells.rate("control_rate")
    difference = try cells.estimate("rate_difference", "rate_difference_low", "rate_difference_high")
    money = try cells.amountEstimate("difference", "difference_low", "difference_high")
    adjusted = try cells.amountEstimate("adjusted_difference", "adjusted_low", "adjusted_high")
  }

  /// Whether the pipeline names a control group.
  var isRandomised: Bool { design == "randomised" }
  var isFew: Bool { min(targeted, control) < Few.limit }
}

/// A period of `staff`, of all units.
struct StaffRow: TableRow {
  static let file = PageFile.staff
  let period: String
  let isComplete: Bool
  let left: Int
  let leftVoluntarily: Int?
  let employed: Int
  let leaving: Estimate?

  init(_ cells: RowReader) throws(RowFault) {
    period = try cells.text("period")
    isComplete = try cells.flag("is_complete")
    left = try cells.count("left")
    leftVoluntarily = try cells.whole("left_voluntary")
    employed = try cells.count("employed")
    leaving = try cells.estimate("leaving_share", "leaving_low", "leaving_high")
  }

  static func isDrawn(_ cells: RowReader) throws(RowFault) -> Bool { try cells.matches(["unit": "all"]) }
}

/// A tier of `levels`.
struct TierLevelRow: TableRow {
  static let file = PageFile.levels
  let tier: String
  let lever: String
  let customers: Int
  /// In the order of `shares`; nil where the export or column is missing.
  let shares: [Rate?]
  let breadth: Rate?
  let tenureDays: Int?

  /// The columns that are shares of the tier's customers, revenue or purchase days.
  static let shares = [
    "discount_share", "discounted_day_share", "targeted_share", "redeemer_share", "score_share", "csat",
    "complaint_share", "referrer_share", "several_share", "regular_share",
  ]

  init(_ cells: RowReader) throws(RowFault) {
    tier = try cells.text("tier")
    lever = try cells.text("lever")
    customers = try cells.count("customers")
    var shares: [Rate?] = []
    for column in TierLevelRow.shares { shares.append(try cells.rate(column)) }
    self.shares = shares
    breadth = try cells.rate("breadth_mean")
    tenureDays = try cells.whole("tenure_days_p50")
  }
}
