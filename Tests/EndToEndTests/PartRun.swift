import Foundation
import Testbench
import Testing

/// A run in parts, as somebody does it by hand: tasks in any order and grouping, parts handed over in any order.
struct PartRun {
  let place: Workplace
  let pipeline: String
  var program = Program.fast
  /// What `read`, `settle` and `finish` are told.
  var options: [String] = []
  /// Where parts stand.
  var folder = "parts"

  /// What a task came to.
  struct Refused: Error {
    let task: String
    let outcome: Program.Outcome
  }

  /// Runs one task.
  /// - Returns: The paths of what it made.
  @discardableResult
  func task(_ arguments: [String]) throws -> [String] {
    let outcome = try program.run(["part"] + arguments, in: place.path)
    guard outcome.code == 0 else { throw Refused(task: arguments[0], outcome: outcome) }
    return outcome.output.split(separator: "\n").map(String.init)
  }

  /// How a run is cut, and in which order parts are handed over.
  struct Cut: Sendable, CustomTestStringConvertible {
    var readers: Int
    var counters: Int
    var cuts = 1
    var seed: UInt64

    var testDescription: String { "\(readers) readers, \(counters) counters, \(cuts) cuts, seed \(seed)" }
  }

  func read(_ exports: [String], cuts: Int = 1) throws -> [String] {
    try task(["read", pipeline] + options + ["--out", folder, "--cuts", "\(cuts)"] + exports)
  }

  func settle(_ accounts: [String], days: [String] = []) throws -> String {
    try #require(try task(["settle", pipeline] + options + days + ["--out", folder] + accounts).first)
  }

  func count(_ stage: String, _ groups: ClosedRange<Int>, _ parts: [String]) throws -> String {
    let groups = "\(groups.lowerBound)-\(groups.upperBound)"
    return try #require(try task([stage, pipeline, "--out", folder, "--groups", groups] + parts).first)
  }

  /// All tasks but the last.
  /// - Returns: All parts that `finish` needs, in no order.
  func make(_ exports: [String], _ cut: Cut, days: [String] = []) throws -> [String] {
    var random = SplitMix64(seed: cut.seed)
    var shares = Array(repeating: [String](), count: min(cut.readers, exports.count))
    for (index, export) in exports.shuffled(using: &random).enumerated() {
      shares[index % shares.count].append(export)
    }
    let read = try shares.shuffled(using: &random).map { try self.read($0, cuts: cut.cuts) }
    let lines = read.flatMap { $0.dropLast() }
    let facts = try settle(read.compactMap(\.last).shuffled(using: &random), days: days)
    let inner = Set((1..<cut.counters).map { _ in Int.random(in: 1..<512, using: &random) }).sorted()
    let ranges = zip([0] + inner, inner + [512]).map { $0...$1 - 1 }
    func all(_ stage: String, _ parts: [String]) throws -> [String] {
      try ranges.shuffled(using: &random).map { range in
        try count(stage, range, (parts + lines + [facts]).shuffled(using: &random))
      }
    }
    let crowds = try all("crowd", [])
    let values = try all("value", crowds)
    let tallies = try all("tally", crowds + values)
    return ([facts] + crowds + values + tallies).shuffled(using: &random)
  }

  func finish(_ parts: [String]) throws { try task(["finish", pipeline] + options + parts) }
}

extension Workplace {
  /// The exports of lines, by the names in a folder.
  func exports(in folder: String) throws -> [String] {
    try names(in: folder).filter { $0.hasSuffix(".csv") }.map { folder + "/" + $0 }
  }

  /// Runs a pipeline whole and in parts, and compares all that was published, the manifest too.
  func expectSameBytes(
    _ pipeline: String, of name: String, _ exports: [String], _ cuts: [PartRun.Cut], options: [String] = [],
    days: [String] = [], with program: Program = .fast
  ) throws {
    let outcome = try program.run(["run", pipeline] + options, in: path)
    try #require(outcome.code == 0, "\(outcome.words)")
    let whole = try published(name)
    #expect(whole.count > 5)
    for cut in cuts {
      try FileManager.default.removeItem(atPath: self("out"))
      let run = PartRun(
        place: self, pipeline: pipeline, program: program, options: options, folder: "parts-\(cut.seed)")
      try run.finish(run.make(exports, cut, days: days))
      let parts = try published(name)
      #expect(parts.keys.sorted() == whole.keys.sorted())
      for file in whole.keys.sorted() { #expect(parts[file] == whole[file], "\(file): \(cut)") }
    }
  }
}
