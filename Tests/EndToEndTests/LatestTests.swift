import Foundation
import Testing

/// `latest` is what readers open: it never stands still, goes back or runs ahead without a word.
@Suite struct LatestTests {
  /// The day that gates and future days are judged by.
  private static let today = ["--today", "2025-06-15"]

  private func run(_ place: Workplace, _ more: String...) throws -> Program.Outcome {
    try Program.debug.run(["run", "shop.yml"] + Self.today + more, in: place.path)
  }

  @Test func aDayThatHasNotComeIsRefused() throws {
    let place = try Shop.open()
    let early = try run(place, "--as-of", "2052-01-31")
    #expect(early.code == 65)
    #expect(
      early.words.contains("the as-of day 2052-01-31 has not come yet: today is 2025-06-15 at the latest"))
    #expect(try place.names(in: "out/shop/snapshots") == [])
    #expect(try run(place, "--as-of", "2052-01-31", "--dry-run").code == 65)
    #expect(try run(place, "--as-of-each", "2025-05-31..2025-12-31").code == 65)
    try place.write("shop.yml", Shop.pipeline + "as_of: 2052-01-31\n")
    #expect(try run(place).code == 65)
    #expect(try run(place, "--promote").code == 0)
    #expect(try #require(place.latest()).hasPrefix("snapshots/2052-01-31-"))

    // Whoever meant it can come back, and is told how.
    try place.write("shop.yml", Shop.pipeline)
    let stuck = try run(place)
    #expect(stuck.code == 65)
    #expect(stuck.words.contains("`latest` is as of 2052-01-31, a day that has not come yet"))
    #expect(stuck.words.contains("--promote moves it to this run's day, 2025-05-30"))
    #expect(try run(place, "--promote").code == 0)
    #expect(try #require(place.latest()).hasPrefix("snapshots/2025-05-30-"))
  }

  @Test func dataThatWentBackStopTheRun() throws {
    let place = try Shop.open()
    let first = try run(place)
    #expect(first.code == 0)
    let good = place.latest()
    // A bad export comes, is published, and is taken away again.
    try place.write("data/b.csv", Shop.export.replacing("2025-05-30", with: "2025-06-10"))
    #expect(try run(place).code == 0)
    let bad = place.latest()
    #expect(bad != good)
    try FileManager.default.removeItem(atPath: place("data/b.csv"))
    let back = try run(place, "--quiet")
    #expect(back.code == 65)
    #expect(back.words.contains("the data went back from 2025-06-10 to 2025-05-30"))
    #expect(back.words.contains("Not there any more: data/b.csv"))
    #expect(place.latest() == bad)

    // The same where the run has to make its tables.
    try place.write("data/c.csv", "order,day,customer,region,amount\no9,2025-06-01,dora,north,4.00\n")
    let again = try run(place)
    #expect(again.code == 65)
    #expect(again.words.contains("the data went back from 2025-06-10 to 2025-06-01"))
    #expect(try place.names(in: "out/shop/snapshots").count == 2)

    try place.write("shop.yml", Shop.pipeline + "gates: {may_go_back: true}\n")
    #expect(try run(place).code == 0)
    #expect(try #require(place.latest()).hasPrefix("snapshots/2025-06-01-"))
    // The key says what may be published, not what the tables say.
    try place.write("shop.yml", Shop.pipeline)
    #expect(try run(place).words.contains("already up to date"))
  }

  @Test func anExportThatIsGoneIsSaidOrStopsTheRun() throws {
    let place = try Shop.open()
    try place.write("data/b.csv", "order,day,customer,region,amount\no9,2025-02-01,dora,north,4.00\n")
    #expect(try run(place).code == 0)
    try FileManager.default.removeItem(atPath: place("data/b.csv"))
    try place.write("shop.yml", Shop.pipeline + "gates: {inputs_gone: refuse}\n")
    let refused = try run(place)
    #expect(refused.code == 65)
    #expect(refused.words.contains("gates.inputs_gone: 1 export of 2025-05-30-"))
    #expect(refused.words.contains("not there any more: data/b.csv"))
    try place.write("shop.yml", Shop.pipeline)
    let said = try run(place)
    #expect(said.code == 0)
    #expect(
      said.words.contains("warning: looks wrong: input_gone in data/b.csv: 1 line: the snapshot 2025-05-30-"))
    let row: KeyValuePairs = ["kind": "input_gone"]
    #expect(try place.table("suspicions").column("file", where: row) == ["data/b.csv"])
    // Now it is not expected any more.
    #expect(try !run(place, "--force").words.contains("warning"))
    #expect(try place.table("suspicions").rows == [])
  }

  /// A person has looked at it, or it must stop a run as any other kind.
  @Test func anExportThatIsGoneIsASuspicionAsOthers() throws {
    for (settings, code) in [
      ("accepted_suspicions: [input_gone]\n", 0), ("gates: {suspicions: [input_gone]}\n", 65),
    ] as [(String, Int32)] {
      let place = try Shop.open(gates: settings)
      try place.write("data/b.csv", "order,day,customer,region,amount\no9,2025-02-01,dora,north,4.00\n")
      #expect(try run(place).code == 0)
      try FileManager.default.removeItem(atPath: place("data/b.csv"))
      let next = try run(place)
      #expect(next.code == code)
      #expect(next.words.contains("input_gone") == (code != 0), "\(next.words)")
    }
  }

  @Test func anEarlierDayIsSaidAlsoUnderQuiet() throws {
    let place = try Shop.open()
    #expect(try run(place, "--quiet").words == "")
    for _ in 1...2 {
      let past = try run(place, "--as-of", "2025-03-31", "--quiet")
      #expect(past.code == 0)
      #expect(past.words == "shop: latest stays at 2025-05-30 (--promote moves it)\n")
    }
  }

  @Test func forceMakesTheSameTablesAnew() throws {
    let place = try Shop.open()
    #expect(try run(place).code == 0)
    let before = try #require(place.latest())
    let tables = try place.names(in: "out/shop/\(before)/tables")
    #expect(try run(place, "--force").code == 0)
    let after = try #require(place.latest())
    #expect(after == before + "-2")
    // The table snapshot names its folder.
    for table in tables where table != "snapshot.csv" {
      #expect(
        FileManager.default.contentsEqual(
          atPath: place("out/shop/\(before)/tables/\(table)"),
          andPath: place("out/shop/\(after)/tables/\(table)")),
        "\(table)")
    }
  }

  @Test func theMetricsSayWhereLatestIs() throws {
    let place = try Shop.open()
    try place.write("shop.yml", Shop.pipeline + "output: {metrics_file: shop.prom}\n")
    func metric(_ name: String) throws -> String? {
      try String(contentsOfFile: place("shop.prom"), encoding: .utf8).split(separator: "\n")
        .first { $0.hasPrefix("patron_\(name){") }?.split(separator: " ").last.map(String.init)
    }
    #expect(try run(place).code == 0)
    #expect(try metric("latest_moved") == "1")
    // date -u -d 2025-05-30 +%s
    #expect(try metric("latest_as_of_seconds") == "1748563200")
    #expect(try run(place, "--as-of", "2025-03-31").code == 0)
    #expect(try metric("latest_moved") == "0")
    #expect(try metric("latest_as_of_seconds") == "1748563200")
    #expect(try metric("as_of_seconds") == "1743379200")
    #expect(try run(place, "--as-of", "2052-01-31").code == 65)
    #expect(try metric("last_run_exit_code") == "65")
  }

  /// Twelve hexadecimal digits, the same in the manifest of every run of one program.
  @Test func theManifestNamesTheBuild() throws {
    let place = try Shop.open()
    #expect(try run(place).code == 0)
    let manifest = try String(
      contentsOfFile: place("out/shop/\(try #require(place.latest()))/manifest.json"), encoding: .utf8)
    #expect(manifest.contains(/"build" ?: ?"[0-9a-f]{12}"/))
  }
}
