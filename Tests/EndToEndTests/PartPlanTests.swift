import Foundation
import Testbench
import Testing

/// The tasks of a run as a scheduler gets them.
@Suite struct PartPlanTests {
  private struct Step: Decodable {
    let stage: String
    let command: [String]
    let needs: [String]
    let makes: [String]
  }

  private static func shop() throws -> (place: Workplace, whole: [String: Data]) {
    let place = try Shop.open()
    for (index, name) in ["b", "c", "it's $5"].enumerated() {
      try place.write(
        "data/\(name).csv",
        "order,day,customer,region,amount\nx\(index),2025-06-0\(index + 1),anna,north,3.00\n")
    }
    let outcome = try place.run("run", "shop.yml")
    try #require(outcome.code == 0, "\(outcome.words)")
    let whole = try place.published("shop")
    try FileManager.default.removeItem(atPath: place("out"))
    return (place, whole)
  }

  /// Whoever does each task when its needs are there, in whatever order, has the snapshot of a run.
  @Test(arguments: [1, 2, 3]) func aPlanCanBeFollowed(_ tasks: Int) throws {
    let (place, whole) = try Self.shop()
    let text = try place.run("part", "plan", "shop.yml", "--out", "parts", "--tasks", "\(tasks)").output
    var left = try text.split(separator: "\n").map {
      try JSONDecoder().decode(Step.self, from: Data($0.utf8))
    }
    #expect(left.filter { $0.stage == "crowd" }.count == tasks)
    #expect(Set(left.map(\.stage)) == ["read", "settle", "crowd", "value", "tally", "finish"])
    var random = SplitMix64(seed: UInt64(tasks))
    var made: Set<String> = []
    while !left.isEmpty {
      let ready = left.indices.filter { made.isSuperset(of: left[$0].needs) }
      let step = left.remove(at: try #require(ready.randomElement(using: &random)))
      #expect(step.command.first == "patron")
      let outcome = try Program.debug.run(Array(step.command.dropFirst()), in: place.path)
      try #require(outcome.code == 0, "\(step.stage): \(outcome.words)")
      if step.stage != "finish" {
        #expect(outcome.output.split(separator: "\n").map(String.init) == step.makes)
      }
      made.formUnion(step.makes)
    }
    #expect(try place.published("shop") == whole)
    #expect(try place.names(in: "parts").count == made.count)
  }

  /// Without a scheduler: `make -j`.
  @Test func makeFollowsThePlan() throws {
    let (place, whole) = try Self.shop()
    let makefile = try place.run("part", "plan", "shop.yml", "--out", "parts", "--tasks", "2", "--make")
      .output
    try place.write("parts.mk", makefile)
    let folder = URL(fileURLWithPath: Program.debug.path).deletingLastPathComponent().path
    let path = folder + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "")
    let outcome = try Program(path: "/usr/bin/make").run(
      ["-s", "-j", "4", "-f", "parts.mk"], in: place.path, environment: ["PATH": path])
    #expect(outcome.code == 0, "\(outcome.words)")
    #expect(try place.published("shop") == whole)
    // All is there, so only what publishes is done again, and finds that it is up to date.
    let again = try Program(path: "/usr/bin/make").run(
      ["-j", "4", "-f", "parts.mk"], in: place.path, environment: ["PATH": path])
    #expect(again.code == 0 && again.words.contains("already up to date"), "\(again.words)")
    #expect(!again.output.contains("'read'"))
  }

  /// Stopped by a full disk or killed with -9, a task leaves no part that is not whole; done again, it makes the same.
  @Test func aTaskThatIsStoppedLeavesNoHalfPart() throws {
    let (place, whole) = try Self.shop()
    let text = try place.run("part", "plan", "shop.yml", "--out", "parts", "--tasks", "2").output
    var stopped = 0
    func parts() throws -> [String: Data] {
      let names = (try? place.names(in: "parts").filter { $0.hasSuffix(".part") && !$0.hasPrefix(".") }) ?? []
      return Dictionary(uniqueKeysWithValues: try names.map { ($0, try place.bytes("parts/" + $0)) })
    }
    for line in text.split(separator: "\n") {
      let step = try JSONDecoder().decode(Step.self, from: Data(line.utf8))
      let arguments = Array(step.command.dropFirst())
      for stop in [
        "ulimit -f 0;", "ulimit -f 1;", "ulimit -f 16;", "timeout -s KILL 0.01", "timeout -s KILL 0.04",
      ] {
        let outcome = try Program(path: "/bin/sh").run(
          ["-c", stop + " \"$0\" \"$@\"", Program.debug.path] + arguments, in: place.path)
        if outcome.code == 0 { continue }
        stopped += 1
        if step.stage != "finish" { #expect(place.latest() == nil) }
      }
      let left = try parts()
      let outcome = try Program.debug.run(arguments, in: place.path)
      try #require(outcome.code == 0, "\(step.stage): \(outcome.words)")
      let made = try parts()
      for name in left.keys.sorted() { #expect(left[name] == made[name], "\(name)") }
    }
    #expect(stopped > 20)
    #expect(try place.published("shop") == whole)
  }
}
