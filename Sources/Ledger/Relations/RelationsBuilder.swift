public import Base
public import Intake

/// Puts the records of the exports beside the lines to the customers of each shard.
public struct RelationsBuilder: Sendable {
  private let facts: RelationFacts
  private let readings: [ExportReading]
  /// By export: its chunks with their customers.
  private let chunks: [[RecordColumns]]
  private let tables: WordCodes
  private let asOf: Day
  private let pseudonym: ShardLines.Pseudonym?

  /// nil where there is no export of customers.
  /// - Parameter pseudonym: What a customer is called instead of its id; nil: by its id.
  public init?(
    _ exports: ExportReadings, asOf: Day, pseudonym: (@Sendable (ArraySlice<UInt8>) -> String)? = nil
  ) {
    self.init(exports, feedback: nil, asOf: asOf, pseudonym)
  }

  /// - Parameter feedback: The chunks of feedback with the customers of their orders; nil where that is still to be done.
  init?(
    _ exports: ExportReadings, feedback: [RecordColumns]?, asOf: Day, _ pseudonym: ShardLines.Pseudonym?
  ) {
    guard exports.all.contains(where: { $0.source.kind.owner != nil }) else { return nil }
    facts = RelationFacts(exports, asOf: asOf, findsGroups: false)
    readings = exports.all
    chunks = exports.all.map { reading in
      guard reading.source.kind == .feedback, let orders = exports.orders else { return reading.chunks }
      return feedback ?? reading.chunks.map { $0.owned(by: orders, asOf: asOf) }
    }
    tables = WordCodes(facts, exports)
    self.asOf = asOf
    self.pseudonym = pseudonym
  }

  /// The records of a shard's customers, and of others whose ids fall into it.
  /// - Parameter records: The records of the shard in a chunk.
  func relations(_ history: History, _ records: (RecordColumns) -> Range<Int>) -> ShardRelations {
    var persons = ShardPersons(history, pseudonym)
    let slices = readings.indices.map { export in
      readings[export].source.kind.owner == nil
        ? [] : chunks[export].map(records)
    }
    // All persons are numbered before any record is put to them.
    let owners = readings.indices.map { export in
      zip(chunks[export], slices[export]).map { chunk, records in persons.numbers(of: records, in: chunk) }
    }
    var relations = ShardRelations()
    for export in readings.indices {
      var shardExport = ShardExport(
        chunks: zip(zip(chunks[export], slices[export]), owners[export]).map { ($0.0, $0.1, $1) },
        history: history, people: persons.count, asOf: asOf)
      switch readings[export].source.kind {
      case .feedback: relations.feedback = shardExport.feedback(tables, readings[export].source)
      case .survey: relations.survey = shardExport.survey(items: readings[export].source.items.count)
      case .campaignTargets: relations.targets = shardExport.targets(tables, facts)
      case .campaignRedemptions: relations.redemptions = shardExport.redemptions(tables)
      case .points: relations.points = shardExport.points()
      case .referrals: relations.referrals = shardExport.referrals(persons)
      case .staff, .staffEvents, .campaigns: break
      }
      relations.counts.append(shardExport.counts)
    }
    return relations
  }
}
