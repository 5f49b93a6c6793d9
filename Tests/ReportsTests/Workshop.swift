import Base
import CSV
import Foundation
import Intake
import Ledger
import Reports
import Testing

/// Makes tables from the text of an export, through the same floors as a run.
struct Workshop {
  var source: Source
  var settings: Settings
  var asOf: Day?
  var shards = 1
  var contacts: [String]?
  /// The exports beside the lines, each with its text.
  var exports: [(source: ExportSource, text: String)] = []

  /// The example shop, whose source the pipeline text describes.
  static var exampleShop: Workshop {
    var mapping = Mapping(customer: "customer", date: "day", amount: .column("amount"))
    mapping.order = "order"
    mapping.product = "product"
    mapping.cost = .cost("cost")
    mapping.discount = "discount"
    mapping.dimensions = [
      Mapping.Dimension(name: "region", column: "region"),
      Mapping.Dimension(name: "category", column: "category", level: .line),
    ]
    var source = Source(files: [], mapping: mapping, currency: "EUR")
    source.dataFrom = Day(iso: "2024-07-01")
    return Workshop(source: source, settings: ExampleShop.settings, asOf: Day(iso: "2026-06-30"))
  }

  /// The same columns but the discount, and the same settings, for other exports, whose data begin with their first line.
  static var openShop: Workshop {
    var workshop = exampleShop
    workshop.source.dataFrom = nil
    workshop.source.mapping.discount = nil
    return workshop
  }

  /// The lines of an export.
  func reading(of export: String) throws -> Reading {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).csv")
    try Data(export.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    var chunks = ChunkSequence(files: [file.path], source: source)
    let reader = ChunkReader(source: source)
    var builder = ReadingBuilder(source: source, files: ["example.csv"])
    while let chunk = try chunks.next() { _ = builder.take(reader.read(chunk)) }
    var reading = try builder.finish(asOf: asOf, contacts: contacts)
    reading.exports = try readings(beside: reading)
    return reading
  }

  /// The histories and landmarks of an export.
  func landmarks(of export: String) throws -> (histories: [History], landmarks: Landmarks) {
    try landmarks(of: reading(of: export))
  }

  func landmarks(of reading: Reading) throws -> (histories: [History], landmarks: Landmarks) {
    let facts = try #require(InputFacts(reading, of: source))
    let ledger = HistoryBuilder(reading, shards: shards, purchase: settings.purchase)
    let histories = (0..<shards).map { ledger.history(ofShard: $0) }
    let premises = Premises(settings, facts)
    let crowd = histories.reduce(into: Crowd()) { $0.merge(Crowd($1, premises)) }
    return (histories, Landmarks(premises, crowd, value: Self.value(histories, premises, crowd)))
  }

  /// What customers are worth, shard by shard, as a run finds it.
  static func value(_ histories: [History], _ premises: Premises, _ crowd: Crowd) -> ValueLandmarks {
    let samples = histories.map { BuyerSample($0, premises, crowd) }
    let trials = ModelTrials(samples.combined { $0.merge($1) }, premises)
    let value = ValueLandmarks(trials.outcome(trials.pieces.map { trials.fit($0) }), premises, crowd)
    guard let forecast = value.forecast else { return value }
    let crowds = histories.map { ValueCrowd($0, forecast) }
    return ValueLandmarks(value, premises, crowds.combined { $0.merge($1) } ?? ValueCrowd())
  }

  /// All tables of an export, as a run makes them.
  func finishedTables(of export: String) throws -> [FinishedTable] {
    try finishedTables(of: reading(of: export))
  }

  func finishedTables(of reading: Reading) throws -> [FinishedTable] {
    let (histories, landmarks) = try landmarks(of: reading)
    let fold = Fold(Registry.tables, landmarks)
    let tables = fold.tables(histories.map { fold.tally($0) })
    let balances = Reconciliation().rows(tables.flatMap(\.postings))
    let origin = ThisSnapshot.Origin(
      pipeline: "example", snapshot: "\(landmarks.asOf)-1a2b3c4d", version: "0.1.0", build: "5e6f7a8b",
      settings, landmarks.facts)
    return tables + [
      FinishedTable(Reconciliation.self, rows: balances), FinishedTable(ThisSnapshot.self, rows: [origin]),
    ]
  }

  /// All tables of an export, by name, as CSV.
  func tables(of export: String) throws -> [String: String] { try tables(of: reading(of: export)) }

  func tables(of reading: Reading) throws -> [String: String] {
    var texts: [String: String] = [:]
    for table in try finishedTables(of: reading) {
      let sink = RowEncoder(decimals: settings.decimals)
      try table.writeHeader(to: sink)
      try table.write(0..<table.rowCount, to: sink)
      texts[table.name] = String(decoding: sink.bytes, as: UTF8.self)
    }
    return texts
  }
}
