public import Base
public import Intake

/// What is known of the exports beside the lines before any customer is looked at.
public struct RelationFacts: Sendable {
  /// By export, in the order of `ExportKind`; only those that the pipeline has.
  public internal(set) var accounts: [ExportAccount] = []
  /// nil without the section `feedback`.
  public internal(set) var feedback: FeedbackFacts?
  /// Who was hired by the as-of day, in order of day, unit and number; nil without the section `staff`.
  public internal(set) var staff: [Employment]?
  /// Which of the staff's columns are mapped.
  public internal(set) var staffColumns: Set<ExportRole> = []
  /// Which of the events' columns are mapped.
  public internal(set) var staffEventColumns: Set<ExportRole> = []
  /// What was noted by the as-of day, in order of day; nil without `staff.events`.
  public internal(set) var staffEvents: [StaffEvent]?
  /// nil without the section `survey`.
  public internal(set) var survey: SurveyFacts?
  /// What started by the as-of day, by start and then by the name's bytes: a campaign's position is its code. nil without
  /// the section `campaigns`.
  public internal(set) var campaigns: [Campaign]?
  /// By campaign: the codes of the groups that have a target, rising; empty without `campaigns.targets`.
  public internal(set) var campaignGroups: [[Int]] = []
  /// The groups of the targets by their bytes: a group's position is its code. nil without `campaigns.targets`.
  public internal(set) var targetGroups: [String]?
  /// Whether there is `campaigns.redemptions`.
  public internal(set) var hasRedemptions = false
  /// nil without the section `points`.
  public internal(set) var points: PointFacts?
  /// Whether there is the section `referrals`.
  public internal(set) var hasReferrals = false

  /// Without any export.
  public init() {}
}

/// What was read of an export, whatever the as-of day is.
public struct ExportAccount: Sendable {
  /// Which export it is.
  public let kind: ExportKind
  /// The section of the pipeline that names its files.
  public var name: String { kind.rawValue }
  /// By file: its records, and the refused and excluded ones.
  public let files: [InputAccount.File]
  /// Whether records are of customers, or events of employees: whether some may be unknown.
  public let namesPeople: Bool
  /// What became of the records of no customer; nil where only the shards can tell.
  public internal(set) var counts: ExportCounts?
}

/// What is known of all feedback.
public struct FeedbackFacts: Sendable {
  /// By code, in order of bytes.
  public let kinds: [String]
  /// By code, in order of bytes; `(none)` where there is none.
  public let reasons: [String]
  /// Whether a reason is mapped.
  public let hasReasons: Bool
  /// Whether a score is mapped.
  public let hasScores: Bool
  /// Whether the day of the shop's answer is mapped.
  public let hasAnswers: Bool
  /// Of the records up to the as-of day; nil where there is none.
  public let firstDay: Day?
}

/// What is known of all answers.
public struct SurveyFacts: Sendable {
  /// The questions' columns, each once, in the pipeline's order.
  public let items: [String]
  /// Whether respondents are named.
  public let hasCustomers: Bool
}

/// What is known of all points.
public struct PointFacts: Sendable {
  /// Of the records up to the as-of day; nil where there is none.
  public let firstDay: Day?
}

/// A campaign.
public struct Campaign: Hashable, Sendable {
  /// As the exports name it.
  public let name: String
  /// nil where no type is mapped.
  public let type: String?
  /// Its first day.
  public let start: Day
  /// Its last day.
  public let end: Day
}

/// Somebody's time with the shop. Names are not kept: a number says who is the same.
public struct Employment: Hashable, Sendable {
  /// Who: the same number, the same employee.
  public let employee: Int
  /// The first day.
  public let hired: Day
  /// The last day; nil where it is not known on the as-of day.
  public let left: Day?
  /// Why the employee left; `(none)` where nothing is said.
  public let reason: String
  /// Where the employee works; `(none)` where nothing is said.
  public let unit: String
}

/// What is noted of employees.
public enum StaffEventKind: String, NamedValue {
  case complaint, violation, suggestion, training
}

/// Something that was noted of an employee.
public struct StaffEvent: Hashable, Sendable {
  /// Who, by the number of `Employment`; nil for somebody who is not on the roster.
  public let employee: Int?
  /// When.
  public let day: Day
  /// What.
  public let kind: StaffEventKind
  /// 0 where none is said.
  public let amount: Money
  /// Whether a suggestion was adopted.
  public let isAdopted: Bool
}
