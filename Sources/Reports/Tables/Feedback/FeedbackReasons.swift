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
    example: """
      kind,position,reason,records,customers,share,cumulative_share
      complaint,1,late,2,2,0.666667,0.666667
      complaint,2,broken,1,0,0.333333,1.000000
      return,1,broken,1,1,1.000000,1.000000
      score,1,(none),3,1,0.750000,0.750000
      score,2,price,1,1,0.250000,1.000000
      """)

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
  struct Count: Hashable, Sendable {
    let records: Int
    let customers: Int
  }

  /// By kind and reason, only those that occur: an export of free texts has nearly as many reasons as records. Of no codes
  /// where no reason is mapped.
  public struct Tally: MadeOfParts, Portable {
    var records = PairCounts(codes: 0)
    /// Known ones, each once for a kind and reason.
    var customers = PairCounts(codes: 0)

    public init() {}

    init(_ facts: FeedbackFacts) {
      let codes = max(facts.kinds.count, facts.reasons.count)
      records = PairCounts(codes: codes)
      customers = records
    }

    public static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.records)
      try parts.sum(\.customers)
    }
  }

  public func tally(_ worksheet: Worksheet) -> Tally {
    let history = worksheet.history
    guard let facts = worksheet.landmarks.facts.relations.feedback, facts.hasReasons else { return Tally() }
    var tally = Tally(facts)
    guard let records = history.relations.feedback else { return tally }
    var all: [UInt64] = []
    var ofCustomers: [UInt64] = []
    all.reserveCapacity(records.owners.count)
    for person in 0...records.owners.people.upperBound {
      let isNameless = person == records.owners.people.upperBound
      let own = isNameless ? records.owners.nameless : records.owners.records(of: person)
      let first = all.count
      for record in own {
        all.append(PairCounts.key(UInt32(records.kind(record)), UInt32(records.reason(record))))
      }
      guard !isNameless, history.isKnown(person) else { continue }
      if own.count == 1 {
        ofCustomers.append(all[first])
      } else {
        ofCustomers += Set(all[first...]).sorted()
      }
    }
    tally.records.add(all)
    tally.customers.add(ofCustomers)
    return tally
  }

  public func rows(_ tally: Tally, _ landmarks: Landmarks) -> [Row] {
    guard let facts = landmarks.facts.relations.feedback, facts.hasReasons else { return [] }
    var customers: [UInt64: Int] = [:]
    for pair in tally.customers.pairs {
      customers[PairCounts.key(UInt32(pair.from), UInt32(pair.to))] = pair.count
    }
    // Pairs rise by kind and then by reason, whose codes are in order of their bytes.
    var found: [[(reason: Int, count: Count)]] = facts.kinds.map { _ in [] }
    for pair in tally.records.pairs where pair.from < facts.kinds.count && pair.to < facts.reasons.count {
      let known = customers[PairCounts.key(UInt32(pair.from), UInt32(pair.to))] ?? 0
      found[pair.from].append((pair.to, Count(records: pair.count, customers: known)))
    }
    return facts.kinds.indices.flatMap { kind -> [Row] in
      let ordered = found[kind].sorted {
        ($1.count.records, $0.reason) < ($0.count.records, $1.reason)
      }
      let total = ordered.reduce(0) { $0 + $1.count.records }
      var running = 0
      return ordered.enumerated().map { index, entry in
        running += entry.count.records
        return Row(
          kind: facts.kinds[kind], position: index + 1, reason: facts.reasons[entry.reason],
          count: entry.count, running: running, total: total)
      }
    }
  }
}
