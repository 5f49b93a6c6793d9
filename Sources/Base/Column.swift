/// One column of a table: its name, its meaning, and how a row gives its value.
public struct Column<Row>: Sendable {
  /// The column's name, kind and meaning.
  public let heading: Heading
  /// A row's cell.
  public let field: @Sendable (Row) -> Field
  /// Writes this column's cells of some rows, one below the other.
  public let cells: @Sendable (_ rows: Span<Row>, _ sink: any RowSink) -> Void

  /// Inlinable, so that a floor's columns are compiled for its own rows: tables have millions of cells.
  /// - Parameter accepted: All texts that a cell may hold, where they are few and the value's type does not say them.
  @inlinable
  public init<Value: FieldValue>(
    _ name: String, _ meaning: String, oneOf accepted: [String]? = nil,
    _ value: @escaping @Sendable (Row) -> Value
  ) {
    heading = Heading(
      name: name, kind: Value.kind, meaning: meaning, accepted: accepted ?? Value.accepted,
      isRequired: Value.isAlwaysKnown)
    field = { value($0).field }
    cells = { rows, sink in
      for index in rows.indices { sink.write(value(rows[index]).field) }
    }
  }

  /// A column with all its parts.
  public init(
    _ heading: Heading, field: @escaping @Sendable (Row) -> Field,
    cells: @escaping @Sendable (_ rows: Span<Row>, _ sink: any RowSink) -> Void
  ) {
    (self.heading, self.field, self.cells) = (heading, field, cells)
  }

  /// A column whose cells are there already, as another table wrote them.
  public init(_ heading: Heading, _ field: @escaping @Sendable (Row) -> Field) {
    self.heading = heading
    self.field = field
    cells = { rows, sink in
      for index in rows.indices { sink.write(field(rows[index])) }
    }
  }

  /// One of several columns that are alike.
  @inlinable
  public init<Reader: CellReader<Row>>(_ name: String, _ meaning: String, by reader: Reader) {
    heading = Heading(
      name: name, kind: Reader.Value.kind, meaning: meaning, accepted: Reader.Value.accepted,
      isRequired: Reader.Value.isAlwaysKnown)
    field = { reader.value(of: $0).field }
    cells = { rows, sink in
      for index in rows.indices { sink.write(reader.value(of: rows[index]).field) }
    }
  }
}

/// How a row gives the value of one of several columns that are alike. A type, where a closure would capture which one it is
/// and be called for each cell from outside.
public protocol CellReader<Row>: Sendable {
  /// The rows that it reads.
  associatedtype Row
  /// What it finds in a row.
  associatedtype Value: FieldValue
  /// The value of one row.
  func value(of row: Row) -> Value
}

/// A column's name, kind and meaning, as readers of tables see them.
public struct Heading: Hashable, Sendable {
  /// As the table's header writes it.
  public let name: String
  /// What the cells hold.
  public let kind: FieldKind
  /// What the cells mean, in a sentence.
  public let meaning: String
  /// All texts that a cell may hold, each once; nil where there is no such list. A cell may also be empty unless it is
  /// required.
  public let accepted: [String]?
  /// Whether no cell is ever empty.
  public let isRequired: Bool

  /// A heading with all its parts.
  public init(
    name: String, kind: FieldKind, meaning: String, accepted: [String]? = nil, isRequired: Bool = false
  ) {
    self.name = name
    self.kind = kind
    self.meaning = meaning
    // A pipeline may give the same name twice.
    self.accepted = accepted.map { texts in
      texts.enumerated().filter { texts.firstIndex(of: $1) == $0 }.map(\.element)
    }
    self.isRequired = isRequired
  }
}

extension Heading {
  /// The same column, its accepted texts written in another way.
  public func accepting(_ written: (String) -> String) -> Heading {
    Heading(
      name: name, kind: kind, meaning: meaning, accepted: accepted?.map(written), isRequired: isRequired)
  }
}

/// Where rows go, field by field: an encoder of CSV in a run, an array in a test.
///
/// A class, so that it goes from cell to cell as it is, and not in a box.
public protocol RowSink: AnyObject {
  /// Takes the next cell of the row.
  func write(_ field: Field)
  /// Takes the cells of some rows that lie below each other.
  /// - Parameters:
  ///   - places: By row, where its text is in the list; below 0 where it is unknown.
  ///   - texts: The list.
  func write(_ places: [Int32], of texts: [String])
  /// - Throws: where the row cannot be kept.
  func endRow() throws
  /// Writes rows, each with its end. In which order their cells are asked for is the sink's business.
  func write<Row>(_ rows: [Row], _ columns: [Column<Row>]) throws
}

extension RowSink {
  /// Cell by cell, row by row.
  public func write<Row>(_ rows: [Row], _ columns: [Column<Row>]) throws {
    for row in rows {
      for column in columns { write(column.field(row)) }
      try endRow()
    }
  }
}
