internal import ArgumentParser
internal import Files
internal import Foundation
internal import Night
internal import Proposal

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

  @Flag(help: "Print nothing but warnings and errors.")
  var quiet = false

  func run() async throws {
    try await reportingFailures {
      var seen: Set<String> = []
      let crew = Crew(threads: ProcessInfo.processInfo.activeProcessorCount)
      let progress = Progress(isOn: Terminal.isWatched, Log())
      let proposal = try await Proposal.tried(
        files.filter { seen.insert($0).inserted }, by: crew, telling: progress)
      let output = try OutputFile.standardOutput()
      try output.write(proposal.yaml)
      try output.close()
      if !quiet { for words in proposal.notes { Terminal.say("patron init: \(words)\n") } }
      if let failure = proposal.failure { throw failure }
    }
  }
}
