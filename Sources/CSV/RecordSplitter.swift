#if canImport(Glibc)
  internal import Glibc
#endif

/// Finds where records end, knowing quotes, and decides what one damaged record may cost.
///
/// libcsv in strict mode stops at its first error with no line and no way on; so the ends of
/// records are found here, and libcsv is given one record at a time.
///
/// The grammar is RFC 4180's, with LF, CR LF or CR after a record: a quote opens a field only as its
/// first byte, is doubled inside, and closes it right before a delimiter or a record's end. Two ways to
/// break it, and what each costs:
/// - a quote inside an unquoted field: the record ends with that physical line, as it would have;
/// - a quoted field that never closes, or closes before other text: the quote is taken to be a stray one,
///   and the record ends with the physical line the quote stands on. So its neighbours are read.
///
/// A decision depends only on bytes from the record's start on, so a chunk cut at a record's start
/// is split the same way as the whole file.
public struct RecordSplitter: Sendable {
  /// Longer records are refused: an open quote must not swallow a file into memory.
  public static let longestRecord = 1 << 20
  /// Longer fields are refused; the limit of Python's csv module.
  public static let longestField = 131_072

  static let quote = UInt8(ascii: "\"")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")

  /// What ends a record.
  public enum LineEnd: Sendable {
    /// LF, CR LF or CR, mixed.
    case any
    /// Only this one; the other bytes are part of an unquoted field as of a quoted one.
    case lf, crlf, cr

    /// As it is written.
    public var bytes: [UInt8] {
      switch self {
      case .any, .lf: [RecordSplitter.lineFeed]
      case .crlf: [RecordSplitter.carriageReturn, RecordSplitter.lineFeed]
      case .cr: [RecordSplitter.carriageReturn]
      }
    }
  }

  let delimiter: UInt8
  /// What ends a record.
  public let lineEnd: LineEnd
  let dialect: RecordDialect

  /// - Parameters:
  ///   - delimiter: The byte between fields.
  ///   - lineEnd: What ends a record.
  ///   - dialect: What fields may hold beyond RFC 4180.
  public init(delimiter: UInt8, lineEnd: LineEnd = .any, dialect: RecordDialect = .plain) {
    self.delimiter = delimiter
    self.lineEnd = lineEnd
    self.dialect = dialect
  }

  /// One record's place in a chunk.
  public struct Extent: Hashable, Sendable {
    /// Where it begins.
    public var start: Int
    /// Without the line end.
    public var end: Int
    /// Where the next record starts.
    public var next: Int
    /// Why it cannot be read; nil where it can.
    public var fault: RecordFault?

    /// Whether it has no bytes.
    @inlinable
    public var isBlank: Bool { start == end }
  }

  /// The record that starts at an offset.
  /// - Parameter atEnd: Whether nothing comes after these bytes.
  /// - Returns: nil where the bytes end before the record does.
  /// - Complexity: O(record), at most O(`longestRecord`) when a quote never closes.
  public func record(in bytes: Span<UInt8>, from start: Int, atEnd: Bool) -> Extent? {
    guard start < bytes.count else { return nil }
    let found =
      dialect == .plain
      ? unsafe bytes.withUnsafeBufferPointer { unsafe extent(in: $0, from: start, atEnd: atEnd) }
      : dialectExtent(in: bytes, from: start, atEnd: atEnd)
    guard var extent = found else { return nil }
    // Whatever else is wrong with it: too long comes first among the reasons.
    if extent.end - extent.start > Self.longestRecord { extent.fault = .tooLong }
    return extent
  }

  /// The offset after the last record that ends for certain within these bytes, which start a record.
  public func lastBoundary(in bytes: Span<UInt8>) -> Int {
    if dialect.escapes { return lastDialectBoundary(in: bytes) }
    var boundary = 0
    while let quote = unsafe bytes.withUnsafeBufferPointer({
      unsafe position(of: Self.quote, in: $0, from: boundary)
    }) {
      // Up to the line that the quote stands on, every line end ends a record.
      boundary += lastLineEnd(in: bytes.extracting(boundary..<quote))
      if lineEnd == .any {
        let last = unsafe bytes.withUnsafeBufferPointer { unsafe lastQuotedBoundary(in: $0, from: boundary) }
        boundary = last.boundary
        if !last.isStuck { return boundary }
      }
      guard let extent = record(in: bytes, from: boundary, atEnd: false) else { return boundary }
      boundary = extent.next
    }
    return boundary + lastLineEnd(in: bytes.extracting(boundary..<bytes.count))
  }

  /// The offset after the first line end, whether quoted or not; nil where the bytes end before it does.
  public func nextLine(in bytes: Span<UInt8>, atEnd: Bool) -> Int? {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let line = unsafe lineEnd(in: buffer, at: 0, from: 0, atEnd: atEnd, fault: nil) else {
        return nil
      }
      return line.next > line.end ? line.next : nil
    }
  }

  private func lastLineEnd(in bytes: Span<UInt8>) -> Int {
    var offset = bytes.count - 1
    // A carriage return as the last byte may be the first half of a CR LF.
    if lineEnd == .any, offset >= 0, bytes[offset] == Self.carriageReturn { offset -= 1 }
    while offset >= 0 {
      let byte = bytes[offset]
      let isEnd =
        switch lineEnd {
        case .any: byte == Self.lineFeed || byte == Self.carriageReturn
        case .lf: byte == Self.lineFeed
        case .crlf: byte == Self.lineFeed && offset > 0 && bytes[offset - 1] == Self.carriageReturn
        case .cr: byte == Self.carriageReturn
        }
      if isEnd { return offset + 1 }
      offset -= 1
    }
    return 0
  }
}

extension RecordSplitter {
  private func extent(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, atEnd: Bool
  ) -> Extent? {
    var offset = start
    while true {
      // At the first byte of a field.
      if offset < bytes.count, unsafe bytes[offset] == Self.quote {
        switch unsafe closing(in: bytes, opened: offset, recordStart: start, atEnd: atEnd) {
        case .incomplete: return nil
        case .stray: return unsafe strayQuote(in: bytes, at: offset, from: start, atEnd: atEnd)
        case .closed(let after): offset = after
        }
      } else {
        guard let end = unsafe unquotedEnd(in: bytes, from: offset, atEnd: atEnd) else { return nil }
        offset = end
        if offset < bytes.count, unsafe bytes[offset] == Self.quote {
          return unsafe lineEnd(in: bytes, at: offset, from: start, atEnd: atEnd, fault: .badQuoting)
        }
      }
      guard offset < bytes.count, unsafe bytes[offset] == delimiter else {
        return unsafe lineEnd(in: bytes, at: offset, from: start, atEnd: atEnd, fault: nil)
      }
      offset += 1
    }
  }

  /// Where something else than an unquoted field's own bytes stands; nil where that is not known yet.
  @inline(__always)
  private func unquotedEnd(in bytes: UnsafeBufferPointer<UInt8>, from start: Int, atEnd: Bool) -> Int? {
    var offset = start
    while true {
      while offset < bytes.count, unsafe !isSpecial(bytes[offset]) { offset += 1 }
      guard lineEnd != .any, offset < bytes.count, unsafe isBreak(bytes[offset]) else { return offset }
      guard let width = unsafe widthOfLineEnd(in: bytes, at: offset, atEnd: atEnd) else { return nil }
      if width > 0 { return offset }
      offset += 1
    }
  }

  func isSpecial(_ byte: UInt8) -> Bool {
    byte == delimiter || byte == Self.lineFeed || byte == Self.carriageReturn || byte == Self.quote
  }

  @inline(__always)
  private func isBreak(_ byte: UInt8) -> Bool { byte == Self.lineFeed || byte == Self.carriageReturn }

  /// How many bytes the line end has that begins with the LF or CR at an offset: 0 where that is none, nil where the
  /// bytes end before it is known.
  @inline(__always)
  func widthOfLineEnd(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int, atEnd: Bool) -> Int? {
    let isReturn = unsafe bytes[offset] == Self.carriageReturn
    switch lineEnd {
    case .lf: return isReturn ? 0 : 1
    case .cr: return isReturn ? 1 : 0
    case .any, .crlf:
      let alone = lineEnd == .any ? 1 : 0
      guard isReturn else { return alone }
      guard offset + 1 < bytes.count else { return atEnd ? alone : nil }
      return unsafe bytes[offset + 1] == Self.lineFeed ? 2 : alone
    }
  }

  enum Closing {
    /// The offset after the closing quote.
    case closed(Int)
    case stray
    case incomplete
  }

  private func closing(
    in bytes: UnsafeBufferPointer<UInt8>, opened: Int, recordStart: Int, atEnd: Bool
  ) -> Closing {
    var offset = opened + 1
    while true {
      guard let quote = unsafe position(of: Self.quote, in: bytes, from: offset) else {
        return atEnd || bytes.count - recordStart > Self.longestRecord ? .stray : .incomplete
      }
      if quote - recordStart > Self.longestRecord { return .stray }
      guard quote + 1 < bytes.count else { return atEnd ? .closed(quote + 1) : .incomplete }
      let following = unsafe bytes[quote + 1]
      if following != Self.quote { return isSpecial(following) ? .closed(quote + 1) : .stray }
      offset = quote + 2
    }
  }

  private func strayQuote(
    in bytes: UnsafeBufferPointer<UInt8>, at quote: Int, from start: Int, atEnd: Bool
  ) -> Extent? {
    unsafe lineEnd(in: bytes, at: quote, from: start, atEnd: atEnd, fault: .badQuoting)
  }

  /// The record that ends with the physical line an offset stands on.
  func lineEnd(
    in bytes: UnsafeBufferPointer<UInt8>, at offset: Int, from start: Int, atEnd: Bool,
    fault: RecordFault?
  ) -> Extent? {
    var end = offset
    while end < bytes.count {
      if unsafe isBreak(bytes[end]) {
        guard let width = unsafe widthOfLineEnd(in: bytes, at: end, atEnd: atEnd) else { return nil }
        if width > 0 { return Extent(start: start, end: end, next: end + width, fault: fault) }
      }
      end += 1
    }
    return atEnd ? Extent(start: start, end: end, next: end, fault: fault) : nil
  }

  private func position(of byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from offset: Int) -> Int? {
    guard offset < bytes.count, let base = bytes.baseAddress,
      let found = unsafe memchr(base + offset, Int32(byte), bytes.count - offset)
    else { return nil }
    return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }
}

/// Why a record cannot be read at all.
public enum RecordFault: BitwiseCopyable, Sendable, Hashable {
  case tooLong, badEncoding, badQuoting
}
