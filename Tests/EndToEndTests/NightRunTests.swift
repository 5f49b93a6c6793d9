import Crypto
import Foundation
import Testing

/// What the settings for nights do, seen from outside: exports that are not complete, past days, names in place of ids,
/// figures for a monitor, spreadsheets, restated figures.
@Suite struct NightRunTests {
  // Exports that are still being written.

  @Test func anExportWithoutItsMarkerWaits() throws {
    let place = try Shop.open()
    try place.write(
      "shop.yml", Shop.pipeline.replacing("  dimensions", with: "  ready: {marker: \"*.done\"}\n  dimensions")
    )
    let early = try place.run("run", "shop.yml")
    #expect(early.code == 75)
    #expect(
      early.words.contains("no input is complete yet: none of 1 has a marker *.done beside it, data/a.csv"))

    try place.write("data/a.done", "")
    try place.write("data/b.csv", Shop.export.replacing("2025-05-30", with: "2025-06-30"))
    let half = try place.run("run", "shop.yml")
    #expect(half.code == 0)
    #expect(half.words.contains("warning: 1 input not counted yet, because no marker stands beside"))
    #expect(half.words.contains("\n5 lines in 1 file: 5 accepted\n"))
    try place.write("data/b.csv.done", "")
    #expect(try place.run("run", "shop.yml").words.hasPrefix("10 lines in 2 files: 10 accepted\n"))
  }

  @Test func anExportThatWasJustWrittenToStopsTheRun() throws {
    let place = try Shop.open()
    try place.write(
      "shop.yml", Shop.pipeline.replacing("  dimensions", with: "  ready: {quiet_seconds: 600}\n  dimensions")
    )
    let early = try place.run("run", "shop.yml")
    #expect(early.code == 75)
    #expect(early.words.contains("data/a.csv was written to "))
    let quarterOfAnHourAgo: [FileAttributeKey: Any] = [.modificationDate: Date(timeIntervalSinceNow: -900)]
    try FileManager.default.setAttributes(quarterOfAnHourAgo, ofItemAtPath: place("data/a.csv"))
    #expect(try place.run("run", "shop.yml").code == 0)
  }

  // Days.

  @Test func aDayFarBehindTheOthersIsSaidOnce() throws {
    let place = try Shop.open()
    let days = (1...9).map { "q\($0),2025-05-1\($0),carl,south,3.00\n" }.joined()
    let other = "order,day,customer,region,amount\n" + days
    try place.write("data/a.csv", other)
    try place.write("data/b.csv", other.replacing("q", with: "p") + "p10,2025-07-01,anna,north,4.00\n")
    let outcome = try place.run("run", "shop.yml")
    #expect(outcome.code == 0)
    #expect(
      outcome.words.contains(
        "looks wrong: far_last_day in data/b.csv: 1 line, 4.00, such as \"2025-07-01\": the newest day, in line 11, "
          + "lies 43 days after 2025-05-19, the day before it"))
    #expect(outcome.words.components(separatedBy: "newest day").count == 2)
    try place.write("data/b.csv", other.replacing("q", with: "p") + "p10,2025-06-19,anna,north,4.00\n")
    #expect(try !place.run("run", "shop.yml").words.contains("newest day"))
  }

  @Test func pastDaysAreMadeInOneReadingAndGoOnWhereTheyStopped() throws {
    let place = try Shop.open()
    #expect(try place.run("run", "shop.yml").code == 0)
    let latest = place.latest()
    let days = ["--as-of-each", "2025-01-31..2025-05-31", "--every", "month"]
    func backfill() throws -> Program.Outcome {
      try Program.debug.run(["run", "shop.yml"] + days, in: place.path)
    }
    let first = try backfill()
    #expect(first.code == 0)
    #expect(first.words.hasSuffix("shop: 5 snapshots made, 0 were up to date; latest stays where it was\n"))
    let made = try place.names(in: "out/shop/snapshots").filter { "snapshots/" + $0 != latest }
    #expect(
      made.map { $0.prefix(10) } == ["2025-01-31", "2025-02-28", "2025-03-31", "2025-04-30", "2025-05-31"])
    #expect(try backfill().words.hasPrefix("shop: 0 snapshots made, 5 were up to date"))

    // One that is missing, and one that a run as of that day makes: byte by byte the same.
    let march = try #require(made.first { $0.hasPrefix("2025-03-31") })
    func tables(_ output: String) throws -> [Data] {
      // Where it is published is a setting too, so its name is another.
      let snapshots = try place.names(in: "\(output)/shop/snapshots")
      let folder =
        "\(output)/shop/snapshots/\(try #require(snapshots.first { $0.hasPrefix("2025-03-31") }))/tables"
      return try place.names(in: folder).filter { $0 != "snapshot.csv" }.map {
        try place.bytes("\(folder)/\($0)")
      }
    }
    try FileManager.default.removeItem(atPath: place("out/shop/snapshots/\(march)"))
    #expect(try backfill().words.contains("shop: 1 snapshot made, 4 were up to date"))
    #expect(try place.run("run", "shop.yml", "--as-of", "2025-03-31", "--output", "other").code == 0)
    #expect(try tables("out") == tables("other"))
    #expect(place.latest() == latest)
  }

  @Test func figuresOfCompletePeriodsThatChangedAreListed() throws {
    let place = try Shop.open()
    #expect(try place.run("run", "shop.yml").code == 0)
    let before = try #require(place.latest()?.split(separator: "/").last)
    let unchanged = try WrittenTable(place.bytes("out/shop/latest/restated.csv"))
    #expect(unchanged.rows.isEmpty)
    // An order of March that comes late.
    try place.write("data/b.csv", "order,day,customer,region,amount\no9,2025-03-21,bert,south,1.00\n")
    let outcome = try place.run("run", "shop.yml")
    let restated = try WrittenTable(place.bytes("out/shop/latest/restated.csv"))
    let revenue: KeyValuePairs = ["table": "periods", "key": "2025-03", "column": "revenue"]
    #expect(try restated("before", where: revenue) == "-5.00")
    #expect(try restated("after", where: revenue) == "-4.00")
    #expect(try restated("since", where: revenue) == before)
    #expect(try restated.column("key").allSatisfy { !$0.contains("2025-05") }, "May is not over")
    #expect(
      outcome.words.contains("\(restated.rows.count) cells of complete periods changed since \(before)"))
  }

  // Privacy.

  @Test func customersGoByNamesThatOnlyTheKeyTells() throws {
    let place = try Shop.open()
    try place.write("shop.yml", Shop.pipeline + "privacy: {customer_ids: hmac, key_file: key}\n")
    try place.write("data/b.csv", "order,day,customer,region,amount\no9,2025-13-21,anna,south,1.00\n")
    let key = Data("0123456789abcdef0123456789abcdef".utf8)
    try place.write("key", key)
    for mode in [0o644, 0o640, 0o604] {
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: place("key"))
      let refused = try place.run("run", "shop.yml")
      #expect(refused.code == 78)
      #expect(refused.words.contains("key can be opened by its group or by others"))
    }
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: place("key"))
    #expect(try place.run("run", "shop.yml").code == 0)

    let files = try place.published("shop")
    for (name, bytes) in files {
      #expect(bytes.range(of: Data("anna".utf8)) == nil, "\(name) names a customer")
      #expect(bytes.range(of: key) == nil, "\(name) tells the key")
    }
    let names = ["anna", "bert", "carl"].map { id in
      HMAC<SHA256>.authenticationCode(for: Data(id.utf8), using: SymmetricKey(data: key))
        .map { String(format: "%02x", $0) }.joined()
    }
    #expect(try place.table("customers").column("customer_id") == names.sorted())
    let keyID = SHA256.hash(data: key).prefix(4).map { String(format: "%02x", $0) }.joined()
    #expect(String(decoding: try place.bytes("out/shop/latest/manifest.json"), as: UTF8.self).contains(keyID))
  }

  @Test func whatIsPublishedIsNotForEverybody() throws {
    let place = try Shop.open()
    #expect(try place.run("run", "shop.yml").code == 0)
    func mode(_ path: String) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: place(path))[.posixPermissions] as? Int
    }
    let folder = "out/shop/\(try #require(place.latest()))"
    for path in ["out", "out/shop", "out/shop/snapshots", folder, folder + "/tables"] {
      #expect(try mode(path) == 0o750, "\(path)")
    }
    for path in try place.published("shop").keys {
      #expect(try mode("\(folder)/\(path)") == 0o640, "\(path)")
    }
  }

  // Figures for a monitor, and for spreadsheets.

  @Test func metricsTellHowARunWentAndNeverFailIt() throws {
    let place = try Shop.open(gates: "output: {metrics_file: patron.prom}\n")
    #expect(try place.run("run", "shop.yml").code == 0)
    var metrics = String(decoding: try place.bytes("patron.prom"), as: UTF8.self)
    #expect(metrics.contains("patron_last_run_exit_code{pipeline=\"shop\"} 0\n"))
    #expect(metrics.contains("patron_lines{pipeline=\"shop\",kind=\"accepted\"} 5\n"))

    try place.write(
      "shop.yml", Shop.pipeline + "output: {metrics_file: patron.prom}\ngates: {min_lines: 6}\n")
    #expect(try place.run("run", "shop.yml").code == 65)
    metrics = String(decoding: try place.bytes("patron.prom"), as: UTF8.self)
    #expect(metrics.contains("patron_last_run_exit_code{pipeline=\"shop\"} 65\n"))

    try place.write("shop.yml", Shop.pipeline + "period: week\noutput: {metrics_file: nowhere/patron.prom}\n")
    let outcome = try place.run("run", "shop.yml")
    #expect(outcome.code == 0)
    #expect(
      outcome.words.contains("warning: cannot create nowhere/.patron.prom.tmp: No such file or directory"))
    #expect(try place.names(in: ".") == ["data", "out", "patron.prom", "shop.yml"])
  }

  @Test func onlyTheProfileForSpreadsheetsGuardsText() throws {
    let place = try Shop.open()
    try place.write("data/b.csv", "order,day,customer,region,amount\no9,2025-05-30,=1+1,+north,-1.00\n")
    #expect(try place.run("run", "shop.yml").code == 0)
    let plain = try place.bytes("out/shop/latest/tables/customers.csv")
    #expect(plain.starts(with: Data("customer_id,".utf8)))
    #expect(plain.range(of: Data("'".utf8)) == nil)

    try place.write("shop.yml", Shop.pipeline + "output: {profile: excel}\npurchase: {minimum: 0}\n")
    try place.write("data/b.csv", "order,day,customer,region,amount\no9,2025-05-30,=1+1,+north,1.00\n")
    #expect(try place.run("run", "shop.yml").code == 0)
    let guarded = try place.bytes("out/shop/latest/tables/customers.csv")
    #expect(guarded.starts(with: [0xEF, 0xBB, 0xBF]))
    let customers = try WrittenTable(Data(guarded.dropFirst(3)))
    let row: KeyValuePairs = ["customer_id": "'=1+1"]
    #expect(try customers("last_region", where: row) == "'+north")
    #expect(try customers("revenue", where: row) == "1.00")
    let periods = try WrittenTable(Data(place.bytes("out/shop/latest/tables/periods.csv").dropFirst(3)))
    #expect(try periods("revenue", where: ["period": "2025-03"]) == "-5.00")
  }

  // Standard output.

  @Test(arguments: [
    ["--help"], ["--version"], ["help", "run"], ["run", "--help"], ["describe"], ["describe", "growth"],
    ["init", "data/a.csv"], ["check", "shop.yml"],
  ])
  func whatCannotBePrintedIsAFailure(_ arguments: [String]) throws {
    let place = try Shop.open()
    let printed = try Program.debug.run(arguments, in: place.path)
    #expect(printed.code == 0)
    #expect(!printed.output.isEmpty)
    let lost = try Program.debug.run(arguments, in: place.path, output: "/dev/full")
    #expect(lost.code == 74)
    #expect(lost.words.contains("No space left on device"))
  }
}
