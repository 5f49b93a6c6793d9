internal import Intake

/// Ids of the lines, as far as they were kept.
struct KnownIDs: Sendable {
  private var ids: Set<String> = []
  private let folds: Bool

  init(_ column: ColumnSurvey, folds: Bool) {
    self.folds = folds
    for code in column.rows.indices { ids.insert(reading(column.values.text(of: code))) }
  }

  private func reading(_ text: String) -> String { folds ? text.lowercased() : text }

  /// In thousandths of the records with a value.
  func share(of column: ColumnSurvey) -> Int {
    var rows = 0
    var known = 0
    for code in column.rows.indices {
      rows += column.rows[code]
      if ids.contains(reading(column.values.text(of: code))) { known += column.rows[code] }
    }
    return rows == 0 ? 0 : known * 1000 / rows
  }
}
