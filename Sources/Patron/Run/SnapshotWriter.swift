internal import Base
internal import CSV
internal import Files
internal import Intake
internal import Reports
internal import Snapshot

/// Writes the tables of a run as files of a snapshot that is not published yet.
struct SnapshotWriter {
  /// Rows of a table that are formatted at a time.
  private static let rowsAtOnce = 4_000

  private let staging: Staging
  private let decimals: Int
  private let profile: OutputSettings.Profile
  private var package: [DataPackage.Table] = []

  init(_ staging: Staging, decimals: Int, profile: OutputSettings.Profile) {
    self.staging = staging
    self.decimals = decimals
    self.profile = profile
  }

  /// Writes a table's header and rows. Rows of a long table are formatted side by side and written in
  /// order.
  mutating func write(_ table: Table, _ reference: Reference, by crew: Crew) async throws {
    let file = try staging.table(table.name)
    try file.write(profile.mark)
    var header: any RowSink = encoder()
    try table.writeHeader(to: &header)
    try file.write(Self.encoder(header))
    let encoder = encoder()
    let blocks = stride(from: 0, to: table.rowCount, by: Self.rowsAtOnce).map {
      $0..<min(table.rowCount, $0 + Self.rowsAtOnce)
    }
    var next = blocks.makeIterator()
    try await crew.process(
      { next.next() },
      { rows in
        var sink: any RowSink = encoder
        try table.write(rows, to: &sink)
        return Self.encoder(sink)
      },
      { try file.write($0) })
    try file.close()
    describe(reference, table.headings, path: nil)
  }

  mutating func write(_ balances: [Reconciliation.Balance]) throws {
    let file = try staging.table(Reconciliation.reference.name)
    try file.write(profile.mark)
    var sink: any RowSink = encoder()
    try Reconciliation.write(balances, to: &sink)
    try file.write(Self.encoder(sink))
    try file.close()
    describe(Reconciliation.reference, Reconciliation.headings, path: nil)
  }

  /// What the snapshot's reader is told of its tables.
  func dataPackage(_ pipeline: Pipeline) -> DataPackage {
    DataPackage(
      pipeline: pipeline.name, tables: package, currency: pipeline.settings.currency,
      decimals: pipeline.settings.decimals)
  }

  mutating func describe(_ reference: Reference, _ headings: [Heading], path: String?) {
    package.append(
      DataPackage.Table(
        name: reference.name, title: reference.question,
        description: reference.grain + "\n" + reference.definition, headings: headings,
        key: RowKeys.columns(of: reference.name) ?? [], path: path))
  }

  private func encoder() -> RowEncoder { RowEncoder(profile, decimals: decimals) }

  private static func encoder(_ sink: any RowSink) -> RowEncoder {
    guard let encoder = sink as? RowEncoder else { preconditionFailure("a sink of its own kind") }
    return encoder
  }
}

extension TableFile {
  /// Appends the rows of an encoder.
  fileprivate func write(_ rows: RowEncoder) throws {
    try write(rows.bytes, records: rows.rows)
  }
}
