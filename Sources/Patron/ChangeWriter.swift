internal import ArgumentParser
internal import Base
internal import CSV
internal import Snapshot

/// How `patron diff` writes changes.
enum ChangeFormat: String, ExpressibleByArgument, CaseIterable {
  case csv, text
}

/// Writes changes as they come, and counts them.
struct ChangeWriter {
  private let format: ChangeFormat
  private var encoder = RowEncoder(decimals: 0)
  private var count = 0
  private var tables: Set<String> = []

  init(_ format: ChangeFormat) {
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
