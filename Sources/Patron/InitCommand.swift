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
      The file goes to the standard output: patron init exports > shop.yml. Exits with 65 where a part
      that is needed (customer, date, amount) cannot be found; the file then says TODO in its place. What the
      exports do not decide stands in the list confirm at the top, and patron run refuses the file until a person
      has looked at it and deleted it from there. Complaints, staff, surveys, campaigns, points and referrals beside the
      lines are known by their columns, and get sections of their own. Exports of platforms such as Shopify are known by their headers;
      --platforms lists them.
      """)

  @Argument(
    help: "The exports, or a folder: of a folder all that end in .csv, .csv.gz, .csv.zst or .csv.zip.")
  var files: [String] = []

  @Flag(help: "List the platforms whose exports are known, by which columns, and what their revenue is.")
  var platforms = false

  @Flag(help: "Print nothing but warnings and errors.")
  var quiet = false

  func validate() throws {
    if platforms, !files.isEmpty { throw ValidationError("--platforms goes with no exports") }
    if !platforms, files.isEmpty { throw ValidationError("Missing expected argument '<files> ...'") }
  }

  func run() async throws {
    try await reportingFailures {
      if platforms { return try Self.print(PlatformList.markdown) }
      let crew = Crew(threads: ProcessInfo.processInfo.activeProcessorCount)
      let progress = Progress(isOn: Terminal.isWatched, Log())
      let proposal = try await Proposal.tried(files, by: crew, telling: progress)
      try Self.print(proposal.yaml)
      if !quiet { for words in proposal.notes { Terminal.say("patron init: \(words)\n") } }
      for words in proposal.suspicions { Terminal.say("patron init: \(words)\n") }
      if let failure = proposal.failure { throw failure }
    }
  }

  private static func print(_ text: String) throws {
    let output = try OutputFile.standardOutput()
    try output.write(text)
    try output.close()
  }
}
