public import Base
import CSV
import Files

/// `datapackage.json`: what every table means, for programs that know Frictionless Data.
///
/// Source: Data Package v1, https://specs.frictionlessdata.io/tabular-data-package/
public struct DataPackage: Sendable {
  /// What is told of one table.
  public struct Table: Sendable {
    /// The table's name; also the resource's.
    public var name: String
    /// One line: the question that it answers, or its grain.
    public var title: String
    /// The grain and the definition.
    public var description: String
    /// The columns, in order.
    public var headings: [Heading]
    /// What the columns are called, in the same order; none when not known.
    public var columnTitles: [String]
    /// Columns that together name a row; none when not known.
    public var key: [String]
    /// Columns that name rows of other tables; those of tables that are not described are left out.
    public var foreignKeys: [ForeignKey]
    /// Relative to the snapshot.
    public var path: String

    /// A resource with all its parts.
    public init(
      name: String, title: String = "", description: String = "", headings: [Heading],
      columnTitles: [String] = [], key: [String] = [],
      foreignKeys: [ForeignKey] = [], path: String? = nil
    ) {
      self.name = name
      self.title = title
      self.description = description
      self.headings = headings
      self.columnTitles = columnTitles
      self.key = key
      self.foreignKeys = foreignKeys
      self.path = path ?? "\(Manifest.File.tableFolder)/\(name).csv"
    }
  }

  /// Columns whose values name a row of another table, or are empty.
  public struct ForeignKey: Hashable, Sendable {
    /// This table's columns.
    public var columns: [String]
    /// The other table's name.
    public var table: String
    /// The other table's columns, in the same order.
    public var key: [String]

    /// - Parameters:
    ///   - columns: of this table.
    ///   - table: the other one.
    ///   - key: its columns, in the same order.
    public init(_ columns: [String], table: String, key: [String]) {
      self.columns = columns
      self.table = table
      self.key = key
    }
  }

  /// The pipeline's name.
  public var pipeline: String
  /// The program's version, which the tables' columns and meanings go by; empty: not said.
  public var version: String
  /// The tables, in the order of the registry.
  public var tables: [Table]
  /// How amounts are to be read: `GBP`.
  public var currency: String
  /// Digits of money behind the decimal point.
  public var decimals: Int

  /// The package of a pipeline's tables.
  public init(
    pipeline: String, version: String = "", tables: [Table], currency: String, decimals: Int
  ) {
    self.pipeline = pipeline
    self.version = version
    self.tables = tables
    self.currency = currency
    self.decimals = decimals
  }

  static let fileName = "datapackage.json"

  /// The file's bytes, with length and sum of every table.
  ///
  /// - Throws: `missing` for a table that was not written.
  func json(of written: [Manifest.File], in form: RowForm = RowForm()) throws(SnapshotError) -> [UInt8] {
    var resources: [Frictionless.Resource] = []
    for table in tables {
      guard let file = written.first(where: { $0.path == table.path }) else {
        throw .missing(path: table.path)
      }
      let titles = table.columnTitles.isEmpty ? table.headings.map { _ in "" } : table.columnTitles
      precondition(titles.count == table.headings.count, "a title for each column")
      let fields = zip(table.headings, titles).map { heading, title in
        Frictionless.Field(heading, title: title.filled, currency: currency, decimals: decimals, form)
      }
      let foreignKeys = table.foreignKeys.filter { key in tables.contains { $0.name == key.table } }.map {
        Frictionless.ForeignKey(
          fields: $0.columns,
          reference: Frictionless.Reference(resource: Frictionless.name($0.table), fields: $0.key))
      }
      resources.append(
        Frictionless.Resource(
          name: Frictionless.name(table.name), path: table.path, title: table.title.filled,
          description: table.description.filled, bytes: file.bytes, hash: "sha256:\(file.sha256)",
          dialect: Frictionless.Dialect(form),
          schema: Frictionless.Schema(
            fields: fields, primaryKey: table.key.isEmpty ? nil : table.key,
            foreignKeys: foreignKeys.isEmpty ? nil : foreignKeys)))
    }
    return try JSONText.bytes(
      of: Frictionless.Package(
        name: Frictionless.name(pipeline), title: pipeline, version: version.filled, resources: resources))
  }
}

extension String {
  /// nil for an empty text, which JSON then leaves out.
  fileprivate var filled: String? { isEmpty ? nil : self }
}
