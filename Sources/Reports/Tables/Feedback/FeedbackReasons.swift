public import Base
internal import Ledger

/// Why do customers complain or send things back?
public struct FeedbackReasons: Counted {
  public init() {}

  public static let reference = Reference(
    name: "feedback_reasons",
    question: "Why do customers complain or send things back?",
    grain: "One row per kind and reason that occur. Without a column of reasons only a header.",
    key: ["kind", "reason"],
    order: .stated("kinds by their bytes, in each the most frequent reason first, ties by bytes"),
    definition: """
      Of all accepted records, whoever they are of; an empty reason is `(none)`. The first few reasons mostly make up most
      of the records: `cumulative_share` says how many.
      With `privacy.min_group`, rows of fewer known customers keep their place and have no figures.
      """,
    example: "kind,position,reason,records,customers,share,cumulative_share")

  /// A reason of a kind.
  public struct Row: Sendable {
    let kind: String
    let position: Int
    let reason: String
    let count: Count
    let running: Int
    let total: Int
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    names.hidingSmallGroups(
      [
        Column("kind", "the kind of feedback") { $0.kind },
        Column("position", "1 for the most frequent reason of the kind") { $0.position },
        Column("reason", "the reason as the export writes it") { $0.reason },
        Column("records", "accepted records with the reason") { $0.count.records },
        Column("customers", "known customers with such a record, each once") { $0.count.customers },
        Column("share", "records / all records of the kind") { Share($0.count.records, of: $0.total) },
        Column("cumulative_share", "records of this reason and of those before it / all of the kind") {
          Share($0.running, of: $0.total)
        },
      ], keeping: ["kind", "position", "reason"]
    ) { $0.count.customers }
  }

  /// Of one reason of a kind.
  struct Count: Hashable, MadeOfParts, Portable {
    var records = 0
    var customers = 0

    static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.records)
      try parts.sum(\.customers)
    }
  }

  /// By kind and reason; nothing where no reason is mapped.
  public struct Tally: MadeOfParts, Portable {
    var counts: [Count] = []

    public init() {}

    public static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.counts)
    }
  }

  public func tally(_ worksheet: Worksheet) -> Tally {
    let history = worksheet.history
    var tally = Tally()
    guard let facts = worksheet.landmarks.facts.relations.feedback, facts.hasReasons,
      let records = history.relations.feedback
    else { return tally }
    tally.counts = Array(repeating: Count(), count: facts.kinds.count * facts.reasons.count)
    for person in 0...records.owners.people.upperBound {
      let isNameless = person == records.owners.people.upperBound
      let own = isNameless ? records.owners.nameless : records.owners.records(of: person)
      let isKnown = !isNameless && history.isKnown(person)
      var seen: Set<Int> = []
      for record in own {
        let place = records.kind(record) * facts.reasons.count + records.reason(record)
        tally.counts[place].records += 1
        if isKnown, seen.insert(place).inserted { tally.counts[place].customers += 1 }
      }
    }
    return tally
  }

  public func rows(_ tally: Tally, _ landmarks: Landmarks) -> [Row] {
    guard let facts = landmarks.facts.relations.feedback, !tally.counts.isEmpty else { return [] }
    let width = facts.reasons.count
    return facts.kinds.indices.flatMap { kind -> [Row] in
      let found = facts.reasons.indices.filter { tally.counts[kind * width + $0].records > 0 }
      // Codes of reasons are in order of their bytes.
      let ordered = found.sorted {
        let (a, b) = (tally.counts[kind * width + $0].records, tally.counts[kind * width + $1].records)
        return a != b ? a > b : $0 < $1
      }
      let total = found.reduce(0) { $0 + tally.counts[kind * width + $1].records }
      var running = 0
      return ordered.enumerated().map { index, reason in
        let count = tally.counts[kind * width + reason]
        running += count.records
        return Row(
          kind: facts.kinds[kind], position: index + 1, reason: facts.reasons[reason], count: count,
          running: running, total: total)
      }
    }
  }
}
