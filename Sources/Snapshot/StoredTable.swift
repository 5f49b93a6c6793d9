import CSV
import Files

/// A table of a snapshot as it lies on the disk, handed out row by row: it never stands in memory whole.
public struct StoredTable {
  /// One row. Its fields are bytes of the block they were read in.
  public struct Row: Sendable {
    private let batch: RecordBatch
    private let record: RecordBatch.Record
    private let form: RowForm

    init(_ record: RecordBatch.Record, of batch: RecordBatch, _ form: RowForm) {
      self.record = record
      self.batch = batch
      self.form = form
    }

    /// The row as it was written.
    public var raw: ArraySlice<UInt8> { batch.raw(record) }

    /// How many fields it has.
    public var count: Int { Int(record.fieldCount) }

    /// The bytes of a field; a number always has a point.
    public subscript(_ column: Int) -> ArraySlice<UInt8> {
      form.pointed(batch.bytes[batch.fields[Int(record.firstField) + column].range])
    }

    /// A field as text.
    public func text(_ column: Int) -> String { String(decoding: self[column], as: UTF8.self) }
  }

  private static let blockSize = 1 << 20

  public let name: String
  public private(set) var columns: [String] = []

  private let input: InputFile
  private let reader: RecordReader
  private let form: RowForm
  private var pending: [UInt8] = []
  private var isAtEnd = false
  private var batch: RecordBatch?
  private var next = 0

  /// - Parameter form: How its rows are written.
  /// - Throws: `disk` where the file cannot be read, `damaged` where it is not a table.
  init(_ name: String, at path: String, _ form: RowForm) throws(SnapshotError) {
    self.name = name
    self.form = form
    reader = RecordReader(delimiter: form.delimiter)
    input = try onDisk { () throws(FileError) in try InputFile(path) }
    guard let header = try nextRecord() else {
      throw .damaged(path: path, reason: "it has no header")
    }
    columns = (0..<header.count).map(header.text)
  }

  /// The next row, nil at the end.
  public mutating func nextRow() throws(SnapshotError) -> Row? {
    guard let row = try nextRecord() else { return nil }
    guard row.count == columns.count else { throw damage("a row has \(row.count) fields") }
    return row
  }

  /// A column's place; nil where there is none of that name.
  public func position(of column: String) -> Int? { columns.firstIndex(of: column) }

  private mutating func nextRecord() throws(SnapshotError) -> Row? {
    while true {
      if let batch, next < batch.records.count {
        let record = batch.records[next]
        guard record.fault == nil else { throw damage("a row cannot be read") }
        next += 1
        return Row(record, of: batch, form)
      }
      guard let piece = try nextPiece() else { return nil }
      batch = reader.read(Self.withoutNULs(piece))
      next = 0
    }
  }

  /// A refused value may hold a NUL, which no reader of text takes. Here it is the sign that stands for one: ␀.
  private static func withoutNULs(_ piece: [UInt8]) -> [UInt8] {
    piece.contains(0) ? piece.flatMap { $0 == 0 ? Array("␀".utf8) : [$0] } : piece
  }

  /// The next whole records.
  private mutating func nextPiece() throws(SnapshotError) -> [UInt8]? {
    while true {
      let boundary = isAtEnd ? pending.count : reader.recordSplitter.lastBoundary(in: pending.span)
      if boundary > 0 {
        let piece = Array(pending[..<boundary])
        pending.removeFirst(boundary)
        return piece
      }
      if isAtEnd { return nil }
      let isStart = batch == nil && pending.isEmpty
      var block = pending
      let read = try onDisk { () throws(FileError) in
        try input.read(into: &block, upTo: StoredTable.blockSize)
      }
      isAtEnd = read == 0
      // The mark that spreadsheets ask for.
      if isStart, block.starts(with: [0xEF, 0xBB, 0xBF]) { block.removeFirst(3) }
      pending = block
    }
  }

  private func damage(_ reason: String) -> SnapshotError {
    .damaged(path: input.path, reason: "\(reason), so it is not what a run wrote")
  }
}
