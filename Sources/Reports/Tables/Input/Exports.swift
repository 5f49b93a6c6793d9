public import Base
internal import Ledger

/// What became of the records of the exports beside the lines?
public struct Exports: Counted {
  public init() {}

  public static let reference = Reference(
    name: "exports",
    question: "What became of every record of the other exports, and how many are of known customers?",
    grain: "One row per export that the pipeline has, in a fixed order.",
    key: ["export"],
    order: .stated(
      "feedback, staff, staff.events, survey, campaigns, campaigns.targets, campaigns.redemptions, points, referrals"
    ),
    definition: """
      records = refused + excluded + accepted + after_as_of + set_aside, and accepted = known + unknown. A record is
      `set_aside` when it can be read but has no place: feedback without a date of an order that no line has; a referral
      of oneself, a second one, or one after the first purchase; a campaign that is listed twice. `known`: the customer is
      a buyer by the as-of day; of an event of the staff, the employee is on the roster. Unknown ones are counted, and are
      part of no rate. The lines themselves are in `quality`; the refused records are in `refusals` and `rejects.csv`.
      """,
    example: """
      export,records,refused,excluded,accepted,after_as_of,set_aside,known,unknown
      feedback,8,0,0,8,0,0,6,2
      staff,5,0,0,5,0,0,,
      staff.events,6,0,0,6,0,0,5,1
      survey,5,0,0,5,0,0,4,1
      campaigns,2,0,0,2,0,0,,
      campaigns.targets,6,0,0,6,0,0,5,1
      campaigns.redemptions,3,0,0,3,0,0,3,0
      points,7,0,0,7,0,0,5,2
      referrals,6,0,0,3,0,3,3,0
      """)

  /// One export.
  public struct Row: Sendable {
    let name: String
    let records: Int
    let refused: Int
    let excluded: Int
    let namesPeople: Bool
    let counts: ExportCounts

    /// Counted apart from what the records became, so that the sum says something.
    fileprivate var placed: Int { counts.accepted + counts.afterAsOf + counts.setAside }
  }

  /// What became of records, by the position of the export.
  public struct Tally: MadeOfParts, Portable {
    fileprivate(set) var afterAsOf: [Int] = []
    fileprivate(set) var setAside: [Int] = []
    fileprivate(set) var known: [Int] = []
    fileprivate(set) var unknown: [Int] = []

    public init() {}

    public static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.afterAsOf)
      try parts.sum(\.setAside)
      try parts.sum(\.known)
      try parts.sum(\.unknown)
    }
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    [
      Column("export", "the section of the pipeline that names its files") { $0.name },
      Column("records", "data records") { $0.records },
      Column("refused", "records that cannot be used") { $0.refused },
      Column("excluded", "records that the pipeline leaves out") { $0.excluded },
      Column("accepted", "records that count") { $0.counts.accepted },
      Column("after_as_of", "records on a day after the as-of day; of a target, its campaign's start") {
        $0.counts.afterAsOf
      },
      Column("set_aside", "records that can be read but have no place") { $0.counts.setAside },
      Column(
        "known", "accepted records of buyers, or of employees on the roster; empty where records name nobody"
      ) {
        $0.namesPeople ? $0.counts.known : nil
      },
      Column("unknown", "accepted records of others, or of nobody") {
        $0.namesPeople ? $0.counts.unknown : nil
      },
    ]
  }

  public func tally(_ worksheet: Worksheet) -> Tally {
    let none = worksheet.landmarks.facts.relations.accounts.map { _ in ExportCounts() }
    let counts = worksheet.history.relations.counts.isEmpty ? none : worksheet.history.relations.counts
    var tally = Tally()
    tally.afterAsOf = counts.map(\.afterAsOf)
    tally.setAside = counts.map(\.setAside)
    tally.known = counts.map(\.known)
    tally.unknown = counts.map(\.unknown)
    return tally
  }

  public func rows(_ tally: Tally, _ landmarks: Landmarks) -> [Row] {
    landmarks.facts.relations.accounts.enumerated().map { index, account in
      var counts = ExportCounts()
      counts.afterAsOf = tally.afterAsOf[index]
      counts.setAside = tally.setAside[index]
      counts.known = tally.known[index]
      counts.unknown = tally.unknown[index]
      return Row(
        name: account.name, records: account.files.reduce(0) { $0 + $1.lines },
        refused: account.files.reduce(0) { $0 + $1.refusedLines },
        excluded: account.files.reduce(0) { $0 + $1.excluded }, namesPeople: account.namesPeople,
        counts: account.counts ?? counts)
    }
  }

  public func postings(_ rows: [Row], _ landmarks: Landmarks) -> [Posting] {
    rows.flatMap { row in
      let name = row.name
      return [
        Posting(.exportRecords, .left, of: name, row.refused + row.excluded + row.placed),
        Posting(.exportRecords, .right, of: name, row.records),
      ]
    }
  }
}
