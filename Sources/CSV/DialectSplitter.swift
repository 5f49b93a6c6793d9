// Where records of other dialects end.
extension RecordSplitter {
  /// As `extent` for RFC 4180 alone; byte by byte.
  func dialectExtent(in bytes: Span<UInt8>, from start: Int, atEnd: Bool) -> Extent? {
    var offset = start
    while true {
      // At the first byte of a field.
      if dialect.guards, offset + 1 == bytes.count, bytes[offset] == RecordDialect.equals, !atEnd {
        return nil
      }
      if let quote = openingQuote(in: bytes, at: offset) {
        switch closing(in: bytes, opened: quote, recordStart: start, atEnd: atEnd) {
        case .incomplete: return nil
        case .stray: return faultyLine(in: bytes, at: quote, from: start, atEnd: atEnd)
        case .closed(let after): offset = after
        }
      } else {
        guard let end = unquotedEnd(in: bytes, from: offset, atEnd: atEnd) else { return nil }
        offset = end
        if offset < bytes.count, bytes[offset] == Self.quote {
          return faultyLine(in: bytes, at: offset, from: start, atEnd: atEnd)
        }
      }
      guard offset < bytes.count else {
        return atEnd ? Extent(start: start, end: offset, next: offset, fault: nil) : nil
      }
      if bytes[offset] != delimiter {
        guard let width = widthOfLineEnd(in: bytes, at: offset, atEnd: atEnd) else { return nil }
        // Behind a quoted field stands a line end that ends no line here: it is part of nothing.
        guard width > 0 else { return faultyLine(in: bytes, at: offset, from: start, atEnd: atEnd) }
        return Extent(start: start, end: offset, next: offset + width, fault: nil)
      }
      offset += 1
    }
  }

  /// Where the quote stands that opens the field at an offset: there, or behind a spreadsheet's `=`.
  func openingQuote(in bytes: Span<UInt8>, at offset: Int) -> Int? {
    guard offset < bytes.count else { return nil }
    if bytes[offset] == Self.quote { return offset }
    let isGuarded =
      dialect.guards && bytes[offset] == RecordDialect.equals && offset + 1 < bytes.count
      && bytes[offset + 1] == Self.quote
    return isGuarded ? offset + 1 : nil
  }

  private func closing(in bytes: Span<UInt8>, opened: Int, recordStart: Int, atEnd: Bool) -> Closing {
    var offset = opened + 1
    while offset < bytes.count, offset - recordStart <= Self.longestRecord {
      if dialect.escapes, bytes[offset] == RecordDialect.backslash {
        offset += 2
      } else if bytes[offset] != Self.quote {
        offset += 1
      } else {
        guard offset + 1 < bytes.count else { return atEnd ? .closed(offset + 1) : .incomplete }
        let following = bytes[offset + 1]
        if following != Self.quote { return isSpecial(following) ? .closed(offset + 1) : .stray }
        offset += 2
      }
    }
    return atEnd || offset - recordStart > Self.longestRecord ? .stray : .incomplete
  }

  /// Where something else than an unquoted field's own bytes stands; nil where that is not known yet.
  private func unquotedEnd(in bytes: Span<UInt8>, from start: Int, atEnd: Bool) -> Int? {
    var offset = start
    while offset < bytes.count {
      let byte = bytes[offset]
      if dialect.escapes, byte == RecordDialect.backslash {
        guard let width = widthOfEscape(in: bytes, at: offset, atEnd: atEnd) else { return nil }
        offset += width
      } else if byte == Self.lineFeed || byte == Self.carriageReturn {
        guard let width = widthOfLineEnd(in: bytes, at: offset, atEnd: atEnd) else { return nil }
        if width > 0 { return offset }
        offset += 1
      } else if isSpecial(byte) {
        return offset
      } else {
        offset += 1
      }
    }
    return offset
  }

  /// A backslash and what it belongs to, which may be a whole CR LF; nil where the bytes end before that is known.
  func widthOfEscape(in bytes: Span<UInt8>, at offset: Int, atEnd: Bool) -> Int? {
    guard offset + 1 < bytes.count else { return atEnd ? 1 : nil }
    guard bytes[offset + 1] == Self.carriageReturn else { return 2 }
    guard offset + 2 < bytes.count else { return atEnd ? 2 : nil }
    return bytes[offset + 2] == Self.lineFeed ? 3 : 2
  }

  private func widthOfLineEnd(in bytes: Span<UInt8>, at offset: Int, atEnd: Bool) -> Int? {
    unsafe bytes.withUnsafeBufferPointer { unsafe widthOfLineEnd(in: $0, at: offset, atEnd: atEnd) }
  }

  /// The record that ends with the physical line an offset stands on, whatever a backslash says.
  private func faultyLine(in bytes: Span<UInt8>, at offset: Int, from start: Int, atEnd: Bool) -> Extent? {
    unsafe bytes.withUnsafeBufferPointer {
      unsafe lineEnd(in: $0, at: offset, from: start, atEnd: atEnd, fault: .badQuoting)
    }
  }

  /// As `lastBoundary`. A backslash before a line end may stand anywhere, so every record is looked at.
  func lastDialectBoundary(in bytes: Span<UInt8>) -> Int {
    var boundary = 0
    while let extent = record(in: bytes, from: boundary, atEnd: false) { boundary = extent.next }
    return boundary
  }
}
