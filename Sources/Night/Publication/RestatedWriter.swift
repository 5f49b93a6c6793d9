internal import Base
internal import CSV
internal import Files
internal import Pipeline
internal import Reports
internal import Snapshot

/// Writes `restated.csv`: what the snapshot before said otherwise about periods that were over.
struct RestatedWriter {
  private let staging: Staging
  private var encoder: RowEncoder
  private let mark: [UInt8]

  init(_ staging: Staging, _ output: OutputSettings) {
    self.staging = staging
    encoder = RowEncoder(decimals: 0, form: output.form)
    mark = output.mark
  }

  /// - Parameter before: The snapshot before; nil: there is none to compare with.
  /// - Returns: How many cells are told differently.
  mutating func write(since before: Published?) throws -> Int {
    let file = try staging.file("restated.csv")
    try file.write(mark)
    try FinishedTable(Restated.self, rows: []).writeHeader(to: encoder)
    var count = 0
    let columns = Restated.columns(.placeholders)
    if let before {
      try staging.tables.restatements(
        since: try SnapshotTables(of: before.folder), of: Restated.compared.map(\.name),
        key: RowKey.init(table:)
      ) { change in
        let row = Restated.Row(
          table: change.table, key: change.key, column: change.column, before: change.before,
          after: change.after, since: before.name.description)
        for column in columns { encoder.write(column.field(row)) }
        encoder.endRow()
        count += 1
        if encoder.bytes.count > 1 << 20 {
          try file.write(encoder.bytes)
          encoder.removeAll()
        }
      }
    }
    try file.write(encoder.bytes)
    encoder.removeAll()
    try file.close()
    return count
  }
}
