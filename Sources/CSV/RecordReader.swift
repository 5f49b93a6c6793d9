/// Reads a chunk of an export, cut at record ends, into a batch of records.
public struct RecordReader: Sendable {
  private let splitter: RecordSplitter
  private let delimiter: UInt8
  private let spaceAligned: Bool
  /// nil where every record goes the slow way.
  private let scanner: FieldScanner?
  /// For what the scanner leaves.
  private let quotedScanner: QuotedScanner

  /// - Parameter spaceAligned: Whether runs of blanks separate fields, in place of the delimiter.
  ///   It goes with no dialect.
  public init(
    delimiter: UInt8, spaceAligned: Bool = false, lineEnd: RecordSplitter.LineEnd = .any,
    dialect: RecordDialect = .plain
  ) {
    self.init(
      delimiter: delimiter, spaceAligned: spaceAligned, lineEnd: lineEnd, dialect: dialect, scans: true)
  }

  /// - Parameter scans: Whether records are scanned where their quoting is in order; otherwise libcsv parses all, which gives
  ///   the same batch and is what the scanner is tested against.
  package init(
    delimiter: UInt8, spaceAligned: Bool = false, lineEnd: RecordSplitter.LineEnd = .any,
    dialect: RecordDialect = .plain, scans: Bool
  ) {
    self.delimiter = spaceAligned ? UInt8(ascii: " ") : delimiter
    self.spaceAligned = spaceAligned
    splitter = RecordSplitter(
      delimiter: self.delimiter, lineEnd: lineEnd, dialect: spaceAligned ? .plain : dialect)
    // The scanner ends a record at any line end, and knows no backslash.
    let isScanned = scans && !spaceAligned && lineEnd == .any && !dialect.escapes
    scanner = isScanned ? FieldScanner(delimiter: delimiter) : nil
    quotedScanner = QuotedScanner(delimiter: delimiter)
  }

  /// What finds the ends of records, by the same rules.
  public var recordSplitter: RecordSplitter { splitter }

  /// All records of a chunk that begins and ends with whole records.
  /// - Precondition: The chunk holds less than 1 GiB.
  public func read(_ chunk: consuming [UInt8]) -> RecordBatch {
    precondition(chunk.count < 1 << 30, "a chunk's offsets are 32 bits")
    // Most exports are ASCII, which the scanner sees by the way.
    var draft = self.draft(of: chunk, isUTF8: true)
    if !draft.isASCII, !FieldBytes.areUTF8(chunk.span) { draft = self.draft(of: chunk, isUTF8: false) }
    return draft.batch(of: chunk, takesGuards: splitter.dialect.guards)
  }

  private func draft(of chunk: borrowing [UInt8], isUTF8: Bool) -> RecordDraft {
    var draft = RecordDraft(
      size: chunk.count, parser: RecordParser(delimiter: delimiter, breaksEndRows: splitter.lineEnd == .any))
    unsafe chunk.withUnsafeBufferPointer { bytes in
      var offset = 0
      while offset < bytes.count {
        if isUTF8, let scanner {
          offset = unsafe scanner.scan(bytes, from: offset, into: &draft)
          if offset == bytes.count { break }
          let stop = unsafe quotedScanner.scan(bytes, from: offset, into: &draft)
          offset = stop.place
          if !stop.isStuck { continue }
        }
        draft.isASCII = false
        offset = unsafe parse(bytes, from: offset, isUTF8: isUTF8, into: &draft)
      }
    }
    return draft
  }
}

// The slow way: any record.
extension RecordReader {
  private func parse(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, isUTF8: Bool, into draft: inout RecordDraft
  ) -> Int {
    guard let extent = unsafe splitter.record(in: bytes.span, from: start, atEnd: true) else {
      preconditionFailure("at the end of its bytes every record ends")
    }
    let raw = unsafe UnsafeBufferPointer(rebasing: bytes[extent.start..<extent.end])
    if unsafe isBlank(raw) {
      draft.blankRecords += 1
    } else {
      unsafe append(extent, raw, isUTF8: isUTF8, to: &draft)
    }
    draft.line += unsafe physicalLines(bytes.span.extracting(extent.start..<extent.next), of: raw.span)
    return extent.next
  }

  private func isBlank(_ raw: UnsafeBufferPointer<UInt8>) -> Bool {
    unsafe raw.isEmpty || spaceAligned && raw.allSatisfy(FieldBytes.isBlank)
  }

  /// Lines as an editor counts them: in a file of lone carriage returns these, else line feeds too.
  /// - Parameter record: The bytes without the line end.
  private func physicalLines(_ bytes: Span<UInt8>, of record: Span<UInt8>) -> Int32 {
    let isOneLine =
      !FieldBytes.contains(RecordSplitter.lineFeed, record)
      && !FieldBytes.contains(RecordSplitter.carriageReturn, record)
    if isOneLine { return 1 }
    var lines: Int32 = 0
    var previous: UInt8 = 0
    for offset in bytes.indices {
      if endsLine(bytes[offset], after: previous) { lines += 1 }
      previous = bytes[offset]
    }
    // A last line without an end is a line too.
    return endsLine(previous, after: 0) ? lines : lines + 1
  }

  private func endsLine(_ byte: UInt8, after previous: UInt8) -> Bool {
    switch splitter.lineEnd {
    case .any:
      byte == RecordSplitter.carriageReturn
        || byte == RecordSplitter.lineFeed && previous != RecordSplitter.carriageReturn
    case .cr: byte == RecordSplitter.carriageReturn
    case .lf, .crlf: byte == RecordSplitter.lineFeed
    }
  }

  private func append(
    _ extent: RecordSplitter.Extent, _ raw: UnsafeBufferPointer<UInt8>, isUTF8: Bool,
    to draft: inout RecordDraft
  ) {
    var record = RecordBatch.Record(
      start: Int32(extent.start), end: Int32(extent.end), line: draft.line,
      firstField: Int32(draft.fields.count), fieldCount: 0, fault: extent.fault)
    if record.fault != .tooLong, unsafe !isText(raw.span, isUTF8: isUTF8) {
      record.fault = .badEncoding
    }
    if record.fault == nil { record.fault = unsafe parseFields(of: raw, using: &draft.parser) }
    if record.fault == nil {
      record.fault = draft.appendParsed()
      record.fieldCount = Int32(draft.fields.count) - record.firstField
    }
    draft.records.append(record)
  }

  /// Text is well encoded and has no NUL, which no export means.
  private func isText(_ bytes: Span<UInt8>, isUTF8: Bool) -> Bool {
    (isUTF8 || FieldBytes.areUTF8(bytes)) && !FieldBytes.contains(0, bytes)
  }

  private func parseFields(
    of raw: UnsafeBufferPointer<UInt8>, using parser: inout RecordParser
  ) -> RecordFault? {
    if !spaceAligned, splitter.dialect == .plain { return unsafe parser.parse(raw) ? nil : .badQuoting }
    let plain = unsafe spaceAligned ? Self.squeezed(raw) : PlainRecord(raw.span, splitter).bytes
    // A backslash and a 0 are a NUL.
    if FieldBytes.contains(0, plain.span) { return .badEncoding }
    return unsafe plain.withUnsafeBufferPointer { unsafe parser.parse($0) } ? nil : .badQuoting
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
      if FieldBytes.isBlank(byte), !isQuoted {
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
