// What must not be, and what is missing: the part of the script between finding out and filling.
extension PostgreSQLScript {
  /// Tables of others, columns and keys that are not as they should be. Nothing is changed then: only a person may drop what
  /// somebody may use.
  var refusals: String {
    """
    INSERT INTO pg_temp.patron_faults
    SELECT 'taken ' || t.name FROM pg_temp.patron_tables t JOIN pg_class c ON c.oid = t.relation
    WHERE c.relkind NOT IN ('r', 'p') OR NOT EXISTS (SELECT FROM pg_temp.patron_known k WHERE k.name = t.name);
    INSERT INTO pg_temp.patron_faults
    SELECT format('change ALTER TABLE %I.%I DROP COLUMN %I;', \(schema.sqlText), t.name, a.attname)
    FROM pg_temp.patron_tables t JOIN pg_attribute a ON a.attrelid = t.relation
    WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
      AND NOT EXISTS (SELECT FROM pg_temp.patron_columns c WHERE c.table_name = t.name AND c.name = a.attname);
    INSERT INTO pg_temp.patron_faults
    SELECT CASE
      WHEN c.type = 'text' OR c.type = 'numeric' AND format_type(a.atttypid, NULL) IN ('bigint', 'integer') THEN
        format('change ALTER TABLE %I.%I ALTER COLUMN %I TYPE %s;', \(schema.sqlText), t.name, c.name, c.type)
      ELSE format('change ALTER TABLE %I.%I DROP COLUMN %I;', \(schema.sqlText), t.name, c.name) END
    FROM pg_temp.patron_tables t JOIN pg_temp.patron_columns c ON c.table_name = t.name
    JOIN pg_attribute a ON a.attrelid = t.relation AND a.attname = c.name AND NOT a.attisdropped
    WHERE format_type(a.atttypid, a.atttypmod) <> c.type OR a.attgenerated <> '';
    INSERT INTO pg_temp.patron_faults
    SELECT format('change ALTER TABLE %I.%I DROP CONSTRAINT %I;', \(schema.sqlText), t.name, k.conname)
    FROM pg_temp.patron_tables t JOIN pg_constraint k ON k.conrelid = t.relation AND k.conname = t.name || '_key'
    WHERE k.contype <> t.key_kind OR t.key <> (
      SELECT array_agg(a.attname::text ORDER BY u.place) FROM unnest(k.conkey) WITH ORDINALITY u (number, place)
      JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.number);
    SELECT 'patron ' || translate(words, chr(10) || chr(13), '  ') FROM pg_temp.patron_faults ORDER BY words;
    SELECT EXISTS (SELECT FROM pg_temp.patron_faults) AS is_refused \\gset
    \\if :is_refused
    \\quit
    \\endif
    UPDATE pg_temp.patron_tables t SET is_kept = true
    WHERE t.relation IS NOT NULL AND EXISTS (
        SELECT FROM pg_temp.patron_known k WHERE k.name = t.name AND k.sha256 = t.sha256)
      AND NOT EXISTS (
        SELECT FROM pg_temp.patron_columns c WHERE c.table_name = t.name AND NOT EXISTS (
          SELECT FROM pg_attribute a WHERE a.attrelid = t.relation AND a.attname = c.name AND NOT a.attisdropped));
    SELECT :'is_same_snapshot' AND bool_and(is_kept) AS is_same FROM pg_temp.patron_tables \\gset
    \\if :is_same
    \\echo patron same
    \\quit
    \\endif

    """
  }

  /// Makes what is missing. Each thing is looked for first: `IF NOT EXISTS` asks for the right to create even where there is
  /// nothing to create.
  var structure: String {
    var text = """
      \\if :has_no_schema
      CREATE SCHEMA \(schema.sqlName);
      COMMENT ON SCHEMA \(schema.sqlName) IS \("Report tables of the pipeline \(published.pipeline), published by patron".sqlText);
      \\endif
      \\if :is_first
      CREATE TABLE \(name("_snapshot")) (
        pipeline text NOT NULL, name text NOT NULL, as_of date NOT NULL, fingerprint text NOT NULL, version text NOT NULL,
        published_at timestamptz NOT NULL
      );
      COMMENT ON TABLE \(name("_snapshot")) IS 'One row: the snapshot that all tables of this schema are of';
      CREATE TABLE \(name("_tables")) (name text PRIMARY KEY, rows bigint NOT NULL, sha256 text);
      COMMENT ON TABLE \(name("_tables")) IS
        'The tables that patron keeps in this schema, with the SHA-256 of the file; without one, the table is not part of the snapshot and is empty';
      \\endif

      """
    for table in published.tables {
      text += """
        SELECT relation IS NULL AS is_missing FROM pg_temp.patron_tables WHERE name = \(table.name.sqlText) \\gset
        \\if :is_missing
        \(dialect.create(table, as: name(table.name)))\\endif

        """
    }
    return text + """
      SELECT format('ALTER TABLE %I.%I ADD COLUMN %I %s', \(schema.sqlText), t.name, c.name, c.type)
      FROM pg_temp.patron_tables t JOIN pg_temp.patron_columns c ON c.table_name = t.name
      WHERE t.relation IS NOT NULL AND NOT EXISTS (
        SELECT FROM pg_attribute a WHERE a.attrelid = t.relation AND a.attname = c.name AND NOT a.attisdropped)
      ORDER BY t.name, c.position \\gexec
      SELECT format('COMMENT ON TABLE %I.%I IS %L', \(schema.sqlText), name, comment) FROM pg_temp.patron_tables
      WHERE obj_description(to_regclass(format('%I.%I', \(schema.sqlText), name)), 'pg_class') IS DISTINCT FROM
        nullif(comment, '') ORDER BY name \\gexec
      SELECT format('COMMENT ON COLUMN %I.%I.%I IS %L', \(schema.sqlText), c.table_name, c.name, c.comment)
      FROM pg_temp.patron_columns c JOIN pg_attribute a
        ON a.attrelid = to_regclass(format('%I.%I', \(schema.sqlText), c.table_name)) AND a.attname = c.name
      WHERE col_description(a.attrelid, a.attnum) IS DISTINCT FROM nullif(c.comment, '')
      ORDER BY c.table_name, c.position \\gexec

      """
  }
}
