internal import Base

/// Tables in the words of SQLite 3.
struct SQLiteDialect: SQLDialect {
  /// A number of so many digits comes back from SQLite's doubles as it went in, printed to its own decimals.
  static let exactDigits = 15

  /// `DATE` and `BOOLEAN` are not types of SQLite, but tools know the words: a day is the text `2025-12-31`, and true is 1.
  func type(of kind: PublishedColumn.Kind) -> String {
    switch kind {
    case .string: "TEXT"
    case .integer: "INTEGER"
    case .number: "NUMERIC"
    case .date: "DATE"
    case .boolean: "BOOLEAN"
    }
  }

  func keyConstraint(_ table: PublishedTable) -> String {
    "\(table.keyIsNeverNull ? "PRIMARY KEY" : "UNIQUE") (\(table.keyList))"
  }

  /// A cell of a file as a value in a statement of one line.
  ///
  /// - Throws: where a number has more digits than SQLite keeps.
  func value(_ cell: String, of column: PublishedColumn, in table: String) throws(DatabaseError) -> String {
    if cell.isEmpty { return column.keepsEmptyText ? "''" : "NULL" }
    switch column.kind {
    case .integer: return cell
    case .number:
      let digits = cell.utf8.filter { (0x30...0x39).contains($0) }.drop { $0 == 0x30 }.count
      guard digits <= Self.exactDigits else {
        throw DatabaseError(
          .refused,
          "\(table).\(column.name) has the number \(cell): SQLite keeps \(Self.exactDigits) digits, so it would be changed. "
            + "Publish to PostgreSQL, or with fewer money.decimals")
      }
      return cell
    case .boolean: return cell == "true" ? "1" : "0"
    case .string, .date:
      // The client cuts a carriage return off the end of a line, and a statement of one line is found complete at once.
      guard cell.utf8.contains(where: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) else {
        return cell.sqlText
      }
      return "CAST(X'\(Array(cell.utf8).hexadecimal)' AS TEXT)"
    }
  }

  /// - Throws: where two columns differ in capitals only, which SQLite does not tell apart.
  func ensureNames(_ tables: [PublishedTable]) throws(DatabaseError) {
    for table in tables {
      var seen: [String: String] = [:]
      for column in table.columns {
        if let other = seen.updateValue(column.name, forKey: column.name.lowercased()) {
          throw DatabaseError(
            .refused,
            "the table \(table.name) has the columns \(other) and \(column.name), which are one to SQLite. Give one of the "
              + "dimensions another name in the pipeline file")
        }
      }
    }
  }
}
