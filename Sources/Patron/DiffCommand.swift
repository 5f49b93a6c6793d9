internal import ArgumentParser
internal import Files
internal import Night
internal import Snapshot

struct DiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show what changed between the tables of two snapshots, by key and column.",
    discussion: """
      One line for each cell that differs: table, key, column, before, after. The key is what names the row, its columns \
      joined by " / ". A row, column or table that only one snapshot has is one line, with "present" on the side that has it.
      """)

  @Argument(help: "The earlier snapshot's folder, or a link to it.")
  var before: String

  @Argument(help: "The later snapshot's folder, or a link to it.")
  var after: String

  @Option(help: "csv or text.")
  var format = ChangeFormat.csv

  func run() async throws {
    try await reportingFailures {
      let old = try tables(of: before)
      let new = try tables(of: after)
      let output = try OutputFile.standardOutput()
      var writer = ChangeWriter(format)
      try output.write(writer.header)
      try new.changes(since: old, key: RowKey.init(table:)) { change in
        try output.write(writer.line(change))
      }
      try output.close()
      Terminal.say(writer.summary + "\n")
    }
  }

  private func tables(of snapshot: String) throws -> SnapshotTables {
    do {
      return try SnapshotTables(of: snapshot)
    } catch {
      throw Failure(reading: error)
    }
  }
}
