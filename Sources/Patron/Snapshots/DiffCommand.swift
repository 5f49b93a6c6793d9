internal import ArgumentParser
internal import Base
internal import CSV
internal import Files
internal import Reports
internal import Snapshot

struct DiffCommand: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case csv, text
  }

  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Tell what changed between two snapshots' tables, by key and column.",
    discussion: """
      One line for each cell that differs: table, key, column, before, after. The key is what names the row, its columns \
      joined by " / ". A row, column or table that only one snapshot has is one line, with "present" on the side that has it.
      """)

  @Argument(help: "The earlier snapshot's folder, or a link to it.")
  var before: String

  @Argument(help: "The later snapshot's folder, or a link to it.")
  var after: String

  @Option(help: "csv or text.")
  var format = Format.csv

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

extension RowKey {
  /// What names a row of a table of ours.
  init?(table: String) {
    guard let columns = RowKeys.columns(of: table) else { return nil }
    self.init(columns, isInByteOrder: RowKeys.isInByteOrder(table))
  }
}

/// Writes changes as they come, and counts them.
struct ChangeWriter {
  private let format: DiffCommand.Format
  private var encoder = RowEncoder(decimals: 0)
  private var count = 0
  private var tables: Set<String> = []

  init(_ format: DiffCommand.Format) {
    self.format = format
  }

  var header: String { format == .csv ? "table,key,column,before,after\n" : "" }

  var summary: String {
    count == 0 ? "no difference" : "\(count) differences in \(tables.count) tables"
  }

  mutating func line(_ change: Change) -> [UInt8] {
    count += 1
    tables.insert(change.table)
    switch format {
    case .csv:
      for text in [change.table, change.key, change.column, change.before, change.after] {
        encoder.write(.text(text))
      }
      encoder.endRow()
      defer { encoder.removeAll() }
      return encoder.bytes
    case .text:
      let place = [change.table, change.key, change.column].filter { !$0.isEmpty }
      let sides = [change.before, change.after].map { $0.isEmpty ? "∅" : $0 }
      return Array("\(place.joined(separator: " · ")): \(sides[0]) → \(sides[1])\n".utf8)
    }
  }
}
