/// Finds the fields of records that have no quote, 64 bytes at a time.
///
/// In these a field is what stands between two delimiters. A record with a quote is left to `QuotedScanner`, and one with a
/// NUL to `RecordSplitter` and libcsv, which judge every record the slow and obvious way; tests run both over the same bytes
/// and demand the same records and fields.
@safe
struct FieldScanner {
  private let delimiter: UInt8
  /// Nil where the delimiter is found with all others below `bound`.
  private let delimiters: SIMD16<UInt8>?

  init(delimiter: UInt8) {
    self.delimiter = delimiter
    delimiters = delimiter < Self.bound && delimiter != Self.blank ? nil : SIMD16(repeating: delimiter)
  }

  /// Line ends, the quote and the comma are below, and of what else is there exports are full of blanks alone.
  private static let bound: UInt8 = 0x2D
  private static let blank = UInt8(ascii: " ")

  /// The high bit of every byte that must be looked at, of sixteen.
  @inline(__always)
  private func special(_ bytes: SIMD16<UInt8>) -> SIMD16<UInt8> {
    // High bits only: of a byte below the bound it is set, and of some beyond ASCII, which is taken back.
    var found =
      (bytes &- SIMD16(repeating: Self.bound))
      & ~(bytes | ByteMap.like(bytes, SIMD16(repeating: Self.blank)))
    if let delimiters { found |= ByteMap.like(bytes, delimiters) & ~bytes }
    return found
  }

  /// One bit for each byte of a block, the first lowest: whether it must be looked at.
  /// - Parameter all: Gets the bits of all bytes.
  @inline(__always)
  private func map(_ base: UnsafeRawPointer, seeing all: inout SIMD16<UInt8>) -> UInt64 {
    var map = ByteMap()
    for step in 0..<ByteMap.steps {
      let bytes = unsafe base.loadUnaligned(fromByteOffset: 16 &* step, as: SIMD16<UInt8>.self)
      all |= bytes
      map.take(special(bytes))
    }
    return map.bits
  }

  /// Takes up records from an offset on, until there is one that must go the slow way, or the bytes end.
  /// - Returns: where the record begins that was not taken up; the end of the bytes after the last.
  func scan(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, into draft: inout RecordDraft) -> Int {
    let base = unsafe UnsafeRawPointer(bytes.baseAddress.unsafelyUnwrapped)
    var record = ScannedRecord(start: start, firstField: draft.fields.count)
    var offset = start
    var all = SIMD16<UInt8>()
    defer { if all.isBeyondASCII { draft.isASCII = false } }
    while offset &+ ByteMap.block <= bytes.count {
      var map = unsafe map(base + offset, seeing: &all)
      draft.fields.reserve(ByteMap.block)
      var fields = unsafe draft.fields.end
      while map != 0 {
        let place = offset &+ map.trailingZeroBitCount
        map &= map &- 1
        if unsafe bytes[place] == delimiter {
          unsafe fields.initialize(to: record.nextField(upTo: place))
          unsafe fields += 1
          continue
        }
        unsafe draft.fields.take(upTo: fields)
        guard unsafe look(at: place, bytes, &record, &draft) else { return record.start }
        unsafe fields = draft.fields.end
      }
      unsafe draft.fields.take(upTo: fields)
      offset &+= ByteMap.block
    }
    while offset < bytes.count {
      all[0] |= unsafe bytes[offset]
      if unsafe bytes[offset] == delimiter {
        draft.fields.append(record.nextField(upTo: offset))
      } else {
        guard unsafe look(at: offset, bytes, &record, &draft) else { return record.start }
      }
      offset &+= 1
    }
    // The last record has no line end.
    guard record.start < bytes.count else { return bytes.count }
    return end(bytes.count, next: bytes.count, &record, &draft) ? bytes.count : record.start
  }

  /// The record that is being scanned.
  private struct ScannedRecord {
    var start: Int
    var fieldStart: Int
    var firstField: Int

    init(start: Int, firstField: Int) {
      self.start = start
      fieldStart = start
      self.firstField = firstField
    }

    /// The field that a delimiter or the record's end ends. Chunks hold less than 1 GiB, see `RecordReader.read`.
    @inline(__always)
    mutating func nextField(upTo end: Int) -> RecordBatch.FieldBounds {
      let start = fieldStart
      fieldStart = end &+ 1
      return RecordBatch.FieldBounds(
        start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end))
    }
  }

  /// Looks at a byte that is no delimiter.
  /// - Returns: false where the record must go the slow way.
  @inline(__always)
  private func look(
    at place: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ record: inout ScannedRecord,
    _ draft: inout RecordDraft
  ) -> Bool {
    let byte = unsafe bytes[place]
    if byte == RecordSplitter.lineFeed || byte == RecordSplitter.carriageReturn {
      // The second half of a CR LF ends nothing.
      guard place >= record.start else { return true }
      let isPair =
        unsafe byte == RecordSplitter.carriageReturn && place &+ 1 < bytes.count
        && bytes[place &+ 1] == RecordSplitter.lineFeed
      return end(place, next: place &+ (isPair ? 2 : 1), &record, &draft)
    }
    if byte == RecordSplitter.quote || byte == 0 {
      draft.fields.truncate(to: record.firstField)
      return false
    }
    return true
  }

  /// - Returns: false where the record is too long to be taken up here.
  @inline(__always)
  private func end(_ end: Int, next: Int, _ record: inout ScannedRecord, _ draft: inout RecordDraft) -> Bool {
    guard end &- record.start <= RecordSplitter.longestField else {
      draft.fields.truncate(to: record.firstField)
      return false
    }
    if end == record.start {
      draft.blankRecords += 1
    } else {
      draft.fields.append(record.nextField(upTo: end))
      draft.appendScanned(from: record.start, to: end, firstField: record.firstField)
    }
    draft.line += 1
    record = ScannedRecord(start: next, firstField: draft.fields.count)
    return true
  }
}
