/// One column of a table: its name, its meaning, and how a row gives its value.
public struct Column<Row>: Sendable {
  public let heading: Heading
  public let field: @Sendable (Row) -> Field

  public init<Value: FieldValue>(
    _ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> Value
  ) {
    heading = Heading(name: name, kind: Value.kind, meaning: meaning)
    field = { value($0).field }
  }
}

/// What a reader is told of a column.
public struct Heading: Hashable, Sendable {
  public let name: String
  public let kind: FieldKind
  public let meaning: String

  public init(name: String, kind: FieldKind, meaning: String) {
    self.name = name
    self.kind = kind
    self.meaning = meaning
  }
}

/// Where rows go, field by field: an encoder of CSV in a run, an array in a test.
public protocol RowSink {
  mutating func write(_ field: Field)
  /// - Throws: where the row cannot be kept.
  mutating func endRow() throws
}
