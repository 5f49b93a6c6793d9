internal import Base
internal import CSV
internal import Files
internal import Intake
internal import Pictures
internal import Pipeline
internal import Reports
internal import Snapshot

/// Writes the tables of a run as files of a snapshot that is not published yet.
struct SnapshotWriter {
  /// Rows of a table that are formatted at a time.
  private static let rowsAtOnce = 4_000

  private let staging: Staging
  private let decimals: Int
  private let output: OutputSettings
  private var package: [DataPackage.Table] = []

  init(_ staging: Staging, _ pipeline: Pipeline) {
    self.staging = staging
    decimals = pipeline.settings.decimals
    output = pipeline.output
  }

  /// Writes a table's header and rows. Rows of a long table are formatted side by side and written in
  /// order.
  mutating func write(_ table: FinishedTable, by crew: Crew) async throws {
    let file = try staging.table(table.name)
    try file.write(output.mark)
    try file.write(rows(table.writeHeader))
    let writer = self
    let blocks = stride(from: 0, to: table.rowCount, by: Self.rowsAtOnce).map {
      $0..<min(table.rowCount, $0 + Self.rowsAtOnce)
    }
    var next = blocks.makeIterator()
    try await crew.process(
      { next.next() },
      { block in try writer.rows { try table.write(block, to: $0) } },
      { try file.write($0) })
    try file.close()
    describe(table.reference, table.headings, path: nil)
  }

  /// Writes a table's header, and rows that were written before.
  mutating func write(
    _ table: FinishedTable, rows source: any ListedRowSource, by crew: Crew
  ) async throws {
    let file = try staging.table(table.name)
    try file.write(output.mark)
    try file.write(rows(table.writeHeader))
    try await source.forEachBlock(by: crew) { try file.write($0, records: $1) }
    try file.close()
    describe(table.reference, table.headings, path: nil)
  }

  /// What the snapshot's reader is told of its tables.
  func dataPackage(_ pipeline: Pipeline) -> DataPackage {
    DataPackage(
      pipeline: pipeline.name, version: patronVersion, tables: package, currency: pipeline.settings.currency,
      decimals: pipeline.settings.decimals)
  }

  /// Describes a table that is written elsewhere.
  mutating func describe(_ table: TableDescription, path: String) {
    describe(table.reference, table.headings(.placeholders), path: path)
  }

  private mutating func describe(_ reference: Reference, _ headings: [Heading], path: String?) {
    let encoder = RowEncoder(decimals: decimals, form: output.form)
    let titles = TableTitles(output.language)
    package.append(
      DataPackage.Table(
        name: reference.name, title: titles.table(reference.name, asking: reference.question),
        description: reference.grain + "\n" + reference.definition,
        headings: headings.map { $0.accepting(encoder.guarded) },
        columnTitles: headings.map { titles.column($0.name, of: reference.name) },
        key: reference.key,
        foreignKeys: reference.foreignKeys.map {
          DataPackage.ForeignKey($0.columns, table: $0.table, key: $0.key)
        }, path: path))
  }

  /// Rows as they stand in a file.
  struct FormattedRows {
    let bytes: [UInt8]
    let count: Int
  }

  private func rows(_ write: (any RowSink) throws -> Void) throws -> FormattedRows {
    let encoder = RowEncoder(decimals: decimals, form: output.form)
    try write(encoder)
    return FormattedRows(bytes: encoder.bytes, count: encoder.rows)
  }
}

extension TableFile {
  fileprivate func write(_ rows: SnapshotWriter.FormattedRows) throws {
    try write(rows.bytes, records: rows.count)
  }
}
