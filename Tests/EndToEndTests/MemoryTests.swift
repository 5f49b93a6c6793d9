import Foundation
import Testbench
import Testing

/// `patron run --memory`: the same snapshot, however little memory there is.
@Suite struct MemoryTests {
  private static func expectSame(
    _ pipeline: String, of name: String, at place: Workplace, memory: [String] = ["1K", "64K"],
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
