/// A table as its file says it: the names of its columns, and its rows as written.
public struct PageTable: Sendable {
  /// Without `.csv`.
  public let name: String
  public let columns: [String]
  /// Each as long as `columns`.
  public let rows: [[String]]

  /// - Precondition: every row has as many cells as there are columns.
  public init(name: String, columns: [String], rows: [[String]]) {
    precondition(rows.allSatisfy { $0.count == columns.count }, "\(name) has a row of another length")
    self.name = name
    self.columns = columns
    self.rows = rows
  }
}

/// Why a table cannot be drawn: its file is damaged, or another program wrote it.
public enum PictureError: Error, Hashable, Sendable {
  /// A cell that does not read as what its column holds. `row` counts from 1, without the header.
  case unreadable(table: String, column: String, row: Int, text: String)
}

extension PictureError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unreadable(let table, let column, let row, let text):
      """
      \(table).csv, row \(row), column \(column): “\(TextBudget.beginning(of: text, scalars: 60))” cannot be read. \
      Make the snapshot again, or restore its files.
      """
    }
  }
}
