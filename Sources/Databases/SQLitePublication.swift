internal import Files
internal import FoundationEssentials

/// Publishes a snapshot's tables as one file of SQLite, by its client `sqlite3`. The file is written beside and renamed, so a
/// reader has the old file or the new one.
public struct SQLitePublication {
  private let published: PublishedTables
  private let path: String
  private let promote: Bool
  private let dialect = SQLiteDialect()

  /// Rows of one statement.
  private static let rowsAtOnce = 200

  /// - Parameters:
  ///   - path: of the file; the folder must be there.
  ///   - promote: whether an older day may replace a newer one.
  /// - Throws: where SQLite cannot have the tables' names.
  public init(_ published: PublishedTables, in path: String, promote: Bool = false) throws(DatabaseError) {
    self.published = published
    self.path = path
    self.promote = promote
    try dialect.ensureNames(published.tables)
  }

  /// The whole script, as sqlite3 would run it on a new file.
  public func printScript(to sink: (String) throws -> Void) throws {
    try sink(
      """
      -- \(published.name) of the pipeline \(published.pipeline), \(published.tables.count) tables, made by patron \(published.version).
      -- Run it with: sqlite3 -batch -bail NEW.db < FILE
      BEGIN;

      """)
    for table in published.tables {
      try sink(dialect.create(table, as: table.name.sqlName))
      try writeRows(of: table, to: sink)
    }
    try sink(record)
  }

  /// Makes the file anew, unless it has this snapshot already.
  ///
  /// - Throws: `DatabaseError`; what reading the snapshot throws.
  public func run() throws -> DatabaseOutcome {
    let folder = Path.parent(path)
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let lock: FolderLock
    do throws(FileError) {
      lock = try FolderLock(Path.join(folder, ".\(name).lock"))
    } catch {
      guard error.isHeld else { throw error }
      throw DatabaseError(.busy, "another publication writes \(FileError.shown(path)); wait for it to end")
    }
    defer { withExtendedLifetime(lock) {} }
    if try Entry.kind(path) != nil, try isSameAlready() {
      return DatabaseOutcome(place: place, tables: published.tables.count, loaded: 0, isSame: true)
    }
    let beside = Path.join(folder, ".\(name).new")
    try Self.removeAll(beside)
    Interruption.tidy { try? Self.removeAll(beside) }
    do {
      // Not for all to read, as the snapshot's files are.
      try OutputFile(creating: beside).close()
      try make(beside)
      try Entry.rename(beside, to: path)
    } catch {
      try? Self.removeAll(beside)
      throw error
    }
    try Folder.sync(folder)
    return DatabaseOutcome(
      place: place, tables: published.tables.count, loaded: published.tables.count, isSame: false)
  }

  private var place: String { "sqlite:\(path)" }

  private func make(_ file: String) throws {
    let client = try SQLiteClient(file)
    try printScript(to: client.feed)
    guard try client.finish().contains("patron published") else {
      throw DatabaseError(
        .disk,
        "cannot write \(FileError.shown(path)): \(client.complaint)\nWhat was there before is as it was")
    }
  }

  /// Looks at the file that is there.
  ///
  /// - Throws: `DatabaseError` where it is no database of this pipeline, a newer one, or in use by a writer.
  private func isSameAlready() throws -> Bool {
    for ending in ["-wal", "-journal"] {
      if let left = try Entry.identity(path + ending), left.size > 0 {
        throw DatabaseError(
          .busy,
          "a program writes \(FileError.shown(path)), or was killed while it did: \(FileError.shown(path + ending)) is there. "
            + "Patron replaces the file and needs it to itself")
      }
    }
    let client = try SQLiteClient(path, isReadOnly: true)
    try client.feed(
      """
      SELECT 'pipeline ' || pipeline FROM _snapshot; SELECT 'as_of ' || as_of FROM _snapshot;
      SELECT 'fingerprint ' || fingerprint FROM _snapshot; SELECT 'end' FROM _tables LIMIT 1;

      """)
    let lines = try client.finish()
    func value(_ name: String) -> String? {
      lines.first { $0.hasPrefix(name + " ") }.map { String($0.dropFirst(name.count + 1)) }
    }
    guard lines.contains("end"), let pipeline = value("pipeline"), let asOf = value("as_of") else {
      throw DatabaseError(
        .refused,
        "\(FileError.shown(path)) is there and is no database that patron made. Name another file, or take it away"
      )
    }
    guard pipeline == published.pipeline else {
      throw DatabaseError(
        .refused, "\(FileError.shown(path)) has the tables of the pipeline \(pipeline). Name another file")
    }
    if asOf > published.asOf, !promote {
      throw DatabaseError(
        .data,
        "\(FileError.shown(path)) is as of \(asOf), and this snapshot is as of \(published.asOf). --promote replaces it all "
          + "the same")
    }
    return asOf == published.asOf && value("fingerprint") == published.fingerprint
  }

  private static func removeAll(_ file: String) throws(FileError) {
    for name in [file, file + "-journal"] where try Entry.kind(name) != nil { try Entry.remove(name) }
  }
}

extension SQLitePublication {
  private func writeRows(of table: PublishedTable, to sink: (String) throws -> Void) throws {
    var rows = try PublishedRows(of: table, in: published.folder)
    var written: [String] = []
    func flush() throws {
      if written.isEmpty { return }
      try sink("INSERT INTO \(table.name.sqlName) VALUES \(written.joined(separator: ","));\n")
      written.removeAll(keepingCapacity: true)
    }
    while let row = try rows.next() {
      var values: [String] = []
      for (place, column) in table.columns.enumerated() {
        values.append(try dialect.value(row[place], of: column, in: table.name))
      }
      written.append("(\(values.joined(separator: ",")))")
      if written.count == Self.rowsAtOnce { try flush() }
    }
    try flush()
  }

  private var record: String {
    let tables = published.tables.map { "(\($0.name.sqlText),\($0.rows),\($0.sha256.sqlText))" }
    let snapshot = [
      published.pipeline, published.name, published.asOf, published.fingerprint, published.version,
    ].map(\.sqlText).joined(separator: ",")
    return """
      CREATE TABLE "_snapshot" (
        pipeline TEXT NOT NULL, name TEXT NOT NULL, as_of DATE NOT NULL, fingerprint TEXT NOT NULL, version TEXT NOT NULL,
        published_at DATETIME NOT NULL
      );
      INSERT INTO "_snapshot" VALUES (\(snapshot),CURRENT_TIMESTAMP);
      CREATE TABLE "_tables" (name TEXT PRIMARY KEY, rows INTEGER NOT NULL, sha256 TEXT);
      INSERT INTO "_tables" VALUES \(tables.joined(separator: ","));
      COMMIT;
      SELECT 'patron published';

      """
  }
}
