internal import CSV
internal import Intake

/// All records of one export, batch by batch, in the order of the file.
struct RecordStream {
  struct Batch {
    let records: RecordBatch
    /// Physical lines of the file before the batch.
    let linesBefore: Int
  }

  private let reader: RecordReader
  private var blocks: ExportBlocks
  private var pending: [UInt8] = []
  private var isAtEnd = false
  private var linesBefore = 0

  /// - Parameter format: Of which encoding, delimiter, line ends and the lines to skip count.
  init(_ path: String, _ format: ExportFormat) throws {
    reader = RecordReader(format)
    blocks = try ExportBlocks(path: path, encoding: format.encoding)
    try fill()
    for _ in 0..<format.skipLines { try skipLine() }
  }

  mutating func next() throws -> Batch? {
    while true {
      var boundary = isAtEnd ? pending.count : reader.recordSplitter.lastBoundary(in: pending.span)
      // A record that does not end must not take all memory; what is cut off of it is refused anyway.
      if boundary == 0, pending.count > 4 * RecordSplitter.longestRecord { boundary = pending.count }
      if boundary > 0 {
        let batch = Batch(records: reader.read(Array(pending[..<boundary])), linesBefore: linesBefore)
        pending.removeFirst(boundary)
        linesBefore += Int(batch.records.lineCount)
        return batch
      }
      if isAtEnd { return nil }
      try fill()
    }
  }

  private mutating func fill() throws {
    guard let block = try blocks.next() else {
      isAtEnd = true
      return
    }
    pending += block
  }

  private mutating func skipLine() throws {
    while true {
      if let next = reader.recordSplitter.nextLine(in: pending.span, atEnd: isAtEnd) {
        pending.removeFirst(next)
        linesBefore += 1
        return
      }
      guard !isAtEnd else {
        pending = []
        return
      }
      try fill()
    }
  }
}

extension RecordBatch {
  /// A record's fields as texts, without blanks around them.
  func texts(of record: Record) -> [String] {
    (0..<Int(record.fieldCount)).map { field in
      String(decoding: bytes[trimmedField(field, of: record)], as: UTF8.self)
    }
  }

  /// Where a field's bytes are, without blanks around them.
  func trimmedField(_ field: Int, of record: Record) -> Range<Int> {
    let range = fields[Int(record.firstField) + field].range
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, bytes[start] == UInt8(ascii: " ") || bytes[start] == UInt8(ascii: "\t") { start += 1 }
    while end > start, bytes[end - 1] == UInt8(ascii: " ") || bytes[end - 1] == UInt8(ascii: "\t") {
      end -= 1
    }
    return start..<end
  }
}
