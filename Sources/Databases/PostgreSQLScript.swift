/// What psql is told: all tables of a snapshot in one transaction, or none.
///
/// The script decides for itself what is to be done, so that it can also be printed and run by hand. What it found it says
/// in lines that begin with `patron`, and `PostgreSQLAnswer` reads them.
struct PostgreSQLScript {
  let published: PublishedTables
  let schema: String
  /// Whether an older day may replace a newer one.
  let promote: Bool
  /// How long to wait for others, in seconds.
  let lockTimeout: Int
  let dialect = PostgreSQLDialect()

  /// - Throws: `DatabaseError` where PostgreSQL cannot have these names.
  init(_ published: PublishedTables, schema: String?, promote: Bool, lockTimeout: Int) throws(DatabaseError) {
    self.published = published
    self.schema = schema ?? published.pipeline
    self.promote = promote
    self.lockTimeout = lockTimeout
    try dialect.ensureNames(published.tables, schema: self.schema)
  }

  /// Everything up to the moment in which all tables stand in the transaction.
  ///
  /// - Parameter sink: takes the text, piece by piece: a table that psql would misread is part of it.
  func write(to sink: (String) throws -> Void) throws {
    try sink(begin + expectations + whatIsThere + refusals + structure)
    for table in published.tables { try write(table, to: sink) }
    try sink(endings)
  }

  /// Makes it seen by others. It is told only when the program has heard that all is well: a program that was killed
  /// publishes nothing afterwards.
  let commit = """
    COMMIT;
    \\echo patron published

    """

  func name(_ relation: String) -> String { "\(schema.sqlName).\(relation.sqlName)" }

  /// `to_regclass` of a relation, which is NULL where there is none.
  func regclass(_ relation: String) -> String { "to_regclass(\(name(relation).sqlText))" }
}

extension PostgreSQLScript {
  private var begin: String {
    """
    -- \(published.name) of the pipeline \(published.pipeline), \(published.tables.count) tables, made by patron \(published.version).
    -- Run it with: psql -X -q -w -v ON_ERROR_STOP=1 -f FILE
    \\encoding UTF8
    \\set VERBOSITY verbose
    \\pset format unaligned
    \\pset tuples_only on
    \\cd \(published.folder.psqlArgument)
    BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE;
    SET LOCAL search_path = pg_catalog;
    SET LOCAL standard_conforming_strings = on;
    SET LOCAL client_min_messages = warning;
    SET LOCAL statement_timeout = 0;
    SET LOCAL idle_in_transaction_session_timeout = 0;
    SET LOCAL lock_timeout = '\(lockTimeout)s';
    SELECT current_setting('server_version_num')::int < 150000 AS is_too_old \\gset
    \\if :is_too_old
    \\echo patron too-old :SERVER_VERSION_NAME
    \\quit
    \\endif
    -- Two publications to one schema wait for each other.
    SELECT pg_advisory_xact_lock(hashtextextended(\("patron \(schema)".sqlText), 0)) AS waited \\gset

    """
  }

  /// What the tables should be, in tables of this session.
  private var expectations: String {
    let tables = published.tables.map { table in
      let key = table.key.map { $0.name.sqlText }.joined(separator: ", ")
      let rule = table.key.isEmpty ? "NULL" : dialect.keyRule(table).sqlText
      let kind = table.keyIsNeverNull ? "p" : "u"
      return
        "  (\(table.name.sqlText), \(table.rows), \(table.sha256.sqlText), ARRAY[\(key)]::text[], '\(kind)', \(rule), "
        + "\(table.comment.sqlText))"
    }
    let columns = published.tables.flatMap { table in
      table.columns.enumerated().map { position, column in
        "  (\(table.name.sqlText), \(position + 1), \(column.name.sqlText), '\(dialect.type(of: column.kind))', "
          + "\(column.comment.sqlText))"
      }
    }
    return """
      CREATE TEMPORARY TABLE patron_tables (
        name text, rows bigint, sha256 text, key text[], key_kind "char", key_rule text, comment text,
        relation oid, is_kept boolean DEFAULT false
      ) ON COMMIT DROP;
      INSERT INTO pg_temp.patron_tables (name, rows, sha256, key, key_kind, key_rule, comment) VALUES
      \(tables.joined(separator: ",\n"));
      CREATE TEMPORARY TABLE patron_columns (table_name text, position int, name text, type text, comment text)
        ON COMMIT DROP;
      INSERT INTO pg_temp.patron_columns VALUES
      \(columns.joined(separator: ",\n"));
      CREATE TEMPORARY TABLE patron_known (name text, sha256 text) ON COMMIT DROP;
      CREATE TEMPORARY TABLE patron_faults (words text) ON COMMIT DROP;

      """
  }

  /// What was published here before.
  private var whatIsThere: String {
    """
    SELECT to_regnamespace(\(schema.sqlName.sqlText)) IS NULL AS has_no_schema,
      \(regclass("_snapshot")) IS NULL AND \(regclass("_tables")) IS NULL AS is_first,
      (SELECT count(*) = 9 FROM pg_attribute WHERE attnum > 0 AND NOT attisdropped AND (
        attrelid = \(regclass("_snapshot")) AND attname IN ('pipeline', 'name', 'as_of', 'fingerprint', 'version', 'published_at')
        OR attrelid = \(regclass("_tables")) AND attname IN ('name', 'rows', 'sha256'))) AS is_ours \\gset
    SELECT NOT :'is_first' AND NOT :'is_ours' AS is_strange \\gset
    \\if :is_strange
    \\echo patron strange
    \\quit
    \\endif
    UPDATE pg_temp.patron_tables SET relation = to_regclass(format('%I.%I', \(schema.sqlText), name))::oid;
    \\set is_same_snapshot false
    \\if :is_first
    \\else
    INSERT INTO pg_temp.patron_known SELECT name, sha256 FROM \(name("_tables"));
    SELECT coalesce(bool_or(pipeline <> \(published.pipeline.sqlText)), false) AS is_other,
      coalesce(max(as_of) > DATE \(published.asOf.sqlText), false) AS is_older,
      coalesce(bool_and(fingerprint = \(published.fingerprint.sqlText) AND as_of = DATE \(published.asOf.sqlText)), false)
        AS is_same_snapshot,
      max(pipeline) AS there_pipeline, max(as_of) AS there_as_of FROM \(name("_snapshot")) \\gset
    \\if :is_other
    \\echo patron other :there_pipeline
    \\quit
    \\endif
    \(refusalOfOlder)\\endif

    """
  }

  private var refusalOfOlder: String {
    if promote { return "" }
    return """
      \\if :is_older
      \\echo patron older :there_as_of
      \\quit
      \\endif

      """
  }
}

extension String {
  /// The text as an argument of one of psql's own commands.
  var psqlArgument: String {
    var text = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "'": text += "''"
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return "'\(text)'"
  }
}
