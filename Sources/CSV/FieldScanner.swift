/// Finds the fields of records that have no quote, 64 bytes at a time.
///
/// Most records of most exports have no quote, and in those a field is what stands between two delimiters.
/// A record with a quote or a NUL is left to `RecordSplitter` and libcsv, which judge every record the slow and obvious way;
/// tests run both over the same bytes and demand the same records and fields.
///
/// Sources: for going from one special byte to the next by a map of bits G. Langdale, D. Lemire, "Parsing Gigabytes of
/// JSON per Second", VLDB Journal 28 (2019); for the map itself H. S. Warren, "Hacker's Delight", 2nd ed., section 7–3.
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
  /// Bytes that are mapped at a time.
  private static let block = 64

  /// The high bit of every byte that must be looked at, of sixteen.
  @inline(__always)
  private func special(_ bytes: SIMD16<UInt8>) -> SIMD2<UInt64> {
    // High bits only: of a byte below the bound it is set, and of some beyond ASCII, which is taken back.
    var found =
      (bytes &- SIMD16(repeating: Self.bound)) & ~(bytes | Self.like(bytes, SIMD16(repeating: Self.blank)))
    if let delimiters { found |= Self.like(bytes, delimiters) & ~bytes }
    return unsafe unsafeBitCast(found & SIMD16(repeating: 0x80), to: SIMD2<UInt64>.self)
  }

  /// The high bit of every byte of ASCII that is the wanted one; all else means nothing.
  @inline(__always)
  private static func like(_ bytes: SIMD16<UInt8>, _ wanted: SIMD16<UInt8>) -> SIMD16<UInt8> {
    (bytes ^ wanted) &- SIMD16(repeating: 1)
  }

  /// One bit for each byte of a block, the first lowest: whether it must be looked at.
  /// - Parameter all: Gets the bits of all bytes.
  @inline(__always)
  private func map(_ base: UnsafeRawPointer, seeing all: inout SIMD16<UInt8>) -> UInt64 {
    // Eight bytes are a row, a byte of which has one bit here; the rows before move down.
    var rows = SIMD2<UInt64>()
    for part in 0..<4 {
      let bytes = unsafe base.loadUnaligned(fromByteOffset: 16 &* part, as: SIMD16<UInt8>.self)
      all |= bytes
      rows = rows &>> SIMD2(repeating: 2) | special(bytes)
    }
    return Self.transposed(rows[0] &>> 1 | rows[1])
  }

  /// Eight rows of eight bits, with rows for columns.
  @inline(__always)
  private static func transposed(_ rows: UInt64) -> UInt64 {
    var bits = rows
    var moved = (bits ^ (bits &>> 7)) & 0x00AA_00AA_00AA_00AA
    bits ^= moved ^ (moved &<< 7)
    moved = (bits ^ (bits &>> 14)) & 0x0000_CCCC_0000_CCCC
    bits ^= moved ^ (moved &<< 14)
    moved = (bits ^ (bits &>> 28)) & 0x0000_0000_F0F0_F0F0
    return bits ^ moved ^ (moved &<< 28)
  }

  /// Takes up records from an offset on, until there is one that must go the slow way, or the bytes end.
  /// - Returns: where the record begins that was not taken up; the end of the bytes after the last.
  func scan(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, into draft: inout RecordDraft) -> Int {
    let base = unsafe UnsafeRawPointer(bytes.baseAddress.unsafelyUnwrapped)
    var record = ScannedRecord(start: start, firstField: draft.fields.count)
    var offset = start
    var all = SIMD16<UInt8>()
    defer { if all.isBeyondASCII { draft.isASCII = false } }
    while offset &+ Self.block <= bytes.count {
      var map = unsafe map(base + offset, seeing: &all)
      draft.fields.reserve(Self.block)
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
      offset &+= Self.block
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
