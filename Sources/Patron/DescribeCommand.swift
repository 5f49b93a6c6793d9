internal import ArgumentParser
internal import Base
internal import Files
internal import Pictures
internal import Reports

struct DescribeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe",
    abstract:
      "Explain a table: its meaning, its columns, and a worked example. Or the keys of the pipeline file.")

  @Argument(help: "The table, or the name of a column; without it, all tables.")
  var table: String?

  @Flag(help: "The keys of the pipeline file instead: their values, defaults and meanings.")
  var pipeline = false

  @Option(help: "text, markdown, json, or html: one file that needs no other.")
  var format = DescriptionFormat.text

  @Option(help: "The language of the html page of tables: their titles; definitions are in English.")
  var language = PageLanguage.english

  func validate() throws {
    if pipeline, table != nil { throw ValidationError("--pipeline goes with no table") }
    if language != .english, pipeline || format != .html {
      throw ValidationError("--language goes with --format html and not with --pipeline")
    }
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
        let places = Self.places(of: table)
        guard places.isEmpty else { return places }
        throw Failure(.usage, Self.unknown(table))
      }
    }
    return try format.text(of: descriptions, isWhole: table == nil, in: language.language ?? .english)
  }

  /// Where a column stands, and what it means there; empty where no table has it.
  private static func places(of column: String) -> String {
    columns.filter { $0.name == column }.map { "\($0.table).\($0.name): \($0.meaning)\n" }.joined()
  }

  private static func unknown(_ name: String) -> String {
    let tables = Registry.descriptions.map(\.reference.name)
    let meant = (tables + columns.map(\.name)).nearest(to: name).map { "; did you mean \($0)?" } ?? ""
    return "there is no table and no column \(name)\(meant)\nThe tables are \(tables.joined(separator: ", "))"
  }

  /// All columns of all tables, as they are named without a pipeline.
  private static var columns: [(table: String, name: String, meaning: String)] {
    Registry.descriptions.flatMap { table in
      table.headings(.placeholders).map { (table.reference.name, $0.name, $0.meaning) }
    }
  }
}
