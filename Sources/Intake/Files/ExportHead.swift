internal import CSV

/// What stands before an export's first record, and what it says of the records' shape.
extension ExportFile {
  /// Records by which the number of columns is found where no header says it.
  private static let sampleSize = 1000

  func readHead() throws(IntakeError) {
    try skipHead()
    if format.hasHeader {
      try readHeader()
    } else if let count = try usualFieldCount() {
      header = Header(names: (1...count).map(String.init), line: linesBefore + 1)
    }
  }

  /// Skips what stands before the header.
  private func skipHead() throws(IntakeError) {
    try fill()
    let isMarked = try checkDelimiterLine()
    let skipped = max(format.skipLines, isMarked ? 1 : 0)
    for _ in 0..<skipped where try skipLine() { linesBefore += 1 }
  }

  /// The text of a file that is written as the exports are and has other columns, from its header on.
  static func table(
    of path: String, root: String, source: Source
  ) throws(IntakeError) -> (text: [UInt8], linesBefore: Int) {
    let file = try ExportFile(opening: path, root: root, format: source.format)
    try file.skipHead()
    while !file.isAtEnd { try file.fill() }
    return (file.pending, file.linesBefore)
  }

  /// Whether the first line is Excel's `sep=;`, which is no record, and which must agree with the pipeline.
  private func checkDelimiterLine() throws(IntakeError) -> Bool {
    guard !format.spaceAligned, let line = try firstBytes() else { return false }
    var text = line[...]
    if text.first == UInt8(ascii: "\""), text.last == text.first, text.count > 1 {
      text = text.dropFirst().dropLast()
    }
    guard text.count == 5, String(decoding: text.prefix(4), as: UTF8.self).lowercased() == "sep=",
      let sign = text.last
    else { return false }
    guard sign == format.delimiter.byte else {
      let shown = sign == UInt8(ascii: "\t") ? "tab" : String(decoding: [sign], as: UTF8.self)
      throw IntakeError(
        .mapping,
        "\(path):1: the file says that \"\(shown)\" separates its fields (\(String(decoding: text.prefix(4), as: UTF8.self))"
          + "\(shown)), but source.format.delimiter is \"\(format.delimiter.rawValue)\". Correct the delimiter"
      )
    }
    return true
  }

  /// The first line where it is a short one; nil where it is not.
  private func firstBytes() throws(IntakeError) -> [UInt8]? {
    let most = 16
    while pending.count < most, !isAtEnd { try fill() }
    let head = pending.prefix(most)
    let isEnd: (UInt8) -> Bool = { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    guard let end = head.firstIndex(where: isEnd) ?? (isAtEnd && pending.count < most ? head.endIndex : nil)
    else {
      return nil
    }
    return Array(head[..<end])
  }

  /// The first record that is not blank.
  private func readHeader() throws(IntakeError) {
    while true {
      guard let extent = splitter.record(in: pending.span, from: 0, atEnd: isAtEnd) else {
        if isAtEnd { return }
        if isOverlong(pending.count) { throw unreadableHeader(line: linesBefore + 1) }
        try fill()
        continue
      }
      let batch = reader.read(Array(pending[..<extent.next]))
      pending.removeFirst(extent.next)
      let line = linesBefore + 1
      linesBefore += Int(batch.lineCount)
      guard let record = batch.records.first else { continue }
      guard record.fault == nil else { throw unreadableHeader(line: line) }
      let names = batch.fields.map { bounds in
        String(decoding: batch.bytes[bounds.range], as: UTF8.self).trimmingBlanks()
      }
      header = Header(names: names, line: line)
      return
    }
  }

  private func unreadableHeader(line: Int) -> IntakeError {
    IntakeError(
      .mapping,
      "\(path):\(line): the header cannot be read (its quotes or its encoding are wrong, or it does not end). "
        + "Check source.format.encoding, delimiter and skip_lines")
  }

  /// Without a header nothing says how many fields a record has. What most of the first records have is right
  /// even where the very first one is damaged.
  /// - Returns: nil where there is no record.
  private func usualFieldCount() throws(IntakeError) -> Int? {
    var sample = 0
    var records = 0
    while records < Self.sampleSize {
      if let extent = splitter.record(in: pending.span, from: sample, atEnd: isAtEnd) {
        sample = extent.next
        records += 1
      } else if isAtEnd || isOverlong(pending.count - sample) {
        break
      } else {
        try fill()
      }
    }
    let batch = reader.read(Array(pending[..<sample]))
    let counts = batch.records.filter { $0.fault == nil }.map { Int($0.fieldCount) }
    let tally = Dictionary(grouping: counts, by: { $0 }).mapValues(\.count)
    if let usual = tally.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) { return usual.key }
    if isAtEnd, batch.records.isEmpty { return nil }
    throw IntakeError(
      .mapping,
      "\(path):\(linesBefore + 1): none of the first records can be read, so nothing says how many columns there are. "
        + "Check source.format.encoding, delimiter and skip_lines")
  }
}

extension String {
  func trimmingBlanks() -> String {
    let isBlank: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    // Few names have any, and every daily file has a header.
    guard let first = utf8.first, let last = utf8.last, isBlank(first) || isBlank(last) else { return self }
    let start = utf8.firstIndex { !isBlank($0) } ?? endIndex
    let end = utf8.lastIndex { !isBlank($0) }.map { utf8.index(after: $0) } ?? start
    return String(self[start..<end])
  }
}
