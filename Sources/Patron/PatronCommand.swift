internal import ArgumentParser
internal import Base
internal import Files
internal import Foundation
internal import Night

@main
struct PatronCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "patron",
    abstract: "Report tables about the people who buy, from a merchant's transaction exports.",
    version: patronVersion,
    subcommands: [
      RunCommand.self, CheckCommand.self, InitCommand.self, DescribeCommand.self, DiffCommand.self,
      VerifyCommand.self, PageCommand.self, PublishCommand.self, PartCommand.self, SampleCommand.self,
      ManualCommand.self,
    ])

  static func main() async {
    Launch.note()
    FreedMemory.keep()
    Interruption.watch()
    do {
      try ensureCommandExists(CommandLine.arguments.dropFirst())
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

  /// The parser would take a misspelt command for an argument too many.
  private static func ensureCommandExists(_ arguments: ArraySlice<String>) throws {
    guard let first = arguments.first, !first.hasPrefix("-") else { return }
    let names = configuration.subcommands.map { $0._commandName } + ["help"]
    guard !names.contains(first) else { return }
    let meant = names.nearest(to: first).map { "; did you mean \($0)?" } ?? ""
    throw ValidationError("there is no command \(first)\(meant)")
  }

  /// Help and the version are data for standard output, which ArgumentParser would not check.
  private static func say(_ text: String) {
    do throws(FileError) {
      let output = try OutputFile.standardOutput()
      try output.write(text + "\n")
      try output.close()
    } catch {
      Log().fail(error.description, exit: Failure.Code.disk.rawValue)
      exit(withError: ExitCode(Failure.Code.disk.rawValue))
    }
    exit()
  }
}

/// Prints the manual page that `make install` installs. It is made of the same declarations as `--help`.
struct ManualCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "Print the manual page, for man(1).", shouldDisplay: false)

  func run() async throws {
    try await reportingFailures {
      let help = try JSONDecoder().decode(DumpedHelp.self, from: Data(PatronCommand._dumpHelp().utf8))
      let output = try OutputFile.standardOutput()
      try output.write(ManualPage(help.command, version: patronVersion, date: patronDate).text)
      try output.close()
    }
  }
}
