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
