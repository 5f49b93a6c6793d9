internal import ArgumentParser
internal import Files

@main
struct PatronCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "patron",
    abstract: "Report tables about the people who buy, from a merchant's transaction exports.",
    version: patronVersion,
    subcommands: [
      RunCommand.self, CheckCommand.self, InitCommand.self, DescribeCommand.self, DiffCommand.self,
      VerifyCommand.self, SampleCommand.self,
    ])

  static func main() async {
    Launch.note()
    FreedMemory.keep()
    Interruption.watch()
    do {
      let command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        var command = command
        try command.run()
      }
    } catch {
      if exitCode(for: error) == .success { say(fullMessage(for: error)) }
      exit(withError: error)
    }
  }

  /// Help and the version are data for standard output, which ArgumentParser would not check.
  private static func say(_ text: String) {
    do throws(FileError) {
      let output = try OutputFile.standardOutput()
      try output.write(text + "\n")
      try output.close()
    } catch {
      Log().fail(Failure(error))
      exit(withError: ExitCode(Failure.Code.disk.rawValue))
    }
    exit()
  }
}

/// What commands that read a pipeline have in common.
struct PipelineOptions: ParsableArguments {
  @Argument(help: "The pipeline file.")
  var pipeline: String

  @Option(help: "The last day that counts, yyyy-MM-dd; later lines are set aside.")
  var asOf: String?

  @Option(help: "The folder that the pipeline's paths are relative to.")
  var root = ""

  @Option(help: "How many threads; the tables do not depend on it.")
  var threads: Int?

  @Option(help: "The day that gates take for today, yyyy-MM-dd.")
  var today: String?

  @Option(help: .hidden)
  var shards: Int?

  @Option(help: "What is said on standard error: text, or json, one object a line.")
  var log = Log.Format.text

  @Flag(help: "Say nothing but what went wrong.")
  var quiet = false

  func validate() throws {
    for (name, value) in [("--threads", threads), ("--shards", shards)] {
      if let value, !(1...1024).contains(value) {
        throw ValidationError("\(name) must be between 1 and 1024, not \(value)")
      }
    }
    _ = try day(asOf, "--as-of")
    _ = try day(today, "--today")
  }
}
