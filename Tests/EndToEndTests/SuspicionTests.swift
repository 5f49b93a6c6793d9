import Foundation
import Testing

/// What looks wrong is said by `check`, `run` and `init`, stands in a table and on the page, and can stop a run.
@Suite struct SuspicionTests {
  private static let lines = [
    "o6,2025-06-01,NULL,north,1.00", "o7,2025-06-02,NULL,north,2.00", "o8,2025-06-03,Grand Total,north,12.50",
  ]

  private static func open(_ keys: String = "") throws -> Workplace {
    let place = try Shop.open(gates: keys)
    try place.write("data/b.csv", "order,day,customer,region,amount\n" + lines.joined(separator: "\n") + "\n")
    return place
  }

  private static let words = [
    "looks wrong: total_row in data/b.csv: 1 line, 12.50, such as \"Grand Total\": these lines add up other lines",
    "looks wrong: word_for_nothing in data/b.csv: 2 lines, 3.00, such as \"NULL\": this id says that there is no customer",
  ]

  @Test func aRunSaysItAtItsEndAndInATable() throws {
    let place = try Self.open()
    let run = try place.run("run", "shop.yml")
    #expect(run.code == 0)
    for words in Self.words { #expect(run.words.contains("patron: warning: " + words)) }
    let table = try String(decoding: place.bytes("out/shop/latest/tables/suspicions.csv"), as: UTF8.self)
      .split(separator: "\n")
    #expect(table.count == 3)
    #expect(table[1].hasPrefix("total_row,data/b.csv,1,12.50,Grand Total,"))
    #expect(table[2].hasPrefix("word_for_nothing,data/b.csv,2,3.00,NULL,"))
    let page = try String(decoding: place.bytes("out/shop/latest/report.html"), as: UTF8.self)
    #expect(page.contains("Something in the exports looks wrong"))
    #expect(page.contains("lines that add up other lines"))
  }

  @Test func anOrdinaryShopIsNotSuspected() throws {
    let place = try Shop.open()
    let run = try place.run("run", "shop.yml")
    #expect(!run.words.contains("looks wrong"))
    #expect(
      try String(decoding: place.bytes("out/shop/latest/tables/suspicions.csv"), as: UTF8.self)
        == "kind,file,lines,money,example,advice\n")
    #expect(
      try !String(decoding: place.bytes("out/shop/latest/report.html"), as: UTF8.self).contains("looks wrong")
    )
  }

  /// What `init` can leave out by a rule is not wrong any more; it says so.
  @Test func checkSaysTheSameAndInitLeavesItOut() throws {
    let place = try Self.open()
    let check = try place.run("check", "shop.yml")
    #expect(check.code == 0)
    for words in Self.words { #expect(check.output.contains("\n" + words)) }
    let proposal = try place.run("init", "data/a.csv", "data/b.csv")
    #expect(proposal.output.contains("    - {column: customer, in: [\"NULL\"]}\n"))
    #expect(proposal.output.contains("    - {column: customer, in: [\"Grand Total\"]}\n"))
    #expect(
      proposal.words.contains(
        "lines left out (source.exclude), customer \"Grand Total\": 1 row has a word for a total"))
    #expect(!proposal.words.contains("looks wrong"))
  }

  /// What needs a person is said by `init` as by a run.
  @Test func initSaysWhatItCannotDecide() throws {
    let place = try Shop.open()
    try place.write("data/b.csv", Shop.export)
    let words = "looks wrong: same_file_twice in data/b.csv: 5 lines, "
    #expect(try place.run("check", "shop.yml").output.contains("\n" + words))
    try place.write("data/c.csv", Shop.export.replacing("2025-05-30,carl", with: "2025-05-30,2.02207E+18"))
    let proposal = try place.run("init", "data/c.csv")
    #expect(proposal.words.contains("patron init: looks wrong: rounded_ids in data/c.csv: 1 line, 30.00, "))
  }

  @Test(arguments: ["refuse", "[both_negative, total_row]"]) func aGateStopsTheRun(_ gate: String) throws {
    let place = try Self.open("gates: {suspicions: \(gate)}\n")
    for command in ["run", "check"] {
      let answer = try place.run(command, "shop.yml")
      #expect(answer.code == 65)
      #expect(answer.words.contains("gates.suspicions: total_row in data/b.csv, 1 line"))
    }
    #expect(try place.run("run", "shop.yml", "--dry-run").code == 65)
  }

  @Test func aGateForOtherKindsLetsTheRunPass() throws {
    let place = try Self.open("gates: {suspicions: [both_negative]}\n")
    #expect(try place.run("run", "shop.yml").code == 0)
  }

  @Test func whatIsAcceptedIsNotSaid() throws {
    let place = try Self.open(
      "gates: {suspicions: refuse}\naccepted_suspicions: [total_row, word_for_nothing]\n")
    let run = try place.run("run", "shop.yml")
    #expect(run.code == 0)
    #expect(!run.words.contains("looks wrong"))
    #expect(
      try String(decoding: place.bytes("out/shop/latest/tables/suspicions.csv"), as: UTF8.self)
        == "kind,file,lines,money,example,advice\n")
    #expect(try place.run("check", "shop.yml").output.contains("2 suspicions accepted (accepted_suspicions)"))
  }

  /// No figure changes: all other tables, but `snapshot`, which names its folder, are those of a run that accepts everything.
  @Test func noFigureChanges() throws {
    let place = try Self.open()
    _ = try place.run("run", "shop.yml")
    try place.write(
      "quiet.yml",
      Shop.pipeline + "accepted_suspicions: [total_row, word_for_nothing]\noutput: {folder: quiet}\n")
    _ = try place.run("run", "quiet.yml")
    for name in try place.names(in: "out/shop/latest/tables")
    where !["suspicions.csv", "snapshot.csv"].contains(name) {
      #expect(
        try String(decoding: place.bytes("out/shop/latest/tables/\(name)"), as: UTF8.self)
          == String(decoding: place.bytes("quiet/shop/latest/tables/\(name)"), as: UTF8.self))
    }
  }

  /// A kept reading knows what was seen.
  @Test func keptReadingsSayTheSame() throws {
    let place = try Self.open()
    try place.write("kept.yml", Shop.pipeline.replacing("source:\n", with: "source:\n  cache: kept\n"))
    _ = try place.run("run", "kept.yml")
    let table = try String(decoding: place.bytes("out/shop/latest/tables/suspicions.csv"), as: UTF8.self)
    _ = try place.run("run", "kept.yml", "--as-of", "2025-06-04")
    #expect(
      try String(decoding: place.bytes("out/shop/latest/tables/suspicions.csv"), as: UTF8.self) == table)
    _ = try place.run("run", "shop.yml", "--as-of", "2025-06-05")
    #expect(
      try String(decoding: place.bytes("out/shop/latest/tables/suspicions.csv"), as: UTF8.self) == table)
  }
}
