/// How one kind of database says what a table is. What both say alike stands here.
protocol SQLDialect {
  /// The type of a column.
  func type(of kind: PublishedColumn.Kind) -> String
  /// The constraint by which a table's key is kept, as it stands in `CREATE TABLE`.
  func keyConstraint(_ table: PublishedTable) -> String
}

extension SQLDialect {
  /// The statement that makes a table.
  func create(_ table: PublishedTable, as name: String) -> String {
    var lines = table.columns.map { column in
      "\(column.name.sqlName) \(type(of: column.kind))"
        + (column.isKey && column.isNeverNull ? " NOT NULL" : "")
    }
    if !table.key.isEmpty { lines.append(keyConstraint(table)) }
    return "CREATE TABLE \(name) (\n  \(lines.joined(separator: ",\n  "))\n);\n"
  }
}

extension PublishedTable {
  /// Whether every column of the key has a value in every row.
  var keyIsNeverNull: Bool { key.allSatisfy(\.isNeverNull) }

  /// The key's columns, as a statement lists them.
  var keyList: String { key.map(\.name.sqlName).joined(separator: ", ") }

  /// All columns, as a statement lists them.
  var columnList: String { columns.map(\.name.sqlName).joined(separator: ", ") }
}

extension String {
  /// The text as a name in SQL, whatever it holds.
  var sqlName: String { "\"\(replacing("\"", with: "\"\""))\"" }

  /// The text as a value in SQL. A backslash is a backslash.
  var sqlText: String { "'\(replacing("'", with: "''"))'" }
}
