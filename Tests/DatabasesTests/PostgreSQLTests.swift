import Base
import Files
import Testing

@testable import Databases

extension ServerTests {
  /// A real server: what stands in its tables after each kind of publication.
  struct PostgreSQLTests {
    let scratch: Scratch
    let schema = Schema()

    init() throws { scratch = try Scratch() }

    @Test("Every cell is in the database as the file has it, and a key's empty text is found by an equality")
    func cells() throws {
      let tables = [InventedTable.pyramid, .periods, .rejects]
      let outcome = try schema.publish(try scratch.snapshot(tables))
      #expect(outcome.tables == 3 && outcome.loaded == 3 && !outcome.isSame)
      for table in tables { #expect(try Server.text(of: table, in: schema.name) == table.text) }
      #expect(
        try Server.ask("SELECT n FROM \(schema("pyramid")) WHERE tier = '' AND share IS NULL;") == ["1"])
      #expect(
        try Server.ask(
          """
          SELECT string_agg(format_type(atttypid, atttypmod), ' ' ORDER BY attnum) FROM pg_attribute
          WHERE attrelid = '\(schema("pyramid"))'::regclass AND attnum > 0;
          SELECT contype, conname FROM pg_constraint WHERE conrelid = '\(schema("pyramid"))'::regclass;
          SELECT obj_description('\(schema("pyramid"))'::regclass) = E'It''s pyramid\\n\\nA \\\\ line\\nand "another"';
          SELECT col_description('\(schema("pyramid"))'::regclass, 2);
          SELECT pipeline, name, as_of FROM \(schema("_snapshot"));
          """) == [
            "text bigint numeric numeric date boolean", "p|pyramid_key", "t", "the n",
            try
              "shop|2025-12-31-\(PublishedTables(ofSnapshot: scratch.snapshot(tables)).fingerprint.prefix(8))|2025-12-31",
          ])
    }

    @Test("The same again does nothing; an equal table is left alone; an older day needs to be asked for")
    func again() throws {
      let first = try scratch.snapshot([.pyramid, .periods])
      _ = try schema.publish(first)
      let before = try Server.ask("SELECT xmin, ctid FROM \(schema("_snapshot"));")
      #expect(try schema.publish(first).isSame)
      #expect(try Server.ask("SELECT xmin, ctid FROM \(schema("_snapshot"));") == before)

      var periods = InventedTable.periods
      periods.text += "2026-01,3.00\n"
      let rows = try Server.ask("SELECT xmin, ctid FROM \(schema("pyramid"));")
      let next = try schema.publish(try scratch.snapshot([.pyramid, periods], asOf: "2026-01-31"))
      #expect(next.loaded == 1)
      #expect(try Server.ask("SELECT xmin, ctid FROM \(schema("pyramid"));") == rows)
      #expect(try Server.text(of: periods, in: schema.name) == periods.text)

      let older = try schema.refusal(first)
      #expect(older.kind == .data && older.description.contains("as of 2026-01-31"))
      #expect(try Server.text(of: periods, in: schema.name) == periods.text)
      #expect(try schema.publish(first, promote: true).loaded == 1)
      #expect(try Server.text(of: .periods, in: schema.name) == InventedTable.periods.text)
    }

    @Test(
      "A new column is added; a column that is gone or of another type is told with its statement, and nothing changes"
    )
    func columns() throws {
      _ = try schema.publish(try scratch.snapshot([.pyramid, .periods]))
      let wider = InventedTable(
        "periods", ["period": .text, "buyers": .whole, "revenue": .money], key: ["period"], "2025-11,7,1.00")
      let widened = try scratch.snapshot([.pyramid, wider], asOf: "2026-01-01")
      #expect(try schema.publish(widened).loaded == 1)
      #expect(try Server.text(of: wider, in: schema.name) == wider.text)

      // Whether the same table comes back after its columns were changed by hand.
      try Server.ask("ALTER TABLE \(schema("periods")) DROP COLUMN buyers;")
      #expect(try schema.publish(widened).loaded == 1)
      #expect(try Server.text(of: wider, in: schema.name) == wider.text)

      let narrower = try scratch.snapshot([.pyramid, .periods], asOf: "2026-01-02")
      let other = InventedTable(
        "periods", ["period": .day, "buyers": .number, "revenue": .money], key: ["period"],
        required: ["period"]
      )
      let changed = try scratch.snapshot([.pyramid, other], asOf: "2026-01-03")
      for (folder, statements) in [
        (
          narrower,
          ["ALTER TABLE \(schema("periods").replacing("\"periods\"", with: "periods")) DROP COLUMN buyers;"]
        ),
        (
          changed,
          [
            "ALTER TABLE \(schema("periods").replacing("\"periods\"", with: "periods")) ALTER COLUMN buyers TYPE numeric;",
            "ALTER TABLE \(schema("periods").replacing("\"periods\"", with: "periods")) DROP COLUMN period;",
          ]
        ),
      ] {
        let refusal = try schema.refusal(folder)
        #expect(refusal.kind == .refused)
        for statement in statements { #expect(refusal.description.contains(statement)) }
        #expect(try Server.text(of: wider, in: schema.name) == wider.text)
        // What it says to run is all that is needed.
        try Server.ask(refusal.description.split(separator: "\n").dropFirst().joined(separator: "\n"))
        _ = try schema.publish(folder)
        if folder == narrower { _ = try schema.publish(widened, promote: true) }
      }
    }

    @Test("A key of other columns is told, and a key that is missing comes back")
    func keys() throws {
      _ = try schema.publish(try scratch.snapshot([.periods]))
      var other = InventedTable.periods
      other.key = ["period", "revenue"]
      let folder = try scratch.snapshot([other], asOf: "2026-01-01")
      let refusal = try schema.refusal(folder)
      #expect(refusal.description.contains("DROP CONSTRAINT periods_key;"))
      try Server.ask(refusal.description.split(separator: "\n").dropFirst().joined(separator: "\n"))
      _ = try schema.publish(folder)
      #expect(
        try Server.ask(
          "SELECT contype, conkey FROM pg_constraint WHERE conrelid = '\(schema("periods"))'::regclass;")
          == ["u|{1,2}"])
    }

    @Test("Tables of others are never touched")
    func others() throws {
      try Server.ask(
        "CREATE SCHEMA \(schema.name.sqlName); CREATE TABLE \(schema("periods")) (a int); INSERT INTO \(schema("periods")) VALUES (1);"
      )
      let folder = try scratch.snapshot([.pyramid, .periods])
      let refusal = try schema.refusal(folder)
      #expect(refusal.kind == .refused && refusal.description.contains("periods"))
      #expect(try Server.ask("SELECT a FROM \(schema("periods"));") == ["1"])
      try Server.ask("DROP TABLE \(schema("periods")); CREATE TABLE \(schema("_tables")) (a int);")
      #expect(try schema.refusal(folder).description.contains("_tables"))
      try Server.ask("DROP TABLE \(schema("_tables"));")
      _ = try schema.publish(folder)
      let stranger = try schema.refusal(try scratch.snapshot([.periods], pipeline: "inn"))
      #expect(stranger.kind == .refused && stranger.description.contains("pipeline shop"))
    }

    @Test("A table that the snapshot has no more is emptied, and comes back with its rows")
    func gone() throws {
      let both = try scratch.snapshot([.pyramid, .periods])
      _ = try schema.publish(both)
      _ = try schema.publish(try scratch.snapshot([.pyramid], asOf: "2026-01-01"))
      #expect(try Server.ask("SELECT count(*) FROM \(schema("periods"));") == ["0"])
      #expect(
        try Server.ask("SELECT rows, sha256 IS NULL FROM \(schema("_tables")) WHERE name = 'periods';") == [
          "0|t"
        ])
      #expect(try schema.publish(both, promote: true).loaded == 1)
      #expect(try Server.text(of: .periods, in: schema.name) == InventedTable.periods.text)
      try Server.ask("DROP TABLE \(schema("periods"));")
      #expect(try schema.publish(both).loaded == 1)
      #expect(try Server.text(of: .periods, in: schema.name) == InventedTable.periods.text)
    }

    @Test("A user's view, grant and index stay; who reads through them sees the new rows")
    func views() throws {
      _ = try schema.publish(try scratch.snapshot([.periods]))
      let role = "patron_reader_\(String(UInt32.random(in: 0 ... .max), radix: 36))"
      defer { _ = try? Server.ask("DROP OWNED BY \(role); DROP ROLE \(role);") }
      try Server.ask(
        """
        CREATE VIEW \(schema("mine")) AS SELECT sum(revenue) AS revenue FROM \(schema("periods"));
        CREATE INDEX mine_too ON \(schema("periods")) (revenue);
        CREATE ROLE \(role); GRANT USAGE ON SCHEMA \(schema.name.sqlName) TO \(role);
        GRANT SELECT ON \(schema("periods")), \(schema("mine")) TO \(role);
        """)
      var periods = InventedTable.periods
      periods.text += "2026-01,3.00\n"
      _ = try schema.publish(try scratch.snapshot([periods], asOf: "2026-01-01"))
      #expect(
        try Server.ask(
          """
          SET ROLE \(role); SELECT revenue FROM \(schema("mine")); SELECT count(*) FROM \(schema("periods")); RESET ROLE;
          SELECT count(*) FROM pg_indexes WHERE schemaname = '\(schema.name)' AND indexname = 'mine_too';
          """) == ["6.00", "3", "1"])
    }

    @Test("Who waits too long for others is told so, and nothing changes")
    func lockTimeout() throws {
      let before = try scratch.snapshot([.periods])
      _ = try schema.publish(before)
      let holder = try Server.client()
      try holder.feed("BEGIN; LOCK TABLE \(schema("periods")) IN SHARE MODE; SELECT 'held';\n")
      try holder.listen { !$0.isEmpty }
      var periods = InventedTable.periods
      periods.text += "2026-01,3.00\n"
      let next = try scratch.snapshot([periods], asOf: "2026-01-01")
      let refusal = try schema.refusal(next, lockTimeout: 1)
      #expect(refusal.kind == .busy && refusal.description.contains("--lock-timeout"))
      #expect(try Server.text(of: .periods, in: schema.name) == InventedTable.periods.text)
      #expect(try holder.finish() == .exit(0))
      #expect(try schema.publish(next).loaded == 1)
    }

    @Test("A server that is not there, and a role that may not write, are told in the words of psql")
    func failures() throws {
      let folder = try scratch.snapshot([.periods])
      let nowhere = try DatabasePublication(
        PublishedTables(ofSnapshot: folder), in: DatabaseAddress("postgresql://a:secret@127.0.0.1:1/x"))
      let error = try #require(#expect(throws: DatabaseError.self) { try nowhere.run() })
      #expect(error.kind == .disk && error.description.contains("127.0.0.1"))
      #expect(!error.description.contains("secret"))
      try Server.ask(
        "CREATE SCHEMA \(schema.name.sqlName); CREATE VIEW \(schema("periods")) AS SELECT 1 AS period;")
      #expect(try schema.refusal(folder).kind == .refused)
    }
  }
}
