/// Reads a chunk of an export, cut at record ends, into a batch of records.
public struct RecordReader: Sendable {
  private let splitter: RecordSplitter
  private let delimiter: UInt8
  private let spaceAligned: Bool
  /// nil where every record goes the slow way.
  private let scanner: FieldScanner?

  /// - Parameter spaceAligned: Whether runs of blanks separate fields, in place of the delimiter.
  public init(delimiter: UInt8, spaceAligned: Bool = false, lineEnd: RecordSplitter.LineEnd = .any) {
    self.init(delimiter: delimiter, spaceAligned: spaceAligned, lineEnd: lineEnd, scans: true)
  }

  /// - Parameter scans: Whether records without quotes are scanned; otherwise libcsv parses all, which gives
  ///   the same batch and is what the scanner is tested against.
  package init(
    delimiter: UInt8, spaceAligned: Bool = false, lineEnd: RecordSplitter.LineEnd = .any, scans: Bool
  ) {
    self.delimiter = spaceAligned ? UInt8(ascii: " ") : delimiter
    self.spaceAligned = spaceAligned
    splitter = RecordSplitter(delimiter: self.delimiter, lineEnd: lineEnd)
    // The scanner ends a record at any line end.
    scanner = scans && !spaceAligned && lineEnd == .any ? FieldScanner(delimiter: delimiter) : nil
  }

  public var recordSplitter: RecordSplitter { splitter }

  /// All records of a chunk that begins and ends with whole records.
  /// - Precondition: The chunk holds less than 1 GiB.
  public func read(_ chunk: consuming [UInt8]) -> RecordBatch {
    precondition(chunk.count < 1 << 30, "a chunk's offsets are 32 bits")
    let isPlain = Self.isText(chunk.span)
    var draft = Draft(
      size: chunk.count, parser: RecordParser(delimiter: delimiter, breaksEndRows: splitter.lineEnd == .any))
    unsafe chunk.withUnsafeBufferPointer { bytes in
      var offset = 0
      while offset < bytes.count {
        if isPlain, let next = unsafe scan(bytes, from: offset, into: &draft) {
          offset = next
        } else {
          offset = unsafe parse(bytes, from: offset, isPlain: isPlain, into: &draft)
        }
      }
    }
    return draft.batch(of: chunk)
  }

  /// A batch while it is made.
  private struct Draft: ~Copyable {
    let size: Int
    var parser: RecordParser
    var records: [RecordBatch.Record] = []
    var fields: FieldBuffer
    /// Bytes of parsed fields; they come to stand behind the chunk's own.
    var parsed: [UInt8] = []
    var line: Int32 = 0
    var blankRecords = 0

    init(size: Int, parser: consuming RecordParser) {
      self.size = size
      self.parser = parser
      records.reserveCapacity(size / 64)
      fields = FieldBuffer(capacity: size / 8)
    }

    consuming func batch(of chunk: consuming [UInt8]) -> RecordBatch {
      if !parsed.isEmpty { chunk.append(contentsOf: parsed) }
      var batch = RecordBatch(bytes: chunk)
      batch.records = records
      batch.fields = fields.array()
      batch.lineCount = line
      batch.blankRecords = blankRecords
      return batch
    }
  }
}

// The fast way: records without a quote.
extension RecordReader {
  /// Takes up the record at an offset if it has no quote and nothing else to look at closely.
  /// - Returns: where the next record starts; nil where the record must go the slow way.
  @inline(__always)
  private func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, into draft: inout Draft
  ) -> Int? {
    guard let scanner else { return nil }
    let firstField = draft.fields.count
    guard case .line(let end) = unsafe scanner.scan(bytes, from: start, into: &draft.fields),
      end &- start <= RecordSplitter.longestField
    else {
      draft.fields.truncate(to: firstField)
      return nil
    }
    if end == start {
      draft.fields.truncate(to: firstField)
      draft.blankRecords += 1
    } else {
      draft.records.append(
        RecordBatch.Record(
          start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end), line: draft.line,
          firstField: Int32(truncatingIfNeeded: firstField),
          fieldCount: Int32(truncatingIfNeeded: draft.fields.count &- firstField), fault: nil))
    }
    draft.line += 1
    guard end < bytes.count else { return end }
    let isPair =
      unsafe bytes[end] == RecordSplitter.carriageReturn && end &+ 1 < bytes.count
      && bytes[end &+ 1] == RecordSplitter.lineFeed
    return end &+ (isPair ? 2 : 1)
  }
}

// The slow way: any record.
extension RecordReader {
  private func parse(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, isPlain: Bool, into draft: inout Draft
  ) -> Int {
    guard let extent = unsafe splitter.record(in: bytes.span, from: start, atEnd: true) else {
      preconditionFailure("at the end of its bytes every record ends")
    }
    let raw = unsafe UnsafeBufferPointer(rebasing: bytes[extent.start..<extent.end])
    if unsafe isBlank(raw) {
      draft.blankRecords += 1
    } else {
      unsafe append(extent, raw, isPlain: isPlain, to: &draft)
    }
    draft.line += unsafe physicalLines(bytes[extent.start..<extent.next])
    return extent.next
  }

  private func isBlank(_ raw: UnsafeBufferPointer<UInt8>) -> Bool {
    unsafe raw.isEmpty || spaceAligned && raw.allSatisfy(Self.isBlankByte)
  }

  private static func isBlankByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  /// Lines as an editor counts them: in a file of lone carriage returns these, else line feeds too.
  private func physicalLines(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int32 {
    if splitter.lineEnd != .any {
      let end = splitter.lineEnd == .cr ? RecordSplitter.carriageReturn : RecordSplitter.lineFeed
      let ends = unsafe bytes.reduce(Int32(0)) { $1 == end ? $0 + 1 : $0 }
      return unsafe bytes.last == end ? ends : ends + 1
    }
    var lines: Int32 = 0
    var previous: UInt8 = 0
    for offset in unsafe bytes.indices {
      let byte = unsafe bytes[offset]
      let endsPair = byte == RecordSplitter.lineFeed && previous == RecordSplitter.carriageReturn
      if byte == RecordSplitter.carriageReturn || byte == RecordSplitter.lineFeed && !endsPair { lines += 1 }
      previous = byte
    }
    // A last line without an end is a line too.
    return previous == RecordSplitter.carriageReturn || previous == RecordSplitter.lineFeed
      ? lines : lines + 1
  }

  private func append(
    _ extent: RecordSplitter.Extent, _ raw: UnsafeBufferPointer<UInt8>, isPlain: Bool,
    to draft: inout Draft
  ) {
    var record = RecordBatch.Record(
      start: Int32(extent.start), end: Int32(extent.end), line: draft.line,
      firstField: Int32(draft.fields.count), fieldCount: 0, fault: extent.fault)
    if record.fault != .tooLong, !isPlain, !Self.isText(unsafe raw.span) {
      record.fault = .badEncoding
    }
    if record.fault == nil, unsafe !parseFields(of: raw, using: &draft.parser) {
      record.fault = .badQuoting
    }
    if record.fault == nil {
      record.fault = appendFields(to: &draft)
      record.fieldCount = Int32(draft.fields.count) - record.firstField
    }
    draft.records.append(record)
  }

  /// Text is well encoded and has no NUL, which no export means.
  private static func isText(_ bytes: Span<UInt8>) -> Bool {
    guard (try? UTF8Span(validating: bytes)) != nil else { return false }
    return !FieldBytes.contains(0, bytes)
  }

  private func parseFields(
    of raw: UnsafeBufferPointer<UInt8>, using parser: inout RecordParser
  ) -> Bool {
    if spaceAligned { return unsafe Self.squeezed(raw).withUnsafeBufferPointer { unsafe parser.parse($0) } }
    return unsafe parser.parse(raw)
  }

  private func appendFields(to draft: inout Draft) -> RecordFault? {
    let base = draft.size + draft.parsed.count
    draft.parsed.append(contentsOf: draft.parser.text)
    var start = base
    for end in draft.parser.ends {
      guard base + end - start <= RecordSplitter.longestField else { return .tooLong }
      draft.fields.append(start: start, end: base + end)
      start = base + end
    }
    return nil
  }

  /// Runs of blanks as one separator, none at either end; blanks inside quotes stand.
  private static func squeezed(_ raw: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var squeezed: [UInt8] = []
    squeezed.reserveCapacity(raw.count)
    var pending = false
    var isQuoted = false
    for offset in raw.indices {
      let byte = unsafe raw[offset]
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
