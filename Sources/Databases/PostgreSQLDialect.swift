/// Tables in the words of PostgreSQL 15.
struct PostgreSQLDialect: SQLDialect {
  /// The longest name. PostgreSQL cuts a longer one without a word, and two names could become one.
  static let longestName = 63

  /// `numeric` without digits keeps every number as it is written, its zeros behind the point too.
  func type(of kind: PublishedColumn.Kind) -> String {
    switch kind {
    case .string: "text"
    case .integer: "bigint"
    case .number: "numeric"
    case .date: "date"
    case .boolean: "boolean"
    }
  }

  func keyConstraint(_ table: PublishedTable) -> String {
    "CONSTRAINT \(keyName(table).sqlName) \(keyRule(table))"
  }

  func keyName(_ table: PublishedTable) -> String { table.name + "_key" }

  /// A key that may lack a value cannot be a primary key.
  func keyRule(_ table: PublishedTable) -> String {
    "\(table.keyIsNeverNull ? "PRIMARY KEY" : "UNIQUE NULLS NOT DISTINCT") (\(table.keyList))"
  }

  /// - Throws: where a name is too long for PostgreSQL, or belongs to it.
  func ensureNames(_ tables: [PublishedTable], schema: String) throws(DatabaseError) {
    guard !schema.isEmpty, schema.utf8.count <= Self.longestName,
      !schema.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else {
      throw DatabaseError(
        .refused,
        "\(String(reflecting: schema)) cannot be the name of a schema: PostgreSQL's names have at most \(Self.longestName) "
          + "bytes. Name another with --schema")
    }
    if schema.hasPrefix("pg_") || schema == "information_schema" {
      throw DatabaseError(
        .refused, "the schema \(schema) is PostgreSQL's own; name another with --schema")
    }
    for table in tables {
      for name in [keyName(table)] + table.columns.map(\.name) where name.utf8.count > Self.longestName {
        throw DatabaseError(
          .refused,
          "the table \(table.name) has the column \(name), which PostgreSQL would cut: its names have at most "
            + "\(Self.longestName) bytes. Give the dimension a shorter name in the pipeline file")
      }
    }
  }
}
