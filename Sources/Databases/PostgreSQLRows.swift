internal import Files

// How rows come into the tables, and what is noted of them.
extension PostgreSQLScript {
  /// Replaces the rows of a table, unless it has them already.
  func write(_ table: PublishedTable, to sink: (String) throws -> Void) throws {
    let count = """
      \\echo patron loaded \(table.name)
      INSERT INTO pg_temp.patron_faults SELECT format('count %s %s', \(table.name.sqlText), count(*))
      FROM \(name(table.name)) HAVING count(*) <> \(table.rows);

      """
    // psql would take rows of a branch that it passes over for commands, so such a table is always written.
    if try ClientHazards(in: Path.join(published.folder, table.path)).areThere {
      try sink("DELETE FROM \(name(table.name));\n")
      try writeRows(of: table, to: sink)
      return try sink(count)
    }
    let kept = table.columns.filter(\.keepsEmptyText).map(\.name.sqlName).joined(separator: ", ")
    try sink(
      """
      SELECT NOT is_kept AS is_new FROM pg_temp.patron_tables WHERE name = \(table.name.sqlText) \\gset
      \\if :is_new
      DELETE FROM \(name(table.name));
      \\copy \(name(table.name)) (\(table.columnList)) FROM \(table.path.psqlArgument) WITH (FORMAT csv, HEADER match, \
      NULL '', ENCODING 'UTF8'\(kept.isEmpty ? "" : ", FORCE_NOT_NULL (\(kept))"))
      \(count)\\endif

      """)
  }

  /// The rows within the script, in PostgreSQL's own form of text, which has a sign for everything.
  private func writeRows(of table: PublishedTable, to sink: (String) throws -> Void) throws {
    var rows = try PublishedRows(of: table, in: published.folder)
    try sink("COPY \(name(table.name)) (\(table.columnList)) FROM STDIN WITH (FORMAT text);\n")
    var block = ""
    while let row = try rows.next() {
      for (place, column) in table.columns.enumerated() {
        let cell = row[place]
        if place > 0 { block += "\t" }
        block += cell.isEmpty && !column.keepsEmptyText ? "\\N" : cell.copyText
      }
      block += "\n"
      if block.utf8.count > 1 << 16 {
        try sink(block)
        block = ""
      }
    }
    try sink(block + "\\.\n")
  }

  /// What is emptied because the snapshot does not have it, keys that are missing, and the record of it all.
  var endings: String {
    """
    SELECT format('DELETE FROM %I.%I', \(schema.sqlText), k.name) FROM pg_temp.patron_known k
    JOIN pg_class c ON c.oid = to_regclass(format('%I.%I', \(schema.sqlText), k.name)) AND c.relkind IN ('r', 'p')
    WHERE k.sha256 IS NOT NULL AND NOT EXISTS (SELECT FROM pg_temp.patron_tables t WHERE t.name = k.name)
    ORDER BY k.name \\gexec
    SELECT format('ALTER TABLE %I.%I ADD CONSTRAINT %I %s', \(schema.sqlText), t.name, t.name || '_key', t.key_rule)
    FROM pg_temp.patron_tables t WHERE t.relation IS NOT NULL AND t.key_rule IS NOT NULL AND NOT EXISTS (
      SELECT FROM pg_constraint k WHERE k.conrelid = t.relation AND k.conname = t.name || '_key')
    ORDER BY t.name \\gexec
    SELECT 'patron ' || words FROM pg_temp.patron_faults ORDER BY words;
    SELECT EXISTS (SELECT FROM pg_temp.patron_faults) AS is_refused \\gset
    \\if :is_refused
    \\quit
    \\endif
    DELETE FROM \(name("_tables"));
    INSERT INTO \(name("_tables")) (name, rows, sha256)
    SELECT name, rows, sha256 FROM pg_temp.patron_tables
    UNION ALL SELECT k.name, 0, NULL FROM pg_temp.patron_known k
    WHERE NOT EXISTS (SELECT FROM pg_temp.patron_tables t WHERE t.name = k.name)
      AND to_regclass(format('%I.%I', \(schema.sqlText), k.name)) IS NOT NULL
    ORDER BY name;
    DELETE FROM \(name("_snapshot"));
    INSERT INTO \(name("_snapshot")) (pipeline, name, as_of, fingerprint, version, published_at) VALUES (
      \(published.pipeline.sqlText), \(published.name.sqlText), \(published.asOf.sqlText), \(published.fingerprint.sqlText),
      \(published.version.sqlText), now());
    \\echo patron ready

    """
  }
}

extension String {
  /// The text as a cell of PostgreSQL's form of text.
  var copyText: String {
    guard utf8.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\\") }) else { return self }
    var text = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
