internal import ArgumentParser
internal import Base
internal import Files
internal import Foundation
internal import Intake
internal import Ledger
internal import Reports

struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Look at exports and propose a pipeline file, with its reasons as comments.",
    discussion: """
      The file goes to the standard output: patron init exports/*.csv > shop.yml. Exits with 65 where a part
      that is needed (customer, date, amount) cannot be found; the file then says TODO in its place.
      """)

  @Argument(help: "The exports.")
  var files: [String]

  @Flag(help: "Say nothing but what went wrong.")
  var quiet = false

  func run() async throws {
    try await reportingFailures {
      var seen: Set<String> = []
      let proposal = try await Proposal.tried(files.filter { seen.insert($0).inserted })
      let output = try OutputFile.standardOutput()
      try output.write(proposal.yaml)
      try output.close()
      if !quiet { for words in proposal.notes { Terminal.say("patron init: \(words)\n") } }
      if let failure = proposal.failure { throw failure }
    }
  }
}

extension Proposal {
  /// The proposal for some exports. Where all parts were found, it has been decoded and the exports have been
  /// read by it, as a run would, so that its figures are a run's.
  static func tried(_ paths: [String]) async throws -> Proposal {
    var proposal = try Proposal(Inspection(paths))
    guard proposal.missing.isEmpty else { return proposal }
    let job = try Job(
      proposal.decoded(), root: "", asOf: nil,
      crew: Crew(threads: ProcessInfo.processInfo.activeProcessorCount),
      progress: Progress(isOn: Terminal.isWatched, Log()))
    let reading = try await job.read()
    job.progress.end()
    proposal.account = reading.account.total
    let ledger = HistoryBuilder(reading, shards: job.shards, purchase: job.pipeline.settings.purchase)
    let histories = try await job.crew.map(0..<job.shards) { ledger.history(ofShard: $0) }
    proposal.lapse = LapseSuggestion(histories, asOf: reading.asOf)
    _ = try proposal.decoded()
    return proposal
  }

  /// The file as a run reads it.
  func decoded() throws -> Pipeline {
    do throws(PipelineError) {
      return try Pipeline(yaml: yaml, file: "the proposal", knownTables: Registry.tableNames)
    } catch {
      throw Failure(
        .data,
        "the proposed pipeline file is not one. This is a defect of patron; please report it:\n\(error)\n\(yaml)"
      )
    }
  }

  /// What is worth saying beside the file.
  var notes: [String] {
    inspection.exports.omitted.map { "left out: \(FileError.shown($0.path)): \($0.reason)" }
      + inspection.encoding.otherFiles.map { "\(FileError.shown($0)) is in another encoding than the others" }
      + toConfirm.map { "to be confirmed: \($0)" }
  }

  /// Why the file cannot be run as it stands.
  var failure: Failure? {
    if !missing.isEmpty {
      let words = missing.map { "\($0.role.rawValue) (\($0.reason))" }.joined(separator: "; ")
      return Failure(
        .data,
        "not found: \(words). The proposed file says \(Self.placeholder) in its place and cannot be run so")
    }
    guard let account, account.accepted == 0 else { return nil }
    return Failure(.data, "with the proposed file no line would be accepted; its first lines say why")
  }
}
