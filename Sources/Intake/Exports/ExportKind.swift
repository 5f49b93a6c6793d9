public import Base

/// The exports that may stand beside the lines, in the order of the table `exports`.
public enum ExportKind: String, NamedValue {
  case feedback
  case staff
  case staffEvents = "staff.events"
  case survey
  case campaigns
  case campaignTargets = "campaigns.targets"
  case campaignRedemptions = "campaigns.redemptions"
  case points
  case referrals

  /// What the columns of such an export may say. This is all that a reader of the export is told.
  public var roles: [ExportRole.Use] {
    switch self {
    case .feedback:
      [
        .may(.customer, .owner), .may(.order, .order), .may(.date, .day, .missingDate),
        .may(.kind, .kind, .badKind),
        .may(.score, .score), .may(.reason, .word), .may(.answered, .day), .may(.product, .unread),
      ]
    case .staff:
      [
        .must(.employee, .word, .missingEmployee), .must(.hired, .day, .missingDate), .may(.left, .day),
        .may(.reason, .word), .may(.unit, .word),
      ]
    case .staffEvents:
      [
        .must(.employee, .word, .missingEmployee), .must(.date, .day, .missingDate),
        .must(.kind, .kind, .badKind), .may(.amount, .money), .may(.adopted, .flag),
      ]
    case .survey: [.may(.customer, .owner), .may(.date, .day, .missingDate)]
    case .campaigns:
      [
        .must(.campaign, .word, .missingCampaign), .may(.type, .word), .must(.start, .day, .missingDate),
        .must(.end, .day, .missingDate),
      ]
    case .campaignTargets:
      [
        .must(.campaign, .campaign, .missingCampaign), .must(.customer, .owner, .missingCustomer),
        .may(.group, .word),
      ]
    case .campaignRedemptions:
      [
        .must(.customer, .owner, .missingCustomer), .must(.campaign, .campaign, .missingCampaign),
        .must(.date, .day, .missingDate),
      ]
    case .points:
      [
        .must(.customer, .owner, .missingCustomer), .must(.date, .day, .missingDate),
        .must(.kind, .kind, .badKind), .must(.points, .points, .badPoints),
      ]
    case .referrals:
      [.may(.referrer, .otherCustomer), .must(.referred, .owner, .missingReferred), .may(.date, .day)]
    }
  }

  /// The role of the column whose customer a record is of; nil where records are of no customer.
  public var owner: ExportRole? { roles.first { $0.value == .owner }?.role }

  /// Whether its records say who works for the shop: nothing of them is ever shown.
  var hidesRecords: Bool { self == .staff || self == .staffEvents }
}

/// The part that a column of such an export plays, by its name in `columns`.
public enum ExportRole: String, Sendable, CaseIterable {
  case customer, order, date, kind, score, reason, answered, product
  case employee, hired, left, unit, amount, adopted
  case campaign, type, start, end, group
  case points
  case referrer, referred

  /// How the values of a column are read.
  public enum Value: Sendable {
    /// A customer's id, by which records are put together.
    case owner
    /// A customer's id.
    case otherCustomer
    /// An order's id, whose customer and first day the lines know.
    case order
    /// A text of which there are few different ones.
    case word
    /// A text that stands for a kind.
    case kind
    /// The name of a campaign that is known.
    case campaign
    case day
    /// A number on the scale.
    case score
    /// A whole number.
    case points
    /// An amount.
    case money
    /// Yes or no.
    case flag
    /// The column must be there, and no table reads it.
    case unread
  }

  /// A role in one export.
  public struct Use: Sendable {
    /// The role.
    public let role: ExportRole
    /// How its values are read.
    public let value: Value
    /// Whether the pipeline must map it.
    public let isRequired: Bool
    /// Why a record is refused where its value is empty; nil: it may be.
    public let ifEmpty: Refusal?

    /// A column that must be mapped.
    static func must(_ role: ExportRole, _ value: Value, _ ifEmpty: Refusal) -> Use {
      Use(role: role, value: value, isRequired: true, ifEmpty: ifEmpty)
    }

    /// A column that may be mapped.
    static func may(_ role: ExportRole, _ value: Value, _ ifEmpty: Refusal? = nil) -> Use {
      Use(role: role, value: value, isRequired: false, ifEmpty: ifEmpty)
    }
  }
}
