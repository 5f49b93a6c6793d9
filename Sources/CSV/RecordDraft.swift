/// A batch while it is made.
struct RecordDraft: ~Copyable {
  let size: Int
  /// Bytes of the fields that it parsed come to stand behind the chunk's own.
  var parser: RecordParser
  var records: BatchBuffer<RecordBatch.Record>
  var fields: BatchBuffer<RecordBatch.FieldBounds>
  var line: Int32 = 0
  var blankRecords = 0
  /// Whether all bytes are known to be ASCII.
  var isASCII = true

  init(size: Int, parser: consuming RecordParser) {
    self.size = size
    self.parser = parser
    records = BatchBuffer(capacity: size / 64)
    fields = BatchBuffer(capacity: size / 8)
  }

  /// Takes up a record that is not blank and whose fields are the last of all.
  @inline(__always)
  mutating func appendScanned(from start: Int, to end: Int, firstField: Int) {
    records.append(
      RecordBatch.Record(
        start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end), line: line,
        firstField: Int32(truncatingIfNeeded: firstField),
        fieldCount: Int32(truncatingIfNeeded: fields.count &- firstField), fault: nil))
  }

  /// Takes up a field in which two quotes mean one.
  mutating func appendUndoubled(_ field: UnsafeBufferPointer<UInt8>) {
    let place = unsafe parser.takeUndoubled(field)
    fields.append(
      RecordBatch.FieldBounds(start: Int32(size + place.lowerBound), end: Int32(size + place.upperBound)))
  }

  /// Takes up the fields of the record parsed last.
  mutating func appendParsed() -> RecordFault? {
    var start = parser.recordStart
    for index in 0..<parser.fieldCount {
      let end = parser.end(ofField: index)
      guard end - start <= RecordSplitter.longestField else { return .tooLong }
      fields.append(RecordBatch.FieldBounds(start: Int32(size + start), end: Int32(size + end)))
      start = end
    }
    return nil
  }

  /// - Parameter takesGuards: Whether a spreadsheet's guards are taken off the fields.
  consuming func batch(of chunk: consuming [UInt8], takesGuards: Bool = false) -> RecordBatch {
    parser.appendText(to: &chunk)
    if takesGuards {
      for index in 0..<fields.count { fields[index] = Self.unguarded(fields[index], in: chunk.span) }
    }
    var batch = RecordBatch(bytes: chunk)
    batch.records = records.list()
    batch.fields = fields.list()
    batch.lineCount = line
    batch.blankRecords = blankRecords
    return batch
  }

  /// A field without its guard: `="00123"`, `'-5.00`.
  private static func unguarded(
    _ field: RecordBatch.FieldBounds, in bytes: Span<UInt8>
  ) -> RecordBatch.FieldBounds {
    guard !field.isEmpty else { return field }
    let (start, last) = (Int(field.start), Int(field.end) - 1)
    if bytes[start] == RecordDialect.apostrophe {
      return RecordBatch.FieldBounds(start: field.start + 1, end: field.end)
    }
    let isGuarded =
      last - start >= 2 && bytes[start] == RecordDialect.equals
      && bytes[start + 1] == RecordSplitter.quote && bytes[last] == RecordSplitter.quote
    return isGuarded ? RecordBatch.FieldBounds(start: field.start + 2, end: field.end - 1) : field
  }
}
