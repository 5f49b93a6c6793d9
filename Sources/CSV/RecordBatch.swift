/// The records of one chunk: the chunk's own bytes, and behind them the bytes of fields that do not stand in
/// it as they are, because a quote was taken off.
public struct RecordBatch: Sendable {
  /// One record: where it stands in the chunk and which fields it has.
  public struct Record: BitwiseCopyable, Sendable {
    /// Where it begins in the batch's bytes.
    public var start: Int32
    /// Where it ends.
    public var end: Int32
    /// Physical line within the chunk, from 0.
    public var line: Int32
    /// Position of its first field among the fields of the batch.
    public var firstField: Int32
    /// How many fields it has.
    public var fieldCount: Int32
    /// Why it cannot be read; nil where it can.
    public var fault: RecordFault?
  }

  /// Where a field's bytes are in `bytes`.
  public struct FieldBounds: BitwiseCopyable, Sendable {
    /// Where it begins in the batch's bytes.
    public var start: Int32
    /// Where it ends.
    public var end: Int32

    /// A stretch of the batch's bytes.
    @inlinable
    public init(start: Int32, end: Int32) {
      self.start = start
      self.end = end
    }

    /// The positions of its bytes in the batch.
    @inlinable
    public var range: Range<Int> { Int(start)..<Int(end) }

    /// Whether it has no bytes.
    @inlinable
    public var isEmpty: Bool { start == end }
  }

  /// The text that was read, and behind it fields that lost their quotes.
  public internal(set) var bytes: [UInt8]
  /// In the order of the text.
  public internal(set) var records = BatchList<Record>()
  /// Of all records, one behind the other.
  public internal(set) var fields = BatchList<FieldBounds>()
  /// Physical lines in the chunk.
  public internal(set) var lineCount: Int32 = 0
  /// Records without any byte: blank lines.
  public internal(set) var blankRecords = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// A record's raw bytes, without its line end.
  public func raw(_ record: Record) -> ArraySlice<UInt8> { bytes[Int(record.start)..<Int(record.end)] }
}
