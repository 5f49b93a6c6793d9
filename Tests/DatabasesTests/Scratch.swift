import Base
import Files
import Snapshot

@testable import Databases

/// A folder of a test's own, gone with it, and small snapshots in it.
final class Scratch {
  let path: String

  init() throws {
    path = "/tmp/patron-databases-\(String(UInt64.random(in: 0 ... .max), radix: 36))"
    try Folder.makeNew(path)
  }

  deinit {
    try? Folder.remove(path)
  }

  func callAsFunction(_ name: String) -> String { Path.join(path, name) }

  /// Publishes a snapshot of tables.
  ///
  /// - Parameters:
  ///   - settings: whatever makes it another one.
  ///   - output: below the scratch folder.
  func snapshot(
    _ tables: [InventedTable], asOf: String = "2025-12-31", settings: String = "a", pipeline: String = "shop",
    profile: String = "plain", output: String = "out"
  ) throws -> String {
    let store = try Store(output: self(output), pipeline: pipeline)
    let staging = try store.stage()
    for table in tables {
      let file = try table.isBeside ? staging.file("\(table.name).csv") : staging.table(table.name)
      try file.write(table.text)
      try file.close()
    }
    let fingerprint = Fingerprint(inputs: [], settings: settings, version: "1.0")
    let provenance = Provenance(
      version: "1.0", build: "0123456789ab", pipeline: pipeline, asOf: Day(iso: asOf)!,
      fingerprint: fingerprint,
      inputs: [], settings: ["output.profile": .text(profile)])
    let package = DataPackage(
      pipeline: pipeline, tables: tables.map(\.description), currency: "EUR", decimals: 2)
    return try staging.publish(provenance, describing: package, promote: true).folder
  }
}

/// A table that a test makes up.
struct InventedTable {
  var name: String
  var headings: [Heading]
  var key: [String]
  var text: String
  var isBeside = false

  init(
    _ name: String, _ columns: KeyValuePairs<String, FieldKind>, key: [String] = [], required: [String] = [],
    _ rows: String..., isBeside: Bool = false
  ) {
    self.name = name
    self.key = key
    self.isBeside = isBeside
    headings = columns.map {
      Heading(name: $0.key, kind: $0.value, meaning: "the \($0.key)", isRequired: required.contains($0.key))
    }
    let header = columns.map { column in
      column.key.contains { "\",".contains($0) }
        ? "\"\(column.key.replacing("\"", with: "\"\""))\"" : column.key
    }.joined(separator: ",")
    text = header + "\n" + rows.map { $0 + "\n" }.joined()
  }

  var description: DataPackage.Table {
    DataPackage.Table(
      name: name, title: "It's \(name)", description: "A \\ line\nand \"another\"", headings: headings,
      key: key,
      path: isBeside ? "\(name).csv" : nil)
  }
}

extension InventedTable {
  /// Every kind of column; a key with an empty text; empties in all others.
  static var pyramid: InventedTable {
    InventedTable(
      "pyramid",
      ["tier": .text, "n": .whole, "revenue": .money, "share": .share, "day": .day, "is_new": .flag],
      key: ["tier"], required: ["n"], "gold,3,12.50,0.333333,2025-12-31,true", ",1,-0.05,,,false",
      "\"a \"\"b\"\", c\",9007199254740993,100.00,1.000000,2024-02-29,", "x,0,,,,")
  }

  static var periods: InventedTable {
    InventedTable(
      "periods", ["period": .text, "revenue": .money], key: ["period"], "2025-11,1.00", "2025-12,2.00")
  }

  /// Beside the tables, without a key.
  static var rejects: InventedTable {
    InventedTable("rejects", ["record": .text, "line": .whole], "a,1", isBeside: true)
  }
}
