import CSV

/// Slow and obvious: the grammar of `RecordSplitter`'s comment, read off letter by letter, with no limits of
/// length and nothing remembered from one record to the next.
struct Oracle {
  var delimiter = UInt8(ascii: ",")

  func outcomes(of bytes: [UInt8]) -> [Outcome] {
    var outcomes: [Outcome] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      let line = 1 + lineEnds(in: bytes[..<rest.startIndex])
      let record = record(in: rest)
      let raw = rest[..<record.end]
      rest = rest[record.next...]
      if raw.isEmpty { continue }
      if raw.contains(0) || String(validating: raw, as: UTF8.self) == nil {
        outcomes.append(.refused(line, .badEncoding, String(decoding: raw, as: UTF8.self)))
      } else if let fields = record.fields {
        outcomes.append(.read(line, fields.map { String(decoding: $0, as: UTF8.self) }))
      } else {
        outcomes.append(.refused(line, .badQuoting, String(decoding: raw, as: UTF8.self)))
      }
    }
    return outcomes
  }

  /// LF, CR LF and CR are each one line end.
  func lineEnds(in bytes: ArraySlice<UInt8>) -> Int {
    let carriageReturns = bytes.count { $0 == UInt8(ascii: "\r") }
    let loneLineFeeds = bytes.indices.count {
      bytes[$0] == UInt8(ascii: "\n") && !($0 > bytes.startIndex && bytes[$0 - 1] == UInt8(ascii: "\r"))
    }
    return carriageReturns + loneLineFeeds
  }

  /// A last line without an end is a line too.
  func lines(of bytes: [UInt8]) -> Int {
    lineEnds(in: bytes[...]) + (bytes.last.map { isLineEnd($0) ? 0 : 1 } ?? 0)
  }

  private struct Record {
    /// nil where the quoting is wrong.
    var fields: [[UInt8]]?
    var end: Int
    var next: Int
  }

  private func record(in text: ArraySlice<UInt8>) -> Record {
    var fields: [[UInt8]] = []
    var offset = text.startIndex
    while true {
      guard let field = field(in: text[offset...]) else {
        return ended(in: text, from: offset, fields: nil)
      }
      fields.append(field.value)
      guard field.after < text.endIndex, text[field.after] == delimiter else {
        return ended(in: text, from: field.after, fields: fields)
      }
      offset = field.after + 1
    }
  }

  private func ended(in text: ArraySlice<UInt8>, from offset: Int, fields: [[UInt8]]?) -> Record {
    let end = text[offset...].firstIndex { isLineEnd($0) } ?? text.endIndex
    let isPair = text[end...].starts(with: [UInt8(ascii: "\r"), UInt8(ascii: "\n")])
    return Record(fields: fields, end: end, next: min(end + (isPair ? 2 : 1), text.endIndex))
  }

  /// nil where the quoting is wrong; then what it costs ends with the physical line of the field's begin.
  private func field(in text: ArraySlice<UInt8>) -> (value: [UInt8], after: Int)? {
    let quote = UInt8(ascii: "\"")
    guard text.first == quote else {
      let value = text.prefix { $0 != quote && $0 != delimiter && !isLineEnd($0) }
      return text[value.endIndex...].first == quote ? nil : (Array(value), value.endIndex)
    }
    var value: [UInt8] = []
    var rest = text.dropFirst()
    while let letter = rest.popFirst() {
      if letter != quote {
        value.append(letter)
      } else if rest.first == quote {
        value.append(quote)
        rest = rest.dropFirst()
      } else {
        let isClosed = rest.first.map { $0 == delimiter || isLineEnd($0) } ?? true
        return isClosed ? (value, rest.startIndex) : nil
      }
    }
    return nil
  }

  private func isLineEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }
}
