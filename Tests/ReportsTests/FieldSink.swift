import Base

/// Keeps rows as fields.
final class FieldSink: RowSink {
  var rows: [[Field]] = []
  private var row: [Field] = []

  func write(_ field: Field) { row.append(field) }

  func endRow() {
    rows.append(row)
    row = []
  }
}
