public import Base

/// What every table is, whoever makes its rows: a reference, and columns.
///
/// There are three ways to make the rows:
///
///     Counted   folded over shards of customers: tally(worksheet) · merge · rows(tally)
///     Listed    one row per buyer, made shard by shard and merged by the customer's id
///     Stated    made of figures that are given, without looking at any customer
///
/// A table that is only a `Table` is written row by row while something else happens: `rejects`, `restated`.
public protocol Table: Sendable {
  /// What a row is made of.
  associatedtype Row: Sendable

  /// A table has no state of its own.
  init()

  /// What the table answers, and how its figures are defined.
  static var reference: Reference { get }

  /// - Parameter names: The pipeline's own names, for tables that have columns or values named after them.
  static func columns(_ names: PipelineNames) -> [Column<Row>]

  /// What the pipeline would have to say so that the table has rows; nil where it says enough.
  static func missing(from landmarks: Landmarks) -> Wish?

  /// What a run says of the table at its end, in one line; nil where there is nothing to say.
  static func remark(on landmarks: Landmarks) -> String?
}

extension Table {
  public static func missing(from landmarks: Landmarks) -> Wish? { nil }
  public static func remark(on landmarks: Landmarks) -> String? { nil }
}

extension ForeignKey {
  /// - Parameters:
  ///   - columns: As many as the key of the other table has.
  ///   - table: The other table.
  init<Other: Table>(_ columns: String..., in table: Other.Type) {
    self.init(columns: columns, table: Other.reference.name, key: Other.reference.key)
  }
}

/// What a table cannot be made without, and how to give it.
public struct Wish: Hashable, Sendable {
  /// `a product`
  public let subject: String
  /// The pipeline's key: `source.columns.product`.
  public let key: String

  init(_ subject: String, key: String) {
    self.subject = subject
    self.key = key
  }
}
