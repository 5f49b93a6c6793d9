/// A batch while it is made.
struct RecordDraft: ~Copyable {
  let size: Int
  var parser: RecordParser
  var records: BatchBuffer<RecordBatch.Record>
  var fields: BatchBuffer<RecordBatch.FieldBounds>
  /// Bytes of parsed fields; they come to stand behind the chunk's own.
  var parsed: [UInt8] = []
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

  consuming func batch(of chunk: consuming [UInt8]) -> RecordBatch {
    if !parsed.isEmpty { chunk.append(contentsOf: parsed) }
    var batch = RecordBatch(bytes: chunk)
    batch.records = records.list()
    batch.fields = fields.list()
    batch.lineCount = line
    batch.blankRecords = blankRecords
    return batch
  }
}
