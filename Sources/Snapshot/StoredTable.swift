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

  /// Is given some thousand cells of a column, by where they stand in the bytes, quotes included. Says which ones are
  /// chosen, rising.
  public typealias Choice = (_ bytes: ArraySlice<UInt8>, _ cells: [Range<Int>]) -> [Int]

  /// The next row, nil at the end.
  public mutating func nextRow() throws(SnapshotError) -> Row? { try nextRow(choosing: nil) { _, _ in [] } }

  /// The next of the rows that are chosen by their cells in one column; nil at the end. The others are not taken up.
  ///
  /// A row that is not as a run writes rows is chosen too: it is judged as it would be without a choice.
  ///
  /// - Parameter column: counts from 0; nil: all rows are chosen.
  public mutating func nextRow(
    choosing column: Int?, by choose: Choice
  ) throws(SnapshotError) -> Row? {
    let scanner = column.map { ColumnScanner($0, of: columns.count, delimiter: form.delimiter) }
    let row =
      if let scanner {
        try nextRecord { bytes in Self.chosen(bytes, scanner, choose) }
      } else {
        try nextRecord()
      }
    guard let row else { return nil }
    guard row.count == columns.count else { throw damage("a row has \(row.count) fields") }
    return row
  }

  /// The decimal sign of its numbers.
  public var decimal: UInt8 { form.decimal }

  /// A column's place; nil where there is none of that name.
  public func position(of column: String) -> Int? { columns.firstIndex(of: column) }

  /// - Parameter sift: is given the bytes of whole records, and says which of them are read.
  private mutating func nextRecord(
    sifting sift: (ArraySlice<UInt8>) -> [UInt8] = { Array($0) }
  ) throws(SnapshotError) -> Row? {
    while true {
      if let batch, next < batch.records.count {
        let record = batch.records[next]
        guard record.fault == nil else { throw damage("a row cannot be read") }
        next += 1
        return Row(record, of: batch, form)
      }
      guard let piece = try nextPiece(sift) else { return nil }
      batch = reader.read(Self.withoutNULs(piece))
      next = 0
    }
  }

  /// A refused value may hold a NUL, which no reader of text takes. Here it is the sign that stands for one: ␀.
  private static func withoutNULs(_ piece: [UInt8]) -> [UInt8] {
    FieldBytes.contains(0, piece.span) ? piece.flatMap { $0 == 0 ? Array("␀".utf8) : [$0] } : piece
  }

  /// Of the next whole records those that are read.
  private mutating func nextPiece(_ sift: (ArraySlice<UInt8>) -> [UInt8]) throws(SnapshotError) -> [UInt8]? {
    while true {
      let boundary = isAtEnd ? pending.count : wholeRecords
      if boundary > 0 {
        let piece = sift(pending[..<boundary])
        pending.removeFirst(boundary)
        return piece
      }
      if isAtEnd { return nil }
      let isStart = batch == nil && pending.isEmpty
      let read = try onDisk { () throws(FileError) in
        try input.read(into: &pending, upTo: StoredTable.blockSize)
      }
      isAtEnd = read == 0
      // The mark that spreadsheets ask for.
      if isStart, pending.starts(with: [0xEF, 0xBB, 0xBF]) { pending.removeFirst(3) }
    }
  }

  /// Where the pending records end that are sure to be whole: at first only the header, so that no row stands with it.
  private var wholeRecords: Int {
    let splitter = reader.recordSplitter
    guard batch == nil else { return splitter.lastBoundary(in: pending.span) }
    return splitter.record(in: pending.span, from: 0, atEnd: false)?.next ?? 0
  }

  /// The rows that are chosen, and all from the first on that is not in order.
  private static func chosen(
    _ bytes: ArraySlice<UInt8>, _ scanner: ColumnScanner, _ choose: Choice
  ) -> [UInt8] {
    let found = scanner.scan(bytes.span)
    // Bytes that are no text are a fault of the table, in whatever row they are.
    guard found.isASCII || FieldBytes.areUTF8(bytes.span) else { return Array(bytes) }
    return choose(bytes, found.cells).reduce(into: []) { $0 += bytes[found.row($1)] } + bytes[found.end...]
  }

  /// - Throws: `damaged` where the file has another number of bytes.
  func requireSize(_ bytes: Int) throws(SnapshotError) {
    let size = try onDisk { () throws(FileError) in try input.identity.size }
    if size != bytes { throw damage("it has \(size) bytes where the manifest has \(bytes)") }
  }

  private func damage(_ reason: String) -> SnapshotError {
    .damaged(path: input.path, reason: "\(reason), so it is not what a run wrote")
  }
}
