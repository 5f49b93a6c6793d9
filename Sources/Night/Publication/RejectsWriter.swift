internal import Base
internal import CSV
internal import Intake
internal import Pipeline
internal import Reports
internal import Snapshot

/// Writes `rejects.csv` while the exports are read, so that it never stands in memory.
struct RejectsWriter {
  private let file: TableFile
  private let rows: RejectRows

  init(_ staging: Staging, _ output: OutputSettings) throws {
    file = try staging.file("rejects.csv")
    rows = RejectRows(output.form)
    try file.write(output.mark)
    try rows.writeHeader()
  }

  /// Writes the refused records of a piece of an export.
  mutating func write(_ rejects: EncodedRejects, of path: String, after linesBefore: Int) throws {
    rows.add(rejects, of: path, after: linesBefore)
    if rows.isLong { try flush() }
  }

  /// Writes rows that were made elsewhere.
  func write(_ bytes: [UInt8], records: Int) throws { try file.write(bytes, records: records) }

  mutating func close() throws {
    try flush()
    try file.close()
  }

  mutating func flush() throws {
    let (bytes, count) = rows.taken()
    try file.write(bytes, records: count)
  }
}

/// Rows of `rejects.csv`.
struct RejectRows {
  private let encoder: RowEncoder

  init(_ form: RowForm) { encoder = RowEncoder(decimals: 0, form: form) }

  func writeHeader() throws { try FinishedTable(Rejects.self, rows: []).writeHeader(to: encoder) }

  /// Whether they should be taken.
  var isLong: Bool { encoder.bytes.count > 1 << 20 }

  /// Adds the refused records of a piece of an export.
  func add(_ rejects: EncodedRejects, of path: String, after linesBefore: Int) {
    var start = 0
    for (line, end) in zip(rejects.lines, rejects.ends) {
      let row = Rejects.Row(file: path, line: linesBefore + line)
      for column in Rejects.place { encoder.write(column.field(row)) }
      encoder.endRow(with: rejects.cells[start..<end])
      start = end
    }
  }

  /// The rows so far, and how many they are; none are left.
  func taken() -> (bytes: [UInt8], count: Int) {
    defer { encoder.removeAll() }
    return (encoder.bytes, encoder.rows)
  }
}

/// What `rejects.csv` says of the refused records of one piece behind their line, made where the piece is read: side by
/// side with others. Only which line of the file they stand on is known when the pieces before are taken up.
struct EncodedRejects: Sendable {
  /// Within the piece, from 1.
  let lines: [Int]
  /// The cells of the records, one after the other.
  let cells: [UInt8]
  /// Where the cells of each record end.
  let ends: [Int]

  init(_ rejects: RefusedRecords, _ form: RowForm) {
    let encoder = RowEncoder(decimals: 0, form: form)
    lines = rejects.all.map(\.line)
    ends = rejects.all.map { reject in
      let row = Rejects.Row(refusal: reject.refusal, column: reject.column, record: reject.record)
      for column in Rejects.content { encoder.write(column.field(row)) }
      encoder.endRow()
      return encoder.bytes.count
    }
    cells = encoder.bytes
  }
}
