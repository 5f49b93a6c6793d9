public import Base

/// What the exports beside the lines say of the customers of a shard, and of others whose ids fall into it, up to the
/// as-of day. nil: the pipeline does not have the export.
public struct ShardRelations: Sendable {
  /// Complaints, returns, scores.
  public var feedback: FeedbackRecords?
  /// Answers. Respondents without a name are all in one shard.
  public var survey: SurveyRecords?
  /// Who was picked for campaigns.
  public var targets: TargetRecords?
  /// Who redeemed something of a campaign.
  public var redemptions: RedemptionRecords?
  /// Points earned, redeemed and expired.
  public var points: PointRecords?
  /// Who was brought by whom.
  public var referrals: ReferralRecords?
  /// What became of the records, by export in the order of `RelationFacts.accounts`; those that are of no customer have
  /// nothing here.
  public var counts: [ExportCounts] = []

  /// Without any export.
  public init() {}
}

/// What became of the records of an export that could be read.
public struct ExportCounts: Hashable, Sendable {
  /// On a day after the as-of day.
  public var afterAsOf = 0
  /// Readable, but without a place.
  public var setAside = 0
  /// Of a buyer.
  public var known = 0
  /// Of somebody else, or of nobody.
  public var unknown = 0

  /// Nothing.
  public init() {}

  /// Those that count.
  public var accepted: Int { known + unknown }
}

/// Feedback, by record.
public struct FeedbackRecords: Sendable {
  /// Whose the records are.
  public let owners: RecordOwners
  let entries: [Entry]

  struct Entry: Comparable {
    let day: Int32
    let kind: UInt32
    /// The least number there is: none.
    let score: Int32
    /// The greatest number there is: no answer.
    let answered: Int32
    let reason: UInt32

    // By what records say, so that no order of files or lines counts.
    static func < (a: Entry, b: Entry) -> Bool {
      (a.day, a.kind, a.answered, a.score, a.reason) < (b.day, b.kind, b.answered, b.score, b.reason)
    }
  }

  /// The record's day, or the first day of its order.
  public func day(_ record: Int) -> Day { Day(number: entries[record].day) }
  /// A code of `FeedbackFacts.kinds`.
  public func kind(_ record: Int) -> Int { Int(entries[record].kind) }
  /// In thousandths; nil where there is none.
  public func score(_ record: Int) -> Int? {
    entries[record].score == .min ? nil : Int(entries[record].score)
  }
  /// The day of the shop's answer up to the as-of day; nil where there was none.
  public func answered(_ record: Int) -> Day? {
    entries[record].answered == .max ? nil : Day(number: entries[record].answered)
  }
  /// A code of `FeedbackFacts.reasons`.
  public func reason(_ record: Int) -> Int { Int(entries[record].reason) }
}

/// Answers to a survey, by respondent.
public struct SurveyRecords: Sendable {
  /// Whose the records are.
  public let owners: RecordOwners
  let entries: [Entry]

  struct Entry: Comparable {
    let day: Int32
    /// By question; the least number there is: not answered.
    let answers: [Int32]

    static func < (a: Entry, b: Entry) -> Bool {
      a.day != b.day ? a.day < b.day : a.answers.lexicographicallyPrecedes(b.answers)
    }
  }

  /// In thousandths; nil where the question was not answered.
  /// - Parameter item: A position of `SurveyFacts.items`.
  public func answer(_ record: Int, item: Int) -> Int? {
    entries[record].answers[item] == .min ? nil : Int(entries[record].answers[item])
  }
}

/// Who was picked for campaigns, by record. Who is listed twice stands twice.
public struct TargetRecords: Sendable {
  /// Whose the records are.
  public let owners: RecordOwners
  let campaigns: CodeColumn
  let groups: CodeColumn

  struct Entry: Comparable {
    let campaign: UInt32
    let group: UInt32

    static func < (a: Entry, b: Entry) -> Bool { (a.campaign, a.group) < (b.campaign, b.group) }
  }

  /// A position of `RelationFacts.campaigns`.
  public func campaign(_ record: Int) -> Int { Int(campaigns[record]) }
  /// A code of `RelationFacts.targetGroups`.
  public func group(_ record: Int) -> Int { Int(groups[record]) }
}

/// Who redeemed something of a campaign, by record.
public struct RedemptionRecords: Sendable {
  /// Whose the records are.
  public let owners: RecordOwners
  let entries: [Entry]

  struct Entry: Comparable {
    let day: Int32
    let campaign: UInt32

    static func < (a: Entry, b: Entry) -> Bool { (a.day, a.campaign) < (b.day, b.campaign) }
  }

  /// A position of `RelationFacts.campaigns`.
  public func campaign(_ record: Int) -> Int { Int(entries[record].campaign) }
  /// The day of the redemption.
  public func day(_ record: Int) -> Day { Day(number: entries[record].day) }
}

/// What is done with points.
public enum PointKind: String, NamedValue {
  case earned, redeemed, expired
}

/// Points, by record.
public struct PointRecords: Sendable {
  /// Whose the records are.
  public let owners: RecordOwners
  let entries: [Entry]

  struct Entry: Comparable {
    let day: Int32
    let kind: UInt8
    let points: Int64

    static func < (a: Entry, b: Entry) -> Bool { (a.day, a.kind, a.points) < (b.day, b.kind, b.points) }
  }

  /// The record's day.
  public func day(_ record: Int) -> Day { Day(number: entries[record].day) }
  /// What was done with the points.
  public func kind(_ record: Int) -> PointKind { PointKind.allCases[Int(entries[record].kind)] }
  /// Not below 0.
  public func points(_ record: Int) -> Int64 { entries[record].points }
}

/// Referrals that count, by record: at most one for each person, who is the one who was referred.
public struct ReferralRecords: Sendable {
  /// Who was referred.
  public let owners: RecordOwners
  let entries: [Entry]

  struct Entry: Comparable {
    /// The greatest number there is: none.
    let day: Int32
    let referrer: [UInt8]

    // The earliest, none last; with a referrer before without; then by the referrer's bytes.
    static func < (a: Entry, b: Entry) -> Bool {
      if a.day != b.day { return a.day < b.day }
      if a.referrer.isEmpty != b.referrer.isEmpty { return b.referrer.isEmpty }
      return a.referrer.lexicographicallyPrecedes(b.referrer)
    }
  }

  /// nil where it is not known.
  public func day(_ record: Int) -> Day? {
    entries[record].day == .max ? nil : Day(number: entries[record].day)
  }
  /// What the referrer is called in tables; empty where it is not known.
  public func referrer(_ record: Int) -> ArraySlice<UInt8> { entries[record].referrer[...] }
}
