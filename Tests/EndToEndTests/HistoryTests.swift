import Foundation
import Testing

/// `history.csv` and the table `snapshot`: what a reader finds of the nights before.
@Suite struct HistoryTests {
  private func history(_ place: Workplace, in folder: String = "latest") throws -> WrittenTable {
    try WrittenTable(place.bytes("out/shop/\(folder)/history.csv"))
  }

  /// The oracle: the headlines of all snapshots that are there, each read by itself; of one day the last in the order given.
  private func headlines(_ place: Workplace, _ snapshots: [String]) throws -> [[String: String]] {
    var rows: [String: [String: String]] = [:]
    for snapshot in snapshots {
      let headline = try WrittenTable(place.bytes("out/shop/\(snapshot)/tables/headline.csv"))
      var row = try #require(headline.rows.first)
      row["snapshot"] = String(snapshot.dropFirst("snapshots/".count))
      rows[row["as_of"] ?? ""] = row
    }
    return rows.sorted { $0.key < $1.key }.map(\.value)
  }

  @discardableResult
  private func run(_ place: Workplace, _ arguments: String...) throws -> String {
    let outcome = try Program.debug.run(["run", "shop.yml"] + arguments, in: place.path)
    #expect(outcome.code == 0, "\(outcome.words)")
    let words = outcome.words
    // The snapshot that this run published, also where latest stays.
    let name = words.matches(of: /snapshots\/[0-9a-f-]+/).last.map { String($0.output) }
    return name ?? ""
  }

  private func night(_ place: Workplace, _ day: String, _ amount: String) throws {
    try place.write(
      "data/\(day).csv", "order,day,customer,region,amount\nn\(day),\(day),nora,north,\(amount)\n")
  }

  @Test func everyNightAddsItsHeadline() throws {
    let place = try Shop.open()
    var snapshots = [try run(place)]
    #expect(try history(place).header.first == "snapshot")
    for (day, amount) in [("2025-06-01", "3.00"), ("2025-06-02", "4.00"), ("2025-06-05", "1.50")] {
      try night(place, day, amount)
      snapshots.append(try run(place))
    }
    #expect(try history(place).rows == headlines(place, snapshots))
    #expect(try history(place).column("as_of") == ["2025-05-30", "2025-06-01", "2025-06-02", "2025-06-05"])
    // A later correction of the same day takes the place of its row.
    try night(place, "2025-06-04", "100.00")
    snapshots.append(try run(place))
    #expect(try history(place).rows == headlines(place, snapshots))
    #expect(try history(place).rows.count == 4)
    #expect(try place.run("verify", "out/shop/latest").code == 0)
    // Up to date: nothing is made, so nothing is added.
    #expect(try run(place) == "" || place.latest() == snapshots.last)
    #expect(try history(place).rows.count == 4)
  }

  @Test func daysInThePastAndBackfillsStaySorted() throws {
    let place = try Shop.open()
    var snapshots = [try run(place)]
    snapshots.append(try run(place, "--as-of", "2025-03-31"))
    #expect(place.latest() == snapshots[0])
    // The run as of a day in the past left latest alone; the next night knows of it all the same.
    try night(place, "2025-06-01", "3.00")
    snapshots.append(try run(place))
    #expect(try history(place).rows == headlines(place, snapshots))
    #expect(try history(place).column("as_of") == ["2025-03-31", "2025-05-30", "2025-06-01"])
    try run(place, "--as-of-each", "2025-01-31..2025-04-30", "--every", "month")
    try night(place, "2025-06-02", "2.00")
    let last = try run(place)
    let days = [
      "2025-01-31", "2025-02-28", "2025-03-31", "2025-04-30", "2025-05-30", "2025-06-01", "2025-06-02",
    ]
    #expect(try history(place).column("as_of") == days)
    let all = try place.names(in: "out/shop/snapshots").map { "snapshots/" + $0 }
    #expect(
      try history(place).rows == headlines(place, all.filter { ![last, snapshots[1]].contains($0) } + [last]))
    // Back to an earlier day, on purpose.
    let back = try run(place, "--as-of", "2025-02-15", "--promote")
    #expect(place.latest() == back)
    #expect(try history(place).column("as_of") == (days + ["2025-02-15"]).sorted())
  }

  @Test func aHistoryThatIsMissingOrDamagedOrOlderIsMadeUpFromTheHeadlines() throws {
    for change in ["missing", "damaged", "older"] {
      let place = try Shop.open()
      var snapshots = [try run(place)]
      try night(place, "2025-06-01", "3.00")
      snapshots.append(try run(place))
      let file = "out/shop/\(snapshots[1])/history.csv"
      switch change {
      case "missing": try FileManager.default.removeItem(atPath: place(file))
      case "damaged": try place.write(file, "snapshot,as_of\n\"2025-06-01-12345678,2025-06-01\n")
      default: try place.write(file, "as_of,customers,gone\n2025-04-01,77,1\nnonsense,1,1\n")
      }
      try night(place, "2025-06-02", "4.00")
      snapshots.append(try run(place))
      let found = try history(place)
      if change == "older" {
        // Its rows are taken for what they say, in the columns of today.
        #expect(try found.column("as_of") == ["2025-04-01", "2025-06-02"])
        #expect(found.rows.first?["customers"] == "77" && found.rows.first?["revenue"] == "")
      } else {
        #expect(try found.rows == headlines(place, snapshots), "\(change)")
      }
    }
  }

  /// Snapshots that are not kept any more stay in the history.
  @Test func whatWasPrunedIsRemembered() throws {
    let place = try Shop.open(gates: "output: {keep: 1}\n")
    try run(place)
    for day in ["2025-06-01", "2025-06-02"] {
      try night(place, day, "3.00")
      try run(place)
    }
    #expect(try place.names(in: "out/shop/snapshots").count == 1)
    #expect(try history(place).column("as_of") == ["2025-05-30", "2025-06-01", "2025-06-02"])
  }

  @Test func withoutAHeadlineTheHistoryStays() throws {
    let place = try Shop.open()
    try run(place)
    try place.write("shop.yml", Shop.pipeline + "tables: [periods, snapshot]\n")
    try night(place, "2025-06-01", "3.00")
    try run(place)
    #expect(try history(place).column("as_of") == ["2025-05-30"])
    #expect(try place.names(in: "out/shop/latest/tables") == ["periods.csv", "snapshot.csv"])
  }

  @Test func theTableSnapshotNamesItsFolder() throws {
    let place = try Shop.open(gates: "money: {currency: EUR}\n")
    for edition in ["", "-2"] {
      let published = try run(place, "--force")
      #expect(published.hasSuffix(edition))
      let table = try place.table("snapshot")
      #expect(try "snapshots/" + table("snapshot") == published)
      #expect(try table("pipeline") == "shop" && table("currency") == "EUR")
      #expect(try table("lines") == "5" && table("latest_line") == "2025-05-30")
      let manifest = try JSONSerialization.jsonObject(with: place.bytes("out/shop/latest/manifest.json"))
      let members = try #require(manifest as? [String: Any])
      #expect(try table("build") == members["build"] as? String)
      #expect(try table("version") == members["version"] as? String)
    }
    // As of a day in the past, the newest line is still told.
    let past = try run(place, "--as-of", "2025-03-31")
    let table = try WrittenTable(place.bytes("out/shop/\(past)/tables/snapshot.csv"))
    #expect(try table("latest_line") == "2025-05-30" && table("as_of") == "2025-03-31")
  }

  @Test func purchaseDaysAreMadeOnlyWhenAskedFor() throws {
    let place = try Shop.open()
    try run(place)
    #expect(try !place.names(in: "out/shop/latest/tables").contains("purchase_days.csv"))
    #expect(
      try !String(decoding: place.bytes("out/shop/latest/datapackage.json"), as: UTF8.self).contains(
        "purchase_days.csv"))
    try place.write("shop.yml", Shop.pipeline + "output: {purchase_days: true}\n")
    try run(place)
    let days = try place.table("purchase_days")
    #expect(
      days.header == ["customer_id", "day", "number", "net", "orders", "gap_days", "is_last", "region"])
    #expect(try days.column("day", where: ["customer_id": "anna"]) == ["2025-01-10", "2025-04-30"])
    #expect(try days.column("gap_days", where: ["customer_id": "anna"]) == ["", "110"])
    #expect(try place.run("verify", "out/shop/latest").code == 0)
  }
}
