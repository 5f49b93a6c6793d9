/// Finds the cells of one column in the rows of a table, and takes up nothing else of them: for a long table of which few
/// rows are wanted.
@safe
public struct ColumnScanner: Sendable {
  private let column: Int
  private let columns: Int
  private let delimiter: UInt8

  /// - Parameters:
  ///   - column: counts from 0.
  ///   - columns: how many cells each row has.
  /// - Precondition: the column is one of them.
  public init(_ column: Int, of columns: Int, delimiter: UInt8) {
    precondition((0..<columns).contains(column))
    self.column = column
    self.columns = columns
    self.delimiter = delimiter
  }

  /// One column of a stretch of rows.
  public struct Cells: Sendable {
    /// Where each row begins in the bytes, and behind the last one where the rows end.
    public fileprivate(set) var starts: [Int] = [0]
    /// The bytes of each row's cell, as written: quotes around it are part of it.
    public fileprivate(set) var cells: [Range<Int>] = []
    /// Whether all bytes are ASCII.
    public fileprivate(set) var isASCII = true

    /// Where the first row begins that is not in order, or has no line end; else the end of the bytes.
    public var end: Int { starts[cells.count] }
    /// The bytes of a row, with its line end.
    public func row(_ index: Int) -> Range<Int> { starts[index]..<starts[index + 1] }
  }

  /// The cells of all rows before the first that is not in order: with a line end other than LF, another number of cells,
  /// quotes or NULs where none may stand, or without a byte. That one is left to `RecordReader`, with all behind it.
  ///
  /// - Parameter bytes: begin with a row.
  /// - Complexity: O(n), 64 bytes at a time.
  public func scan(_ bytes: Span<UInt8>) -> Cells {
    unsafe bytes.withUnsafeBufferPointer { unsafe scan($0) }
  }

  private func scan(_ bytes: UnsafeBufferPointer<UInt8>) -> Cells {
    var found = Cells()
    guard let start = bytes.baseAddress else { return found }
    let base = unsafe UnsafeRawPointer(start)
    var map = QuotedMap(delimiter: delimiter)
    var all = SIMD16<UInt8>()
    var row = Row()
    var offset = 0
    scanning: while offset < bytes.count {
      let count = min(ByteMap.block, bytes.count &- offset)
      let block =
        unsafe count == ByteMap.block
        ? map.next(base + offset, seeing: &all)
        : map.last(UnsafeRawBufferPointer(start: base + offset, count: count), seeing: &all)
      var ends = block.ends
      if block.faults != 0 { ends &= block.faults & (0 &- block.faults) &- 1 }
      while ends != 0 {
        let place = offset &+ ends.trailingZeroBitCount
        ends &= ends &- 1
        let byte = unsafe bytes[place]
        if row.count == column { row.cell = row.field..<place }
        row.count &+= 1
        row.field = place &+ 1
        if byte == delimiter { continue }
        let length = place &- row.start
        guard byte == RecordSplitter.lineFeed, row.count == columns, length > 0,
          length <= RecordSplitter.longestField
        else { break scanning }
        found.cells.append(row.cell)
        row = Row(at: place &+ 1)
        found.starts.append(row.start)
      }
      if block.faults != 0 { break }
      offset &+= count
    }
    found.isASCII = !all.isBeyondASCII
    return found
  }

  /// The row that is being scanned.
  private struct Row {
    var start: Int
    var field: Int
    var count = 0
    var cell = 0..<0

    init(at start: Int = 0) {
      self.start = start
      field = start
    }
  }
}
