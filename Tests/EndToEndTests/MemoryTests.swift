import Foundation
import Testbench
import Testing

/// `patron run --memory`: the same snapshot, however little memory there is. With 1K all lines are on the disk; with 90M
/// those of these exports are in memory, and so are their histories.
@Suite struct MemoryTests {
  private static func expectSame(
    _ pipeline: String, of name: String, at place: Workplace, memory: [String] = ["1K", "64K", "90M"],
    options: [String] = [], with program: Program = .debug
  ) throws {
    let outcome = try program.run(["run", pipeline] + options, in: place.path)
    try #require(outcome.code == 0, "\(outcome.words)")
    let whole = try place.published(name)
    for memory in memory {
      try FileManager.default.removeItem(atPath: place("out"))
      let outcome = try program.run(["run", pipeline, "--memory", memory] + options, in: place.path)
      try #require(outcome.code == 0, "\(outcome.words)")
      let bounded = try place.published(name)
      #expect(bounded.keys.sorted() == whole.keys.sorted())
      for file in whole.keys.sorted() { #expect(bounded[file] == whole[file], "\(file) in \(memory)") }
      #expect(try place.names(in: "out/\(name)/snapshots").count == 1)
    }
  }

  @Test func theSampleWithAllExports() throws {
    let place = try Workplace()
    try place.copyPipeline("relations")
    try place.run("sample", "data/sample", "--customers", "200", "--days", "400", "--seed", "3", with: .fast)
    try Self.expectSame("pipelines/relations.yml", of: "relations", at: place, with: .fast)
  }

  @Test(arguments: PartDuplicateTests.rules) func everyRuleForDuplicates(_ rule: String) throws {
    let place = try Workplace()
    try PartDuplicateTests.write(to: place)
    try place.write("shop.yml", PartDuplicateTests.pipeline(rule))
    try Self.expectSame("shop.yml", of: "shop", at: place, memory: ["1K"])
  }

  /// Ids stand on the disk only in a form that no other process can read.
  @Test func pseudonyms() throws {
    let place = try Shop.open()
    try place.write("shop.yml", Shop.pipeline + "privacy: {customer_ids: hmac, key_file: key}\n")
    try place.write("key", "0123456789abcdef0123456789abcdef")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: place("key"))
    try Self.expectSame("shop.yml", of: "shop", at: place, memory: ["1K", "90M"])
    #expect(try !place.table("customers").column("customer_id").contains("anna"))
  }

  @Test func pseudonymsWithAllExports() throws {
    let place = try Workplace()
    try place.copyPipeline("relations")
    let file = place("pipelines/relations.yml")
    let text = try String(contentsOfFile: file, encoding: .utf8)
    try place.write("pipelines/relations.yml", text + "\nprivacy: {customer_ids: hmac, key_file: key}\n")
    try place.write("key", "0123456789abcdef0123456789abcdef")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: place("key"))
    try place.run("sample", "data/sample", "--customers", "150", "--days", "300", "--seed", "5", with: .fast)
    try Self.expectSame(
      "pipelines/relations.yml", of: "relations", at: place, memory: ["1K", "90M"], with: .fast)
  }

  @Test func anEarlierDay() throws {
    let place = try Workplace()
    try PartDuplicateTests.write(to: place)
    for rule in ["keep", "drop_identical"] {
      try place.write("shop.yml", PartDuplicateTests.pipeline(rule))
      try Self.expectSame(
        "shop.yml", of: "shop", at: place, memory: ["1K", "90M"], options: ["--as-of", "2025-04-20"])
      try FileManager.default.removeItem(atPath: place("out"))
    }
  }

  /// One reading, many days.
  @Test(arguments: ["keep", "last_file_wins"]) func manyDays(_ rule: String) throws {
    func published(_ memory: [String]) throws -> [String: Data] {
      let place = try Workplace()
      try PartDuplicateTests.write(to: place)
      try place.write("shop.yml", PartDuplicateTests.pipeline(rule))
      let options = ["--as-of-each", "2025-03-31..2025-07-31", "--every", "month"]
      let outcome = try Program.debug.run(["run", "shop.yml"] + options + memory, in: place.path)
      try #require(outcome.code == 0, "\(outcome.words)")
      var files: [String: Data] = [:]
      for snapshot in try place.names(in: "out/shop/snapshots") {
        // Its name also says when the exports were written.
        let day = String(snapshot.prefix(10))
        for table in try place.names(in: "out/shop/snapshots/\(snapshot)/tables")
        where table != "snapshot.csv" {
          files["\(day)/\(table)"] = try place.bytes("out/shop/snapshots/\(snapshot)/tables/\(table)")
        }
        files["\(day)/rejects.csv"] = try place.bytes("out/shop/snapshots/\(snapshot)/rejects.csv")
      }
      return files
    }
    let whole = try published([])
    #expect(Set(whole.keys.map { $0.prefix(10) }).count == 5)
    for memory in ["1K", "90M"] {
      let bounded = try published(["--memory", memory])
      #expect(bounded.keys.sorted() == whole.keys.sorted())
      for file in whole.keys.sorted() { #expect(bounded[file] == whole[file], "\(file) in \(memory)") }
    }
  }

  /// Says the same, and leaves nothing.
  @Test func aRehearsal() throws {
    let place = try Shop.open()
    let plain = try place.run("run", "shop.yml", "--dry-run")
    for memory in ["1K", "90M"] {
      let bounded = try place.run("run", "shop.yml", "--dry-run", "--memory", memory)
      #expect(bounded.code == 0 && bounded.words == plain.words)
      #expect(try place.names(in: "out/shop/snapshots").isEmpty && place.latest() == nil)
    }
  }

  /// `output.memory` is the same, and nothing that is published depends on it; the option wins.
  @Test func theKeyOfThePipelineFile() throws {
    let place = try Shop.open()
    try place.run("run", "shop.yml")
    let whole = try place.published("shop")
    for (key, options, spills) in [
      ("1K", [], true), ("4G", ["--memory", "1K"], true), ("1K", ["--memory", "4G"], false),
      ("4G", [], false),
    ] {
      try place.write("shop.yml", Shop.pipeline + "output: {memory: \(key)}\n")
      let outcome = try Program.debug.run(
        ["run", "shop.yml", "--force", "--log", "json"] + options, in: place.path)
      #expect(outcome.code == 0 && outcome.words.contains("\"spill\"") == spills)
      try FileManager.default.removeItem(atPath: place("out"))
      _ = try Program.debug.run(["run", "shop.yml"] + options, in: place.path)
      #expect(try place.published("shop") == whole)
    }
    try place.write("shop.yml", Shop.pipeline + "output:\n  memory: much\n")
    let refused = try place.run("run", "shop.yml")
    #expect(refused.code == 78)
    #expect(refused.words.contains("output.memory: found much; wanted a number of bytes such as 512M or 4G"))
  }

  /// Settled again in the same run.
  @Test func aNewestDayThatIsTakenBack() throws {
    let place = try Workplace()
    try place.write("shop.yml", PartDuplicateTests.pipeline("last_file_wins"))
    let header = "order,day,customer,region,amount\n"
    try place.write("data/a.csv", header + "o2,2025-02-10,bert,north,21\no9,2025-06-10,anna,north,22\n")
    try place.write("data/b.csv", header + "o9,2025-06-10,anna,void,22\no1,2025-03-01,anna,south,5\n")
    try Self.expectSame("shop.yml", of: "shop", at: place, memory: ["1K"])
    #expect(try place.table("headline")("as_of") == "2025-03-01")
  }

  /// An export of several chunks is cut between them.
  @Test func oneLargeExport() throws {
    let place = try Workplace()
    try place.write("shop.yml", Shop.pipeline)
    var lines = "order,day,customer,region,amount\n"
    for line in 0..<60_000 {
      lines +=
        "order-\(line),2025-0\(1 + line % 9)-1\(line % 10),customer-\(line * 7919 % 5003),north,\(line % 97).50\n"
    }
    lines += "x,2025-13-01,anna,north,1\n"
    try place.write("data/a.csv", lines)
    try Self.expectSame("shop.yml", of: "shop", at: place, memory: ["1K"], with: .fast)
    #expect(
      String(decoding: try place.bytes("out/shop/latest/rejects.csv"), as: UTF8.self).contains(",60002,"))
  }

  /// So many customers that their rows are merged in several stretches; one has so many rows that they are in several blocks.
  @Test func manyCustomers() throws {
    let place = try Workplace()
    try place.write("shop.yml", Shop.pipeline + "output: {purchase_days: true, page: false}\n")
    var lines = "order,day,customer,region,amount\n"
    for line in 0..<45_000 {
      lines += "o\(line),2025-0\(1 + line % 9)-1\(line % 10),c\(line * 7919 % 40_009),north,\(line % 97).50\n"
    }
    for day in 0..<800 {
      let (year, month) = (2022 + day / 336, 1 + day / 28 % 12)
      lines += "a\(day),\(year)-\(month < 10 ? "0" : "")\(month)-\(10 + day % 28 % 18),c20000,north,1\n"
    }
    try place.write("data/a.csv", lines)
    try Self.expectSame("shop.yml", of: "shop", at: place, memory: ["1K", "90M"], with: .fast)
  }

  /// Where a write fails, nothing is published and nothing is left; what a killed run left is swept by the next one.
  @Test func whatAStoppedRunLeavesIsSwept() throws {
    let place = try Shop.open()
    let program = Program.debug.path
    func run(_ words: String) throws -> Program.Outcome {
      try Program(path: "/bin/sh").run(
        ["-c", words + " \"$0\" run shop.yml --memory 1K", program], in: place.path)
    }
    for blocks in [0, 1, 4] {
      let failed = try run("ulimit -f \(blocks); exec")
      #expect(failed.code != 0 && place.latest() == nil)
      #expect((try? place.names(in: "out/shop/snapshots")) ?? [] == [])
    }
    var kills = 0
    for hundredths in 1...8 {
      let killed = try run("exec timeout -s KILL 0.0\(hundredths)")
      if killed.code != 0 { kills += 1 }
      #expect(killed.code == 0 || killed.code == 137)
    }
    #expect(kills > 0)
    let outcome = try place.run("run", "shop.yml", "--memory", "1K")
    #expect(outcome.code == 0, "\(outcome.words)")
    #expect(try place.names(in: "out/shop/snapshots").count == 1)
  }

  @Test(arguments: ["0M", "4", "x", "-1G"]) func aSizeThatIsNone(_ size: String) throws {
    #expect(try Shop.open().run("run", "shop.yml", "--memory=\(size)").code == 64)
  }
}
