import Base
import Files
import Testing

@testable import Databases

extension ServerTests {
  /// Names and cells that somebody chose to break a script.
  struct HostileTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    static let names = [
      "My \"Shop\"", "o'hara\\", "店铺 一", "shop; DROP SCHEMA public CASCADE; --", ":url", "$$", "SELECT", "%I",
      "_tables",
    ]

    @Test("Names of schemas and columns are names, whatever they hold", arguments: names)
    func hostileNames(_ name: String) throws {
      let schema = Schema(name)
      let table = InventedTable(
        "customers", ["id": .text, name: .text, "first_\(name)": .number], key: ["id", name], "a,x,0.500000",
        "b,,")
      let folder = try scratch.snapshot([table], pipeline: name)
      _ = try schema.publish(folder)
      #expect(try Server.text(of: table, in: schema.name) == table.text)
      #expect(try schema.publish(folder).isSame)
      let narrow = InventedTable("customers", ["id": .text, name: .text], key: ["id", name], "a,x")
      let other = try scratch.snapshot([narrow], asOf: "2026-01-01", pipeline: name)
      let refusal = try schema.refusal(other)
      #expect(refusal.kind == .refused)
      try Server.ask(refusal.description.split(separator: "\n").dropFirst().joined(separator: "\n"))
      _ = try schema.publish(other)
      #expect(try Server.text(of: narrow, in: schema.name) == narrow.text)
    }

    @Test("Names that PostgreSQL would cut, or that are its own, are refused before anything runs")
    func longNames() throws {
      let long = String(repeating: "区", count: 22)
      let column = InventedTable("customers", ["id": .text, long: .text], key: ["id"])
      let tables = try PublishedTables(ofSnapshot: scratch.snapshot([column]))
      let address = try DatabaseAddress("postgresql://127.0.0.1:1/x")
      for schema in [nil, "pg_shop", "information_schema", "", long, "a\nb"] {
        let error = #expect(throws: DatabaseError.self) {
          try DatabasePublication(tables, in: address, schema: schema)
        }
        #expect(error?.kind == .refused)
      }
    }

    static let cells = [
      #"\."#, #"\N"#, #"a\b\t\n"#, "\"\"quoted\"\"", "a\n\\.\nb", "\\.\n", "\n\\.\r\n\\q\n\\! touch /tmp/x",
      "tab\there",
      "'; COMMIT; --", ":var :'var'", "nul\0here", String(repeating: "long \0 ", count: 100_000), "\r\n",
      " blanks ", "店铺", "$1", "\u{1F600}\u{7F}\u{1}", "\\",
      ",",
    ]

    @Test("Cells are data, also those that psql would take for the end of the data", arguments: cells)
    func hostileCells(_ cell: String) throws {
      let schema = Schema()
      let quoted = "\"\(cell)\""
      let table = InventedTable(
        "rejects", ["line": .whole, "record": .text], key: ["line"], "1,\(quoted)", "2,x", "3,\(quoted)")
      let folder = try scratch.snapshot([table])
      _ = try schema.publish(folder)
      #expect(try schema.publish(folder).isSame)
      let wanted = cell.replacing("\"\"", with: "\"").replacing("\0", with: "␀")
      #expect(
        try Server.ask(
          """
          SELECT line FROM \(schema("rejects")) WHERE encode(convert_to(record, 'UTF8'), 'hex') = '\(Array(wanted.utf8).hexadecimal)'
          ORDER BY line; SELECT count(*) FROM \(schema("rejects"));
          """) == ["1", "3", "3"])
    }

    @Test("A lone column of such cells, a file without a row, and texts alone in a line")
    func loneColumns() throws {
      let schema = Schema()
      let tables = [
        InventedTable("lone", ["record": .text], #"\."#, "x"),
        InventedTable("none", ["record": .text, "n": .whole]),
        InventedTable("empty", ["record": .text], "", "x"),
      ]
      _ = try schema.publish(try scratch.snapshot(tables))
      #expect(try Server.ask("SELECT record FROM \(schema("lone"));") == [#"\."#, "x"])
      #expect(try Server.ask("SELECT count(*) FROM \(schema("none"));") == ["0"])
      #expect(try Server.ask("SELECT record IS NULL FROM \(schema("empty"));") == ["t", "f"])
    }

    @Test("A snapshot's path is a path, whatever it holds")
    func paths() throws {
      for output in ["o'ut \"x\" \\n $HOME `id`", "a\nb", "-f", "é 店", ":x"] {
        let schema = Schema()
        _ = try schema.publish(try scratch.snapshot([.periods], output: output))
        #expect(try Server.text(of: .periods, in: schema.name) == InventedTable.periods.text)
      }
    }

    @Test("What is written for spreadsheets, and what was changed, is not published")
    func refusedSnapshots() throws {
      let excel = try scratch.snapshot([.periods], profile: "excel")
      let error = #expect(throws: DatabaseError.self) { try PublishedTables(ofSnapshot: excel) }
      #expect(error?.kind == .refused && error?.description.contains("excel") == true)
      let folder = try scratch.snapshot([.periods], settings: "b")
      let file = try OutputFile(appendingTo: folder + "/tables/periods.csv")
      try file.write("2026-01,9.00\n")
      try file.close()
      let damaged = #expect(throws: DatabaseError.self) { try PublishedTables(ofSnapshot: folder) }
      #expect(damaged?.kind == .data && damaged?.description.contains("periods.csv") == true)
    }
  }
}
