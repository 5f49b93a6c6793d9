internal import ArgumentParser
internal import Files
internal import Foundation
internal import Night

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

/// What ArgumentParser's `--experimental-dump-help` says, as far as it is needed here.
struct DumpedHelp: Decodable {
  struct Command: Decodable {
    let commandName: String
    let abstract: String?
    let discussion: String?
    let shouldDisplay: Bool?
    let arguments: [Argument]?
    let subcommands: [Command]?
  }

  struct Argument: Decodable {
    struct Name: Decodable {
      let kind, name: String
    }

    let kind: String
    let abstract: String?
    let valueName: String?
    let defaultValue: String?
    let isOptional: Bool
    let isRepeating: Bool
    let shouldDisplay: Bool
    let names: [Name]?
    let allValues: [String]?
  }

  let command: Command
}
