/// A record of another dialect as RFC 4180 writes it, for libcsv.
struct PlainRecord {
  private let splitter: RecordSplitter
  private(set) var bytes: [UInt8] = []

  /// - Parameter record: Without its line end; its quoting is in order.
  init(_ record: Span<UInt8>, _ splitter: RecordSplitter) {
    self.splitter = splitter
    bytes.reserveCapacity(record.count + record.count / 4)
    var offset = 0
    while true {
      if let quote = splitter.openingQuote(in: record, at: offset) {
        offset = takeQuoted(record, from: offset, quote: quote)
      } else {
        offset = takeUnquoted(record, from: offset)
      }
      guard offset < record.count else { return }
      // The delimiter.
      bytes.append(record[offset])
      offset += 1
    }
  }

  /// - Returns: The offset behind the field.
  private mutating func takeQuoted(_ record: Span<UInt8>, from start: Int, quote: Int) -> Int {
    var field: [UInt8] = []
    var offset = quote + 1
    var isNothing = false
    while offset < record.count {
      let byte = record[offset]
      if byte == RecordSplitter.quote {
        offset += 1
        guard offset < record.count, record[offset] == RecordSplitter.quote else { break }
        field.append(RecordSplitter.quote)
        offset += 1
      } else if splitter.dialect.escapes, byte == RecordDialect.backslash {
        isNothing = offset == quote + 1 && isNull(record, at: offset, before: RecordSplitter.quote)
        offset += takeEscape(record, at: offset, into: &field)
      } else {
        field.append(byte)
        offset += 1
      }
    }
    // A guard stays, and is taken off with those that need no quotes.
    if quote > start {
      field = [RecordDialect.equals, RecordSplitter.quote] + field + [RecordSplitter.quote]
    }
    append(isNothing ? [] : field, isQuoted: true)
    return offset
  }

  private mutating func takeUnquoted(_ record: Span<UInt8>, from start: Int) -> Int {
    var field: [UInt8] = []
    var offset = start
    var hasEscape = false
    var isNothing = false
    while offset < record.count, record[offset] != splitter.delimiter {
      if splitter.dialect.escapes, record[offset] == RecordDialect.backslash {
        hasEscape = true
        isNothing = offset == start && isNull(record, at: offset, before: splitter.delimiter)
        offset += takeEscape(record, at: offset, into: &field)
      } else {
        field.append(record[offset])
        offset += 1
      }
    }
    // Quoted even where it is empty: of nothing at all libcsv makes no field.
    append(isNothing ? [] : field, isQuoted: hasEscape)
    return offset
  }

  private mutating func append(_ field: [UInt8], isQuoted: Bool) {
    guard isQuoted else {
      bytes += field
      return
    }
    bytes.append(RecordSplitter.quote)
    for byte in field {
      if byte == RecordSplitter.quote { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(RecordSplitter.quote)
  }

  /// Whether a field is `\N` and nothing else.
  private func isNull(_ record: Span<UInt8>, at offset: Int, before end: UInt8) -> Bool {
    offset + 1 < record.count && record[offset + 1] == UInt8(ascii: "N")
      && (offset + 2 == record.count || record[offset + 2] == end)
  }

  /// Source: MySQL 8.0 Reference Manual, section 15.2.9, "LOAD DATA Statement": `\0 \b \n \r \t \Z` mean a control, and
  /// any other byte behind a backslash is that byte.
  /// - Returns: How many bytes were taken.
  private func takeEscape(_ record: Span<UInt8>, at offset: Int, into field: inout [UInt8]) -> Int {
    guard offset + 1 < record.count else {
      field.append(RecordDialect.backslash)
      return 1
    }
    switch record[offset + 1] {
    case UInt8(ascii: "0"): field.append(0)
    case UInt8(ascii: "b"): field.append(0x08)
    case UInt8(ascii: "n"): field.append(RecordSplitter.lineFeed)
    case UInt8(ascii: "r"): field.append(RecordSplitter.carriageReturn)
    case UInt8(ascii: "t"): field.append(UInt8(ascii: "\t"))
    case UInt8(ascii: "Z"): field.append(0x1A)
    case let byte: field.append(byte)
    }
    let isPair =
      record[offset + 1] == RecordSplitter.carriageReturn && offset + 2 < record.count
      && record[offset + 2] == RecordSplitter.lineFeed
    if isPair { field.append(RecordSplitter.lineFeed) }
    return isPair ? 3 : 2
  }
}
