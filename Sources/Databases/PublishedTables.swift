internal import Files
internal import FoundationEssentials
internal import Snapshot

/// The tables of a published snapshot as its `datapackage.json` describes them and its manifest names them.
public struct PublishedTables: Sendable {
  /// The pipeline's name.
  public let pipeline: String
  /// The snapshot's day and the beginning of its fingerprint: `2025-12-31-4af7d1ff`.
  public let name: String
  /// The last day that counts: `2025-12-31`.
  public let asOf: String
  /// 64 hexadecimal digits.
  public let fingerprint: String
  /// The version of the program that made the snapshot.
  public let version: String
  /// In the order of the package.
  public let tables: [PublishedTable]
  /// The snapshot's folder.
  let folder: String

  /// Those of a snapshot that is as it was published: every file is hashed again.
  ///
  /// - Parameter folder: the snapshot's, or a link to it.
  /// - Throws: `SnapshotError` where it cannot be read; `DatabaseError` where it is damaged, or was written for
  ///   spreadsheets.
  public init(ofSnapshot folder: String) throws {
    let verification = try Verification(of: folder)
    guard verification.isWhole, let manifest = verification.manifest else {
      throw DatabaseError(
        .data,
        "\(FileError.shown(folder)) is not as it was published:\n  "
          + verification.findings.map(\.description).joined(separator: "\n  "))
    }
    if case .group(let settings) = manifest.settings, settings["output.profile"] == .text("excel") {
      throw DatabaseError(
        .refused,
        "\(FileError.shown(folder)) was written for spreadsheets (output.profile: excel): the signs that guard its texts "
          + "are no data. Publish a snapshot of a pipeline with output.profile: plain")
    }
    let file = Path.join(folder, Self.packageName)
    let package: WrittenPackage
    do {
      package = try JSONDecoder().decode(WrittenPackage.self, from: Data(Self.bytes(of: file)))
    } catch let error as DecodingError {
      throw SnapshotError.damaged(path: file, reason: "it is no description of tables (\(error))")
    }
    let files = manifest.tables + manifest.files
    tables = try package.resources.map { resource in
      guard let entry = files.first(where: { $0.path == resource.path }), let rows = entry.rows else {
        throw SnapshotError.damaged(path: file, reason: "it describes \(resource.path), which is no table")
      }
      return try PublishedTable(resource, rows: rows, sha256: entry.sha256)
    }
    self.folder = folder
    pipeline = manifest.pipeline
    name = "\(manifest.asOf)-\(manifest.fingerprint.prefix(8))"
    asOf = manifest.asOf
    fingerprint = manifest.fingerprint
    version = manifest.version
  }

  init(
    pipeline: String, name: String, asOf: String, fingerprint: String, version: String,
    tables: [PublishedTable], folder: String
  ) {
    self.pipeline = pipeline
    self.name = name
    self.asOf = asOf
    self.fingerprint = fingerprint
    self.version = version
    self.tables = tables
    self.folder = folder
  }

  private static let packageName = "datapackage.json"

  private static func bytes(of path: String) throws(FileError) -> [UInt8] {
    let file = try InputFile(path)
    var bytes: [UInt8] = []
    while try file.read(into: &bytes, upTo: 1 << 16) > 0 {}
    return bytes
  }
}

/// One table of a snapshot.
public struct PublishedTable: Sendable {
  /// Its name in the database too.
  public let name: String
  /// Relative to the snapshot.
  let path: String
  /// Title and description, a blank line between.
  let comment: String
  let columns: [PublishedColumn]
  /// Columns that together name a row; none where there is no such key.
  let key: [PublishedColumn]
  /// Rows without the header.
  public let rows: Int
  /// 64 hexadecimal digits, of the file.
  let sha256: String

  init(
    name: String, path: String, comment: String, columns: [PublishedColumn], key: [PublishedColumn],
    rows: Int, sha256: String
  ) {
    self.name = name
    self.path = path
    self.comment = comment
    self.columns = columns
    self.key = key
    self.rows = rows
    self.sha256 = sha256
  }

  fileprivate init(_ resource: WrittenPackage.Resource, rows: Int, sha256: String) throws(DatabaseError) {
    let key = resource.schema.primaryKey ?? []
    let columns = resource.schema.fields.map { PublishedColumn($0, isKey: key.contains($0.name)) }
    for name in [resource.name, resource.path] + columns.map(\.name)
    where name.isEmpty || name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
      throw DatabaseError(.data, "\(String(reflecting: name)) cannot be the name of a table or column")
    }
    self.init(
      name: resource.name, path: resource.path,
      comment: [resource.title, resource.description].compactMap(\.self).joined(separator: "\n\n"),
      columns: columns, key: key.compactMap { name in columns.first { $0.name == name } }, rows: rows,
      sha256: sha256)
  }
}

/// One column of a table.
struct PublishedColumn: Hashable, Sendable {
  /// The types of a table schema that a snapshot has.
  enum Kind: String, Decodable, Sendable, CaseIterable {
    case string, integer, number, date, boolean
  }

  let name: String
  let kind: Kind
  let comment: String
  /// Whether it is one of the columns that name a row.
  let isKey: Bool
  /// Whether the file has a value in each row.
  let isRequired: Bool

  /// Whether no row of the database lacks the value. In a key an empty text is a value: it names the group of those that
  /// have none, and an equality finds it.
  var isNeverNull: Bool { isRequired || keepsEmptyText }

  /// Whether an empty cell is the empty text and not NULL.
  var keepsEmptyText: Bool { isKey && kind == .string }

  init(_ name: String, _ kind: Kind, comment: String = "", isKey: Bool = false, isRequired: Bool = false) {
    self.name = name
    self.kind = kind
    self.comment = comment
    self.isKey = isKey
    self.isRequired = isRequired
  }

  fileprivate init(_ field: WrittenPackage.Field, isKey: Bool) {
    self.init(
      field.name, field.type,
      comment: [field.title, field.description].compactMap(\.self).joined(separator: ": "),
      isKey: isKey,
      isRequired: field.constraints?.required ?? false)
  }
}

/// `datapackage.json`, as far as a database needs it.
private struct WrittenPackage: Decodable {
  struct Resource: Decodable {
    let name, path: String
    let title, description: String?
    let schema: Schema
  }

  struct Schema: Decodable {
    let fields: [Field]
    let primaryKey: [String]?
  }

  struct Field: Decodable {
    let name: String
    let type: PublishedColumn.Kind
    let title, description: String?
    let constraints: Constraints?
  }

  struct Constraints: Decodable {
    let required: Bool?
  }

  let resources: [Resource]
}
