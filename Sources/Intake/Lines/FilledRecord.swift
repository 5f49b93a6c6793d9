internal import CSV

extension RecordBatch {
  /// A record as it could stand in the export, with the cells that were filled: mended and read again by itself, it says
  /// what it says here.
  func text(of record: Record, fields: Int, in format: ExportFormat) -> [UInt8] {
    var text: [UInt8] = []
    for field in 0..<fields {
      if field > 0 { text.append(format.delimiter.byte) }
      let value = bytes[self.fields[Int(record.firstField) + field].range]
      text += Self.written(value, in: format)
    }
    return text
  }

  private static func written(_ value: ArraySlice<UInt8>, in format: ExportFormat) -> [UInt8] {
    let quote = UInt8(ascii: "\"")
    let apostrophe = UInt8(ascii: "'")
    var value = Array(value)
    if format.guards == .spreadsheet, value.first == apostrophe || value.starts(with: "=\"".utf8) {
      value.insert(apostrophe, at: 0)
    }
    let needsQuotes = value.contains {
      $0 == quote || $0 == format.delimiter.byte || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r")
    }
    switch format.escape {
    case .none:
      guard needsQuotes else { return value }
      return [quote] + value.flatMap { $0 == quote ? [quote, quote] : [$0] } + [quote]
    case .backslash:
      let backslash = UInt8(ascii: "\\")
      let escaped = value.flatMap { $0 == quote || $0 == backslash ? [backslash, $0] : [$0] }
      return needsQuotes ? [quote] + escaped + [quote] : escaped
    }
  }
}
