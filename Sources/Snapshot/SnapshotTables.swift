import CSV
import Files

/// The tables of a snapshot, published or about to be, to be read again.
public struct SnapshotTables: Sendable {
  private let folder: String
  private let paths: [String: String]
  private let beside: Set<String>
  /// By path: how many bytes each file had when it was written.
  private let sizes: [String: Int]
  private let form: RowForm

  init(in folder: String, _ files: [Manifest.File], _ form: RowForm = RowForm()) {
    self.folder = folder
    self.form = form
    sizes = Dictionary(files.map { ($0.path, $0.bytes) }) { first, _ in first }
    beside = Set(files.filter { !$0.isTable }.map(\.path))
    paths = Dictionary(files.filter(\.isTable).map { ($0.name, $0.path) }) { first, _ in first }
  }

  /// Those of a published snapshot, by its folder or a link to it.
  public init(of folder: String) throws(SnapshotError) {
    let manifest = try Manifest(ofSnapshot: folder)
    self.init(in: folder, manifest.tables + manifest.files, manifest.form)
  }

  /// By their bytes.
  public var names: [String] { paths.keys.sorted(by: Path.precedes) }

  /// A table that stands beside the others, such as `restated.csv`; nil where there is none.
  public func fileBeside(_ name: String) throws(SnapshotError) -> StoredTable? {
    guard beside.contains(name) else { return nil }
    return try StoredTable(name, at: Path.join(folder, name), form)
  }

  /// nil where there is none of that name.
  public func table(_ name: String) throws(SnapshotError) -> StoredTable? {
    guard let path = paths[name] else { return nil }
    return try StoredTable(name, at: Path.join(folder, path), form)
  }

  /// A table or a file beside the tables, as long as when it was written; nil where there is none of that name.
  ///
  /// - Throws: `damaged` also where it has another number of bytes: what is left of a table that was cut off between two
  ///   rows would pass for all of it.
  public func whole(_ name: String) throws(SnapshotError) -> StoredTable? {
    let fileName = name + ".csv"
    let found = if paths[name] != nil { try table(name) } else { try fileBeside(fileName) }
    if let size = sizes[paths[name] ?? fileName] { try found?.requireSize(size) }
    return found
  }
}

extension SnapshotTables {
  /// Hands out all that differs from an earlier snapshot's tables: by table, then in the order of rows.
  ///
  /// - Parameter key: What names a row of a table; nil: its first column.
  public func changes(
    since before: SnapshotTables, key: (String) -> RowKey?, _ visit: (Change) throws -> Void
  ) throws {
    for name in Set(names).union(before.names).sorted(by: Path.precedes) {
      guard let old = try before.table(name) else {
        try visit(.only(.after, "(table)", of: name))
        continue
      }
      guard let new = try table(name) else {
        try visit(.only(.before, "(table)", of: name))
        continue
      }
      guard
        let comparison = TableComparison(old, new, by: key(name) ?? RowKey(Array(new.columns.prefix(1))))
      else {
        try visit(.only(.before, "(table)", of: name))
        try visit(.only(.after, "(table)", of: name))
        continue
      }
      for change in comparison.columnChanges { try visit(change) }
      try comparison.forEachPair { pair in
        for change in comparison.changes(of: pair) { try visit(change) }
      }
    }
  }
}
