/// Reads a chunk of an export, cut at record ends, into a batch of records.
public struct RecordReader: Sendable {
  private let splitter: RecordSplitter
  private let delimiter: UInt8
  private let spaceAligned: Bool

  /// - Parameter spaceAligned: Whether runs of blanks separate fields, in place of the delimiter.
  public init(delimiter: UInt8, spaceAligned: Bool = false) {
    self.delimiter = spaceAligned ? UInt8(ascii: " ") : delimiter
    self.spaceAligned = spaceAligned
    splitter = RecordSplitter(delimiter: self.delimiter)
  }

  public var recordSplitter: RecordSplitter { splitter }

  /// All records of a chunk that begins and ends with whole records.
  /// - Precondition: The chunk holds less than 1 GiB.
  public func read(_ chunk: consuming [UInt8]) -> RecordBatch {
    precondition(chunk.count < 1 << 30, "a chunk's offsets are 32 bits")
    let size = chunk.count
    let isWellEncoded = (try? UTF8Span(validating: chunk.span)) != nil
    var batch = RecordBatch(bytes: chunk)
    var parser = RecordParser(delimiter: delimiter)
    var offset = 0
    var line: Int32 = 0
    while offset < size {
      guard
        let extent = splitter.record(in: batch.bytes.span.extracting(0..<size), from: offset, atEnd: true)
      else { break }
      offset = extent.next
      if isBlank(extent, in: batch) {
        batch.blankRecords += 1
      } else {
        append(extent, line: line, isWellEncoded: isWellEncoded, to: &batch, using: &parser)
      }
      line += physicalLines(in: batch, of: extent)
    }
    batch.lineCount = line
    return batch
  }
}

extension RecordReader {
  private func isBlank(_ extent: RecordSplitter.Extent, in batch: RecordBatch) -> Bool {
    extent.isBlank
      || spaceAligned && batch.bytes[extent.start..<extent.end].allSatisfy(Self.isBlankByte)
  }

  private static func isBlankByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  private func physicalLines(in batch: RecordBatch, of extent: RecordSplitter.Extent) -> Int32 {
    var lines: Int32 = 0
    var previous: UInt8 = 0
    for offset in extent.start..<extent.next {
      let byte = batch.bytes[offset]
      if byte == RecordSplitter.carriageReturn
        || byte == RecordSplitter.lineFeed && previous != RecordSplitter.carriageReturn
      {
        lines += 1
      }
      previous = byte
    }
    return lines
  }

  private func append(
    _ extent: RecordSplitter.Extent, line: Int32, isWellEncoded: Bool, to batch: inout RecordBatch,
    using parser: inout RecordParser
  ) {
    var record = RecordBatch.Record(
      start: Int32(extent.start), end: Int32(extent.end), line: line,
      firstField: Int32(batch.fields.count), fieldCount: 0, fault: extent.fault)
    if record.fault != .tooLong, !isText(batch.raw(record), isWellEncoded: isWellEncoded) {
      record.fault = .badEncoding
    }
    if record.fault == nil, !parseFields(of: record, in: batch, using: &parser) {
      record.fault = .badQuoting
    }
    if record.fault == nil {
      record.fault = appendFields(to: &batch, from: parser)
      record.fieldCount = Int32(batch.fields.count) - record.firstField
    }
    batch.records.append(record)
  }

  /// Text is well encoded and has no NUL, which no export means.
  private func isText(_ raw: ArraySlice<UInt8>, isWellEncoded: Bool) -> Bool {
    if raw.contains(0) { return false }
    return isWellEncoded || (try? UTF8Span(validating: raw.span)) != nil
  }

  private func parseFields(
    of record: RecordBatch.Record, in batch: RecordBatch, using parser: inout RecordParser
  ) -> Bool {
    let raw = batch.raw(record)
    if spaceAligned { return unsafe Self.squeezed(raw).withUnsafeBufferPointer { unsafe parser.parse($0) } }
    return unsafe raw.withUnsafeBufferPointer { unsafe parser.parse($0) }
  }

  private func appendFields(to batch: inout RecordBatch, from parser: borrowing RecordParser) -> RecordFault?
  {
    let base = batch.bytes.count
    batch.bytes.append(contentsOf: parser.text)
    var start = base
    for end in parser.ends {
      guard base + end - start <= RecordSplitter.longestField else { return .tooLong }
      batch.fields.append(RecordBatch.FieldBounds(start: Int32(start), end: Int32(base + end)))
      start = base + end
    }
    return nil
  }

  /// Runs of blanks as one separator, none at either end; blanks inside quotes stand.
  private static func squeezed(_ raw: ArraySlice<UInt8>) -> [UInt8] {
    var squeezed: [UInt8] = []
    squeezed.reserveCapacity(raw.count)
    var pending = false
    var isQuoted = false
    for byte in raw {
      if byte == RecordSplitter.quote { isQuoted.toggle() }
      if isBlankByte(byte), !isQuoted {
        pending = !squeezed.isEmpty
      } else {
        if pending { squeezed.append(UInt8(ascii: " ")) }
        pending = false
        squeezed.append(byte)
      }
    }
    return squeezed
  }
}
