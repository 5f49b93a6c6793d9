/// Finds the fields of records whose quoting is in order, 64 bytes at a time.
///
/// A field in quotes is what stands between them; only where two quotes mean one are its bytes copied. A record whose
/// quoting is not in order, or that has a NUL, is left to `RecordSplitter` and libcsv, which judge every record the slow and
/// obvious way; tests run both over the same bytes and demand the same records and fields.
@safe
struct QuotedScanner {
  let delimiter: UInt8

  /// Where the scanner has stopped.
  struct Stop {
    /// Where the record begins that was not taken up; the end of the bytes after the last.
    let place: Int
    /// Whether that record must go the slow way; otherwise it is one of several without quotes.
    let isStuck: Bool
  }

  /// So many blocks without a quote are left to the scanner that knows none, which is faster.
  private static let plainBlocks = 4

  /// Takes up records from an offset on, until there is one that must go the slow way, quotes have become rare, or the bytes
  /// end.
  func scan(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, into draft: inout RecordDraft) -> Stop {
    let base = unsafe UnsafeRawPointer(bytes.baseAddress.unsafelyUnwrapped)
    var record = QuotedRecord(start: start, firstField: draft.fields.count)
    var map = QuotedMap(delimiter: delimiter)
    var all = SIMD16<UInt8>()
    defer { if all.isBeyondASCII { draft.isASCII = false } }
    var offset = start
    // Where the blocks without quotes begin.
    var plain = start
    while offset < bytes.count {
      let count = min(ByteMap.block, bytes.count &- offset)
      let block =
        unsafe count == ByteMap.block
        ? map.next(base + offset, seeing: &all)
        : map.last(UnsafeRawBufferPointer(start: base + offset, count: count), seeing: &all)
      guard unsafe take(block, at: offset, bytes, &record, &draft) else {
        return Self.leave(record, stuck: true, &draft)
      }
      offset &+= count
      // An open quote must not be followed for ever.
      if offset &- record.start > RecordSplitter.longestField {
        return Self.leave(record, stuck: true, &draft)
      }
      if block.hasQuotes || map.isInside { plain = offset }
      if offset &- plain >= Self.plainBlocks &* ByteMap.block, record.start >= plain, record.start > start {
        return Self.leave(record, stuck: false, &draft)
      }
    }
    if map.isInside { return Self.leave(record, stuck: true, &draft) }
    // The last record has no line end.
    guard record.start < bytes.count else { return Stop(place: bytes.count, isStuck: false) }
    let isTaken = unsafe end(bytes.count, next: bytes.count, bytes, &record, &draft)
    return isTaken ? Stop(place: bytes.count, isStuck: false) : Stop(place: record.start, isStuck: true)
  }

  private static func leave(_ record: QuotedRecord, stuck: Bool, _ draft: inout RecordDraft) -> Stop {
    draft.fields.truncate(to: record.firstField)
    return Stop(place: record.start, isStuck: stuck)
  }

  /// The record that is being scanned.
  private struct QuotedRecord {
    var start: Int
    var fieldStart: Int
    var firstField: Int
    /// Line breaks inside of its quotes so far.
    var innerLines: Int32 = 0
    /// Whether two quotes mean one in its last field so far.
    var hasDoubled = false

    init(start: Int, firstField: Int) {
      self.start = start
      fieldStart = start
      self.firstField = firstField
    }

    /// The field that a delimiter or a line break ends, without its quotes. Chunks hold less than 1 GiB, see
    /// `RecordReader.read`.
    @inline(__always)
    mutating func nextField(upTo end: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> RecordBatch.FieldBounds {
      let start = fieldStart
      fieldStart = end &+ 1
      let quote = unsafe start < bytes.count && bytes[start] == RecordSplitter.quote ? 1 : 0
      return RecordBatch.FieldBounds(
        start: Int32(truncatingIfNeeded: start &+ quote), end: Int32(truncatingIfNeeded: end &- quote))
    }
  }

  /// - Returns: false where the record must go the slow way.
  @inline(__always)
  private func take(
    _ block: QuotedMap.Block, at offset: Int, _ bytes: UnsafeBufferPointer<UInt8>,
    _ record: inout QuotedRecord, _ draft: inout RecordDraft
  ) -> Bool {
    if block.inner | block.doubled | block.faults != 0 || record.hasDoubled {
      return unsafe takeCarefully(block, at: offset, bytes, &record, &draft)
    }
    var ends = block.ends
    draft.fields.reserve(ByteMap.block)
    var fields = unsafe draft.fields.end
    while ends != 0 {
      let place = offset &+ ends.trailingZeroBitCount
      ends &= ends &- 1
      if unsafe bytes[place] == delimiter {
        unsafe fields.initialize(to: record.nextField(upTo: place, bytes))
        unsafe fields += 1
        continue
      }
      unsafe draft.fields.take(upTo: fields)
      guard unsafe endLine(at: place, bytes, &record, &draft) else { return false }
      unsafe fields = draft.fields.end
    }
    unsafe draft.fields.take(upTo: fields)
    return true
  }

  /// The same for blocks that hold more than ends of fields.
  private func takeCarefully(
    _ block: QuotedMap.Block, at offset: Int, _ bytes: UnsafeBufferPointer<UInt8>,
    _ record: inout QuotedRecord, _ draft: inout RecordDraft
  ) -> Bool {
    let beforeFault = block.faults == 0 ? .max : block.faults & (0 &- block.faults) &- 1
    var marks = (block.ends | block.inner) & beforeFault
    var doubled = block.doubled & beforeFault
    while marks != 0 {
      let place = offset &+ marks.trailingZeroBitCount
      let mark = marks & (0 &- marks)
      marks ^= mark
      if block.inner & mark != 0 {
        if unsafe beginsNewLine(at: place, bytes) { record.innerLines &+= 1 }
        continue
      }
      if doubled & (mark &- 1) != 0 { record.hasDoubled = true }
      doubled &= ~(mark | mark &- 1)
      if unsafe bytes[place] == delimiter {
        unsafe appendField(upTo: place, bytes, &record, &draft)
      } else {
        guard unsafe endLine(at: place, bytes, &record, &draft) else { return false }
      }
    }
    if doubled != 0 { record.hasDoubled = true }
    return block.faults == 0
  }

  /// Whether a byte inside of quotes ends a physical line, other than as the second half of a CR LF.
  private func beginsNewLine(at place: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    switch unsafe bytes[place] {
    case delimiter: false
    case RecordSplitter.carriageReturn: true
    default: unsafe bytes[place &- 1] != RecordSplitter.carriageReturn
    }
  }

  /// - Returns: false where the record is too long to be taken up here.
  @inline(__always)
  private func endLine(
    at place: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ record: inout QuotedRecord,
    _ draft: inout RecordDraft
  ) -> Bool {
    // The second half of a CR LF ends nothing.
    guard place >= record.start else { return true }
    let isPair =
      unsafe bytes[place] == RecordSplitter.carriageReturn && place &+ 1 < bytes.count
      && bytes[place &+ 1] == RecordSplitter.lineFeed
    return unsafe end(place, next: place &+ (isPair ? 2 : 1), bytes, &record, &draft)
  }

  @inline(__always)
  private func end(
    _ end: Int, next: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ record: inout QuotedRecord,
    _ draft: inout RecordDraft
  ) -> Bool {
    guard end &- record.start <= RecordSplitter.longestField else {
      draft.fields.truncate(to: record.firstField)
      return false
    }
    if end == record.start {
      draft.blankRecords += 1
    } else {
      unsafe appendField(upTo: end, bytes, &record, &draft)
      draft.appendScanned(from: record.start, to: end, firstField: record.firstField)
    }
    draft.line += 1 &+ record.innerLines
    record = QuotedRecord(start: next, firstField: draft.fields.count)
    return true
  }

  @inline(__always)
  private func appendField(
    upTo end: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ record: inout QuotedRecord,
    _ draft: inout RecordDraft
  ) {
    let field = unsafe record.nextField(upTo: end, bytes)
    if record.hasDoubled {
      record.hasDoubled = false
      unsafe draft.appendUndoubled(UnsafeBufferPointer(rebasing: bytes[field.range]))
    } else {
      draft.fields.append(field)
    }
  }
}
