import Foundation
import Testing

/// `patron publish` and `output.publish`, as a user and a night meet them.
@Suite struct DatabasePublicationTests {
  static let server = ProcessInfo.processInfo.environment["PATRON_POSTGRES"]
  static let hasSQLite = FileManager.default.isExecutableFile(atPath: "/usr/bin/sqlite3")
  static let hasPsql = FileManager.default.isExecutableFile(atPath: "/usr/bin/psql")

  private func ask(_ place: Workplace, _ file: String, _ query: String) throws -> String {
    let sqlite = Program(path: "/usr/bin/sqlite3")
    return try sqlite.run(["-batch", file, query], in: place.path).output
  }

  @Test(
    "A file of SQLite has every cell, is replaced as a whole, and is not taken from others",
    .enabled(if: hasSQLite))
  func sqlite() throws {
    let place = try Shop.open()
    #expect(try place.run("run", "shop.yml", "--quiet").code == 0)
    let first = try place.run("publish", "out/shop/latest", "sqlite:my shop.db")
    #expect(first.code == 0 && first.words.contains("tables as of 2025-05-30 in sqlite:my shop.db"))
    // Money to its decimals, empties NULL, a flag, a day: as the CSV has them.
    let periods = try place.table("periods")
    let written = try ask(
      place, "my shop.db",
      """
      SELECT period, period_start, iif(is_complete, 'true', 'false'), buyers, printf('%.2f', revenue),
        iif(buyback_rate IS NULL, '', printf('%.6f', buyback_rate)) FROM periods
      """)
    let columns = ["period", "period_start", "is_complete", "buyers", "revenue", "buyback_rate"]
    let wanted = periods.rows.map { row in columns.map { row[$0] ?? "?" }.joined(separator: "|") + "\n" }
      .joined()
    #expect(written == wanted)
    #expect(try ask(place, "my shop.db", "SELECT count(*) FROM periods WHERE buyback_rate = ''") == "0\n")
    #expect(try ask(place, "my shop.db", "SELECT pipeline, as_of FROM _snapshot") == "shop|2025-05-30\n")

    let again = try place.run("publish", "out/shop/latest", "sqlite:my shop.db")
    #expect(again.code == 0 && again.words.contains("already"))
    #expect(try place.run("run", "shop.yml", "--as-of", "2025-03-31", "--quiet").code == 0)
    let older = try place.names(in: "out/shop/snapshots").first { $0.hasPrefix("2025-03-31") } ?? ""
    let refused = try place.run("publish", "out/shop/snapshots/\(older)", "sqlite:my shop.db")
    #expect(refused.code == 65 && refused.words.contains("--promote"))
    #expect(
      try place.run("publish", "out/shop/snapshots/\(older)", "sqlite:my shop.db", "--promote").code == 0)
    #expect(try ask(place, "my shop.db", "SELECT as_of FROM _snapshot") == "2025-03-31\n")

    try place.write("notes.db", "not a database")
    #expect(try place.run("publish", "out/shop/latest", "sqlite:notes.db").code == 78)
    #expect(try place.bytes("notes.db") == Data("not a database".utf8))
    try place.write("my shop.db-wal", "x")
    #expect(try place.run("publish", "out/shop/latest", "sqlite:my shop.db").code == 75)
    #expect(try place.run("publish", "out/shop/latest", "sqlite:no/where.db").code == 74)
    #expect(try place.run("publish", "out/shop/none", "sqlite:a.db").code == 66)
    #expect(try place.names(in: ".").filter { $0.hasSuffix(".new") }.isEmpty)
  }

  @Test("A run publishes what latest leads to, again where a night before failed", .enabled(if: hasSQLite))
  func run() throws {
    let place = try Shop.open(gates: "output: {publish: [sqlite:shop.db, sqlite:more/shop.db]}\n")
    let first = try place.run("run", "shop.yml")
    #expect(first.code == 74 && place.latest() != nil)
    #expect(first.words.contains("To publish again: patron publish out/shop/latest sqlite:more/shop.db"))
    #expect(try ask(place, "shop.db", "SELECT as_of FROM _snapshot") == "2025-05-30\n")
    try FileManager.default.createDirectory(atPath: place("more"), withIntermediateDirectories: false)
    let second = try place.run("run", "shop.yml")
    #expect(second.code == 0 && second.words.contains("already up to date"))
    #expect(try ask(place, "more/shop.db", "SELECT as_of FROM _snapshot") == "2025-05-30\n")
    #expect(try place.run("run", "shop.yml", "--quiet").words.isEmpty)
  }

  @Test("A password stands in no message, no manifest and no argument", .enabled(if: hasPsql))
  func password() throws {
    let url = "postgresql://ann:sEcret@127.0.0.1:1/x"
    let place = try Shop.open(gates: "output: {publish: [\"\(url)\"]}\n")
    for format in ["text", "json"] {
      let outcome = try place.run("run", "shop.yml", "--log", format)
      #expect(outcome.code == 74 && place.latest() != nil)
      #expect(outcome.words.contains("postgresql://ann@127.0.0.1:1/x"))
      #expect(!outcome.words.contains("sEcret"))
    }
    let manifest = String(decoding: try place.bytes("out/shop/latest/manifest.json"), as: UTF8.self)
    #expect(!manifest.contains("sEcret") && !manifest.contains("publish"))
    try place.write(
      "bad.yml",
      Shop.pipeline + "output: {publish: [\"postgresql://a:sEc@ret@h/x\", \"mysql://a:sEcret@h\"]}\n")
    let bad = try place.run("check", "bad.yml")
    #expect(bad.code == 78 && bad.words.contains("output.publish[2]"))
    #expect(!bad.words.contains("sEc") && !bad.words.contains("ret@"))
    let direct = try place.run("publish", "out/shop/latest", url)
    #expect(direct.code == 74 && !direct.words.contains("sEcret"))
    let printed = try place.run("publish", "out/shop/latest", url, "--print")
    #expect(printed.code == 0 && printed.output.contains("COMMIT;") && !printed.output.contains("sEcret"))
  }

  @Test("Without its client a database cannot be published in, and the message names the package")
  func clients() throws {
    let place = try Shop.open()
    #expect(try place.run("run", "shop.yml", "--quiet").code == 0)
    for (database, package) in [("postgresql://h/x", "postgresql-client"), ("sqlite:a.db", "sqlite3")] {
      let outcome = try place.run("publish", "out/shop/latest", database, environment: ["PATH": "/nowhere"])
      #expect(outcome.code == 66 && outcome.words.contains("apt-get install \(package)"))
    }
    #expect(try place.run("publish", "out/shop/latest", "mysql://h/x").code == 64)
    #expect(try place.run("publish", "out/shop/latest", "sqlite:a.db", "--schema", "x").code == 64)
    try place.write("excel.yml", Shop.pipeline + "output: {profile: excel, publish: [sqlite:a.db]}\n")
    #expect(try place.run("check", "excel.yml").code == 78)
  }

  @Test("A program that is killed while it publishes leaves one snapshot whole", .enabled(if: server != nil))
  func killed() throws {
    let place = try Shop.open()
    #expect(try place.run("run", "shop.yml", "--quiet").code == 0)
    #expect(try place.run("run", "shop.yml", "--as-of", "2025-03-31", "--quiet").code == 0)
    let schema = "killed \(String(UInt64.random(in: 0 ... .max), radix: 36))"
    let snapshots = try place.names(in: "out/shop/snapshots").map { "out/shop/snapshots/" + $0 }
    let psql = Program(path: "/usr/bin/psql")
    func ask(_ query: String) throws -> String {
      try psql.run(["-X", "-A", "-t", "-q", "-d", Self.server!, "-c", query], in: place.path).output
    }
    defer { _ = try? ask("SET client_min_messages = error; DROP SCHEMA IF EXISTS \"\(schema)\" CASCADE") }
    #expect(try place.run("publish", snapshots[0], Self.server!, "--schema", schema).code == 0)
    var kills = 0
    for round in 0..<12 {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: Program.debug.path)
      process.arguments = [
        "publish", snapshots[1 - round % 2], Self.server!, "--schema", schema, "--promote",
      ]
      process.currentDirectoryURL = URL(fileURLWithPath: place.path)
      process.standardError = FileHandle.nullDevice
      try process.run()
      usleep(UInt32(20_000 + 25_000 * round))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      if process.terminationReason == .uncaughtSignal { kills += 1 }
      // headline says the day in a table, and _snapshot says it of all.
      let days = try ask(
        "SELECT h.as_of = s.as_of, h.as_of FROM \"\(schema)\".headline h, \"\(schema)\"._snapshot s")
      #expect(["t|2025-03-31\n", "t|2025-05-30\n"].contains(days))
    }
    #expect(kills > 3)
    let after = try place.run("publish", snapshots[1], Self.server!, "--schema", schema, "--promote")
    #expect(after.code == 0)
    let files = try ask("SELECT count(*) FROM \"\(schema)\"._tables WHERE sha256 IS NULL")
    #expect(files == "0\n")
  }

  @Test("A run publishes in a server, in the schema of the pipeline's name", .enabled(if: server != nil))
  func runWithServer() throws {
    let name = "shop_\(String(UInt64.random(in: 0 ... .max), radix: 36))"
    let place = try Workplace()
    try place.write("data/a.csv", Shop.export)
    try place.write(
      "shop.yml",
      Shop.pipeline.replacingOccurrences(of: "pipeline: shop", with: "pipeline: \(name)")
        + "output: {publish: [\"\(Self.server!)\"]}\n")
    let psql = Program(path: "/usr/bin/psql")
    func ask(_ query: String) throws -> String {
      try psql.run(["-X", "-A", "-t", "-q", "-d", Self.server!, "-c", query], in: place.path).output
    }
    defer { _ = try? ask("SET client_min_messages = error; DROP SCHEMA IF EXISTS \(name) CASCADE") }
    let outcome = try place.run("run", "shop.yml")
    #expect(outcome.code == 0 && outcome.words.contains("schema \(name)"))
    #expect(try ask("SELECT as_of FROM \(name).headline") == "2025-05-30\n")
    let again = try place.run("run", "shop.yml")
    #expect(
      again.code == 0 && again.words.contains("already up to date") && again.words.contains("already\n"))
  }
}
