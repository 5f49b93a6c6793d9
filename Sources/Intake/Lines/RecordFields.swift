package import CSV

extension RecordReader {
  package init(_ format: ExportFormat) {
    let lineEnd: RecordSplitter.LineEnd =
      switch format.newline {
      case .auto: .any
      case .lf: .lf
      case .crlf: .crlf
      case .cr: .cr
      }
    let dialect = RecordDialect(
      escapes: format.escape == .backslash, guards: format.guards == .spreadsheet)
    self.init(
      delimiter: format.delimiter.byte, spaceAligned: format.spaceAligned, lineEnd: lineEnd, dialect: dialect)
  }
}

/// A record's fields, by their places in the layout.
extension RecordBatch {
  /// Whether a record has as many fields as there are columns, or more where all of those hold nothing: some programs
  /// end each line with a delimiter.
  @inline(__always)
  func fits(_ record: Record, _ layout: Layout) -> Bool { fits(record, fields: layout.fieldCount) }

  /// The same for a number of columns.
  @inline(__always)
  func fits(_ record: Record, fields: Int) -> Bool {
    let count = Int(record.fieldCount)
    return count == fields || count > fields && isEmpty(record, fields: fields..<count)
  }

  /// Whether some of a record's fields hold nothing but blanks.
  func isEmpty(_ record: Record, fields: Range<Int>) -> Bool {
    fields.allSatisfy { trimmedRange(ofField: $0, in: record).isEmpty }
  }

  func range(of place: MappedColumn, in record: Record) -> Range<Int> { field(place, record.firstField) }

  /// A field of the record whose fields begin at a position.
  @inline(__always)
  func field(_ place: MappedColumn, _ firstField: Int32) -> Range<Int> {
    let range = fields[Int(firstField) &+ place.field].range
    guard place.isTrimmed, let first = range.first,
      FieldBytes.isBlank(bytes[first]) || FieldBytes.isBlank(bytes[range.upperBound &- 1])
    else { return range }
    return trimmed(range)
  }

  func trimmedRange(ofField field: Int, in record: Record) -> Range<Int> {
    trimmed(fields[Int(record.firstField) + field].range)
  }

  func isEqual(_ range: Range<Int>, to text: [UInt8]) -> Bool {
    range.count == text.count && zip(range, text).allSatisfy { bytes[$0] == $1 }
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, FieldBytes.isBlank(bytes[start]) { start += 1 }
    while end > start, FieldBytes.isBlank(bytes[end - 1]) { end -= 1 }
    return start..<end
  }
}
