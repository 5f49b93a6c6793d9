import Foundation
import Testing

/// Exports as people have them, each with what must come of it: the figures of the published tables, or the word that is
/// said. `ExportCase` says how a case is written.
@Suite struct ExportCaseTests {
  @Test(arguments: ExportCase.all) func whatMustComeComes(_ export: ExportCase) throws {
    let trial = try Trial(export)
    for expectation in export.expectations {
      let found = try trial.found(expectation)
      #expect(
        found == expectation.value, "\(expectation.who) \(expectation.what), \(trial.words(expectation.who))")
    }
  }

  /// A case that is not read is not tried.
  @Test func casesAreThere() {
    #expect(ExportCase.all.count >= 100)
    #expect(Set(ExportCase.all.map(\.name)).count == ExportCase.all.count)
  }
}

/// A case in a folder of its own; each command runs once, when it is first asked about.
private final class Trial {
  private let export: ExportCase
  private let place: Workplace
  private var outcomes: [String: Program.Outcome] = [:]

  init(_ export: ExportCase) throws {
    self.export = export
    place = try Workplace()
    for file in export.files { try place.write(file.path, file.bytes) }
    if let pipeline = export.pipeline { try place.write("case.yml", pipeline) }
  }

  /// What came, in the form of the expected value.
  func found(_ expectation: ExportCase.Expectation) throws -> String {
    let value = expectation.value
    switch expectation.what {
    case "exit": return "\(try outcome(expectation.who).code)"
    case "says", "omits":
      let isSaid = try said(by: expectation.who).localizedStandardContains(value)
      return isSaid == (expectation.what == "says") ? value : isSaid ? "said" : "not said"
    case "asks": return try asked()
    default: return try figure(expectation)
    }
  }

  /// What a command said, for the message of a failure.
  func words(_ who: ExportCase.Expectation.Who) -> String {
    outcomes.values.map(\.words).joined(separator: "\n")
      + (who == .run ? "" : outcomes[who.rawValue]?.output ?? "")
  }

  private func outcome(_ who: ExportCase.Expectation.Who) throws -> Program.Outcome {
    try remembered(who.rawValue) {
      switch who {
      case .run: try place.run("run", "case.yml")
      case .check: try place.run("check", "case.yml")
      case .`init`:
        try Program.debug.run(
          ["init"] + export.files.map(\.path).filter { $0.hasPrefix("in/") }.sorted(), in: place.path)
      }
    }
  }

  private func remembered(_ name: String, _ run: () throws -> Program.Outcome) rethrows -> Program.Outcome {
    if let outcome = outcomes[name] { return outcome }
    let outcome = try run()
    outcomes[name] = outcome
    return outcome
  }

  /// Words and output, and the refusals of the table; comments of a proposal as running text.
  private func said(by who: ExportCase.Expectation.Who) throws -> String {
    let outcome = try outcome(who)
    let refusals = who == .run ? (try? place.bytes("out/case/latest/tables/refusals.csv")) ?? Data() : Data()
    return (outcome.output + outcome.words + String(decoding: refusals, as: UTF8.self))
      .replacing(#/\n *# +/#, with: " ")
  }

  private func figure(_ expectation: ExportCase.Expectation) throws -> String {
    // A proposal that asks is run as if all were confirmed, but a case must say that it asks.
    if expectation.who == .`init`, !export.expectations.contains(where: { $0.what == "asks" }) {
      let asked = try asked()
      guard asked == "nothing" else { return "asks \(asked)" }
    }
    let output = expectation.who == .run ? "out" : "proposed"
    let outcome = try expectation.who == .run ? outcome(.run) : proposed()
    guard outcome.code == 0 else { return "exit \(outcome.code)" }
    func table(_ name: String) throws -> WrittenTable { try place.table(name, of: "case", output: output) }
    switch expectation.what {
    case "suspicions":
      let kinds = Set(try table("suspicions").column("kind"))
      return kinds.isEmpty ? "none" : kinds.sorted().joined(separator: " ")
    case "customers": return try table("headline")("customers")
    case "cell":
      let words = expectation.value.split(separator: " ", maxSplits: 3).map(String.init)
      let key = words[1].split(separator: "=", maxSplits: 1).map(String.init)
      let cell = try table(words[0]).rows(where: [key[0]: key[1]]).first?[words[2]]
      return (words[..<3] + [cell ?? "no such cell"]).joined(separator: " ")
    case let column: return try table("quality")(column, where: ["file": "(total)"])
    }
  }

  /// The keys that the proposal wants to have confirmed.
  private func asked() throws -> String {
    let keys = try outcome(.`init`).output.firstMatch(of: #/(?m)^confirm: \[(.*)\]$/#)?.1
    return keys.map(String.init) ?? "nothing"
  }

  /// A run of what `init` proposes, unedited but for its name, what is confirmed and where it publishes.
  private func proposed() throws -> Program.Outcome {
    let proposal = try outcome(.`init`)
    return try remembered("proposed") {
      let named = proposal.output.replacing(#/(?m)^pipeline: .*$/#, with: "pipeline: case")
        .replacing(#/(?m)^confirm: .*$/#, with: "confirm: []")
      try place.write("proposed.yml", named + "output: {folder: proposed}\n")
      return try place.run("run", "proposed.yml")
    }
  }
}
