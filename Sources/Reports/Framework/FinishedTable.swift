public import Base

/// A table whose rows are known, ready to be written.
public struct FinishedTable: Sendable {
  /// What a reader is told of the table.
  public let reference: Reference
  /// What a reader is told of its columns, in order.
  public let headings: [Heading]
  /// How many rows there are, without the header.
  public let rowCount: Int
  /// What the rows add up to, for `reconciliation`.
  public let postings: [Posting]
  /// Why the table is only a header, where that is the pipeline's doing.
  public let wish: Wish?
  /// What a run says of the table at its end, in one line.
  public let remark: String?
  private let writeRows: @Sendable (Range<Int>, any RowSink) throws -> Void
  private let keyOfRow: (@Sendable (Int) -> ArraySlice<UInt8>)?

  /// - Parameters:
  ///   - rowCount: How many rows there are.
  ///   - key: The bytes of a row's key, by position; nil for tables whose rows are not listed by them.
  ///   - rows: Makes some of the rows.
  private init<T: Table>(
    _ table: T.Type, names: PipelineNames, rowCount: Int, postings: [Posting], wish: Wish?,
    remark: String?,
    key: (@Sendable (Int) -> ArraySlice<UInt8>)?, rows: @escaping @Sendable (Range<Int>) -> [T.Row]
  ) {
    let columns = T.columns(names)
    reference = T.reference
    headings = columns.map(\.heading)
    self.rowCount = rowCount
    self.postings = postings
    self.wish = wish
    self.remark = remark
    keyOfRow = key
    writeRows = { positions, sink in try sink.write(rows(positions), columns) }
  }

  /// A table whose rows are all at hand.
  public init<T: Table>(
    _ table: T.Type, rows: [T.Row], names: PipelineNames = .placeholders, postings: [Posting] = [],
    wish: Wish? = nil, remark: String? = nil
  ) {
    self.init(
      table, names: names, rowCount: rows.count, postings: postings, wish: wish, remark: remark, key: nil,
      rows: { Array(rows[$0]) })
  }

  /// A table whose rows are made when they are written.
  init<List: Listed>(_ rows: ListedRows<List>, _ landmarks: Landmarks) {
    self.init(
      List.self, names: PipelineNames(landmarks), rowCount: rows.count, postings: [],
      wish: List.missing(from: landmarks), remark: List.remark(on: landmarks), key: { rows.key(at: $0) },
      rows: { rows.rows(at: $0) })
  }

  /// The table's name in snake case.
  public var name: String { reference.name }

  /// Writes the names of the columns as a row.
  /// - Throws: What the sink throws.
  public func writeHeader(to sink: any RowSink) throws {
    for heading in headings { sink.write(.text(heading.name)) }
    try sink.endRow()
  }

  /// Writes some of the rows, so that a long table can be written in parts side by side.
  /// - Throws: What the sink throws.
  public func write(_ rows: Range<Int>, to sink: any RowSink) throws {
    try writeRows(rows, sink)
  }

  /// The bytes of a row's key, by which rows of several shards are merged; nil where the table's kind is not `Listed`.
  public func key(ofRow row: Int) -> ArraySlice<UInt8>? { keyOfRow?(row) }
}
