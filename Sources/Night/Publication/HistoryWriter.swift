internal import Base
internal import CSV
internal import Pipeline
internal import Reports
internal import Snapshot

/// Writes `history.csv`: the headline of every snapshot published so far, by as-of day.
struct HistoryWriter {
  private static let name = HeadlineHistory.reference.name + ".csv"

  private let staging: Staging
  private let output: OutputSettings
  private let decimals: Int

  init(_ staging: Staging, _ pipeline: Pipeline) {
    self.staging = staging
    output = pipeline.output
    decimals = pipeline.settings.decimals
  }

  /// - Parameters:
  ///   - headline: this snapshot's; nil where the pipeline does not ask for it, and the history then has no row of it.
  ///   - name: under which this snapshot will be published.
  ///   - published: all snapshots that are there, in the order of their publication.
  func write(_ headline: FinishedTable?, of name: SnapshotName, after published: [Published]) throws {
    var rows = Self.rows(of: published)
    if let headline {
      let own = FieldList()
      try headline.write(0..<headline.rowCount, to: own)
      rows[name.asOf.description] = [.text(name.description)] + own.fields
    }
    let sorted = rows.sorted { $0.key < $1.key }.map { HeadlineHistory.Row($0.value) }
    let table = FinishedTable(HeadlineHistory.self, rows: sorted)
    let encoder = RowEncoder(decimals: decimals, form: output.form)
    try table.writeHeader(to: encoder)
    try table.write(0..<table.rowCount, to: encoder)
    let file = try staging.file(Self.name)
    try file.write(output.mark)
    try file.write(encoder.bytes)
    try file.close()
  }

  /// The rows so far, by as-of day: those of the newest history that can be read, and the headlines of the snapshots that
  /// were published after it. So nothing is lost where one has no history, or a damaged one.
  private static func rows(of published: [Published]) -> [String: [Field]] {
    var rows: [String: [Field]] = [:]
    var later: [[Field]] = []
    for snapshot in published.reversed() {
      guard let tables = try? SnapshotTables(of: snapshot.folder) else { continue }
      if let known = try? tables.fileBeside(name).map({ try cells($0, of: snapshot) }) {
        for row in known { rows[day(row)] = row }
        break
      }
      later += (try? tables.table(Headline.reference.name).map { try cells($0, of: snapshot) }) ?? []
    }
    for row in later.reversed() { rows[day(row)] = row }
    return rows
  }

  private static let dayPlace = HeadlineHistory.columnNames.firstIndex(of: "as_of") ?? 0

  private static func day(_ row: [Field]) -> String {
    if case .copied(let text) = row[dayPlace] { text } else { "" }
  }

  /// The rows of a history or of a headline, in the columns of today; what it does not have is unknown.
  private static func cells(_ table: StoredTable, of snapshot: Published) throws -> [[Field]] {
    var table = table
    let places = HeadlineHistory.columnNames.map { table.position(of: $0) }
    var rows: [[Field]] = []
    while let row = try table.nextRow() {
      let cells = zip(HeadlineHistory.columnNames, places).map { name, place in
        place.map { Field.copied(row.text($0)) }
          ?? (name == "snapshot" ? .copied(snapshot.name.description) : .unknown)
      }
      // A row without a day is no headline.
      if Day(iso: day(cells)) != nil { rows.append(cells) }
    }
    return rows
  }
}

/// The cells of one row.
private final class FieldList: RowSink {
  var fields: [Field] = []

  func write(_ field: Field) { fields.append(field) }
  func endRow() {}
}
