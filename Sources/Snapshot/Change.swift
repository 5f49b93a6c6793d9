/// How rows of a table are matched with those of another run.
public struct RowKey: Hashable, Sendable {
  /// The columns that together name a row.
  public var columns: [String]
  /// Whether rows rise by the bytes of these columns.
  public var isInByteOrder: Bool

  /// A key of these columns; none where the table has one row.
  public init(_ columns: [String], isInByteOrder: Bool = false) {
    self.columns = columns
    self.isInByteOrder = isInByteOrder
  }
}

/// One cell that two runs tell differently, or a row, column or table that only one of them has.
public struct Change: Hashable, Sendable {
  /// The table that has it.
  public var table: String
  /// The row's key columns, joined; empty where no row is meant, or the table has only one.
  public var key: String
  /// The column, `(row)`, `(column) name` or `(table)`.
  public var column: String
  /// What the run before said; empty where it said nothing.
  public var before: String
  /// What this run says; empty where it says nothing.
  public var after: String

  /// A change with all its parts.
  public init(table: String, key: String = "", column: String, before: String, after: String) {
    self.table = table
    self.key = key
    self.column = column
    self.before = before
    self.after = after
  }

  /// What stands for a row, column or table on the side that has it; on the other stands nothing.
  static let present = "present"

  static func only(_ side: Side, _ what: String, key: String = "", of table: String) -> Change {
    Change(
      table: table, key: key, column: what, before: side == .before ? present : "",
      after: side == .after ? present : "")
  }

  enum Side {
    case before, after
  }
}
