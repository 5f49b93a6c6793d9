internal import ArgumentParser
internal import Base
internal import Files
internal import Reports

struct DescribeCommand: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, markdown, json
  }

  static let configuration = CommandConfiguration(
    commandName: "describe", abstract: "Explain a table: its meaning, its columns, and a worked example.")

  @Argument(help: "The table; without it, all tables.")
  var table: String?

  @Option(help: "text, markdown or json.")
  var format = Format.text

  func run() async throws {
    try await reportingFailures {
      var descriptions = Registry.descriptions
      if let table {
        descriptions = descriptions.filter { $0.reference.name == table }
        if descriptions.isEmpty {
          let names = Registry.descriptions.map(\.reference.name)
          throw Failure(.usage, "there is no table \(table); the tables are \(names.joined(separator: ", "))")
        }
      }
      let output = try OutputFile.standardOutput()
      try output.write(try format.text(of: descriptions, isWhole: table == nil))
      try output.close()
    }
  }
}
