/// One column of a table: its name, its meaning, and how a row gives its value.
public struct Column<Row>: Sendable {
  /// Writes the cells of a row, of one column or of all behind each other.
  public typealias Writer = @Sendable (Row, any RowSink) -> Void

  public let heading: Heading
  public let field: @Sendable (Row) -> Field
  /// What writes this column's cell, and then what another writes.
  @usableFromInline let writer: @Sendable (_ rest: @escaping Writer) -> Writer

  /// Inlinable, so that a floor's columns are compiled for its own rows: tables have millions of cells.
  @inlinable
  public init<Value: FieldValue>(
    _ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> Value
  ) {
    heading = Heading(name: name, kind: Value.kind, meaning: meaning)
    field = { value($0).field }
    writer = { rest in
      { row, sink in
        sink.write(value(row).field)
        rest(row, sink)
      }
    }
  }
}

extension Column {
  /// What writes the cells of a row, one column after the other.
  ///
  /// Each column holds the next, so that all of them are held once for a whole table: closures in an array are retained
  /// and released for every cell, by every thread that writes.
  public static func writer(of columns: [Column]) -> Writer {
    var writer: Writer = { _, _ in }
    for column in columns.reversed() { writer = column.writer(writer) }
    return writer
  }
}

/// What a reader is told of a column.
public struct Heading: Hashable, Sendable {
  public let name: String
  public let kind: FieldKind
  public let meaning: String

  @inlinable
  public init(name: String, kind: FieldKind, meaning: String) {
    self.name = name
    self.kind = kind
    self.meaning = meaning
  }
}

/// Where rows go, field by field: an encoder of CSV in a run, an array in a test.
///
/// A class, so that it goes from cell to cell as it is, and not in a box.
public protocol RowSink: AnyObject {
  func write(_ field: Field)
  /// - Throws: where the row cannot be kept.
  func endRow() throws
}
