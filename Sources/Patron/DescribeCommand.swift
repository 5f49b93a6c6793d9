internal import ArgumentParser
internal import Base
internal import Files
internal import Reports

struct DescribeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe",
    abstract:
      "Explain a table: its meaning, its columns, and a worked example. Or the keys of the pipeline file.")

  @Argument(help: "The table; without it, all tables.")
  var table: String?

  @Flag(help: "The keys of the pipeline file instead: their values, defaults and meanings.")
  var pipeline = false

  @Option(help: "text, markdown or json.")
  var format = DescriptionFormat.text

  func validate() throws {
    if pipeline, table != nil { throw ValidationError("--pipeline goes with no table") }
  }

  func run() async throws {
    try await reportingFailures {
      let text = try pipeline ? KeyDescription().text(format) : tables()
      let output = try OutputFile.standardOutput()
      try output.write(text)
      try output.close()
    }
  }

  private func tables() throws -> String {
    var descriptions = Registry.descriptions
    if let table {
      descriptions = descriptions.filter { $0.reference.name == table }
      if descriptions.isEmpty {
        let names = Registry.descriptions.map(\.reference.name)
        throw Failure(.usage, "there is no table \(table); the tables are \(names.joined(separator: ", "))")
      }
    }
    return try format.text(of: descriptions, isWhole: table == nil)
  }
}
