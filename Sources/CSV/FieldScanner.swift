/// Finds the fields of records that have no quote, eight bytes at a time.
///
/// Most records of most exports have no quote, and in those a field is what stands between two delimiters.
/// A record with a quote is left to `RecordSplitter` and libcsv, which judge every record the slow and obvious way;
/// tests run both over the same bytes and demand the same records and fields.
///
/// Source for finding bytes in a word: H. S. Warren, "Hacker's Delight", 2nd ed., section 6–1.
@safe
struct FieldScanner {
  private let delimiters: UInt64
  private let delimiter: UInt8

  init(delimiter: UInt8) {
    self.delimiter = delimiter
    delimiters = Self.everyByte(delimiter)
  }

  private static let lineFeeds = everyByte(RecordSplitter.lineFeed)
  private static let carriageReturns = everyByte(RecordSplitter.carriageReturn)
  private static let quotes = everyByte(RecordSplitter.quote)

  private static func everyByte(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

  /// The high bit of every byte that is the one searched for, exactly.
  @inline(__always)
  private static func matches(_ word: UInt64, _ pattern: UInt64) -> UInt64 {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    let difference = word ^ pattern
    return ~(((difference & low) &+ low) | difference | low)
  }

  /// Where a record's line ends, or where it must be left to the slow way.
  enum End {
    /// The line end begins here.
    case line(Int)
    case quote
  }

  /// The fields of the record that begins at an offset, up to its line end or the end of the bytes.
  /// - Parameter fields: Gets the bounds of each field, also of those before a quote.
  @inline(__always)
  func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, into fields: inout FieldBuffer
  ) -> End {
    var fieldStart = start
    var offset = start
    let base = unsafe UnsafeRawPointer(bytes.baseAddress.unsafelyUnwrapped)
    while offset &+ 8 <= bytes.count {
      let word = unsafe base.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      var found =
        Self.matches(word, delimiters) | Self.matches(word, Self.lineFeeds)
        | Self.matches(word, Self.carriageReturns) | Self.matches(word, Self.quotes)
      while found != 0 {
        let position = offset &+ (found.trailingZeroBitCount &>> 3)
        let byte = unsafe bytes[position]
        guard byte == delimiter else {
          if byte == RecordSplitter.quote { return .quote }
          fields.append(start: fieldStart, end: position)
          return .line(position)
        }
        fields.append(start: fieldStart, end: position)
        fieldStart = position &+ 1
        found &= found &- 1
      }
      offset &+= 8
    }
    while offset < bytes.count {
      let byte = unsafe bytes[offset]
      if byte == RecordSplitter.quote { return .quote }
      if byte == delimiter {
        fields.append(start: fieldStart, end: offset)
        fieldStart = offset &+ 1
      } else if byte == RecordSplitter.lineFeed || byte == RecordSplitter.carriageReturn {
        break
      }
      offset &+= 1
    }
    fields.append(start: fieldStart, end: offset)
    return .line(offset)
  }
}
