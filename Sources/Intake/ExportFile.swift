internal import CSV
internal import Files

/// A piece of an export that begins and ends with whole records.
public struct Chunk: Sendable {
  /// Position in the sequence of all chunks of a run.
  public let index: Int
  /// Position of its file in the list of files.
  public let file: Int
  let layout: Layout
  let bytes: [UInt8]
  /// Physical lines of the file before the first chunk: those skipped and the header.
  let linesBefore: Int
  let isFirstOfFile: Bool
}

/// One export as a sequence of pieces, each cut at a record's end.
final class ExportFile {
  /// Large enough that a piece's own cost does not count, small enough that a few fit into memory
  /// beside the ledger.
  static let blockSize = 4 << 20

  let path: String
  private let source: Source
  private let blockSize: Int
  private let input: InputFile
  private let transcoder: Transcoder
  private let splitter: RecordSplitter
  private let reader: RecordReader
  /// UTF-8 that has been read and not handed out.
  private var pending: [UInt8] = []
  private var isAtEnd = false
  private(set) var layout: Layout?
  private(set) var linesBefore = 0

  init(
    path: String, root: String, source: Source, blockSize: Int = ExportFile.blockSize
  ) throws(IntakeError) {
    self.path = path
    self.blockSize = blockSize
    self.source = source
    transcoder = Transcoder(source.format.encoding)
    reader = RecordReader(
      delimiter: source.format.delimiter.byte, spaceAligned: source.format.spaceAligned)
    splitter = reader.recordSplitter
    do {
      input = try InputFile(Path.join(root, path))
    } catch {
      throw IntakeError(.input, "\(error)")
    }
    try readHead()
  }

  /// The next whole records, nil at the end.
  func next() throws(IntakeError) -> [UInt8]? {
    while true {
      let boundary = isAtEnd ? pending.count : splitter.lastBoundary(in: pending.span)
      if boundary > 0 { return cut(at: boundary) }
      if isAtEnd { return nil }
      try fill()
    }
  }

  private func cut(at boundary: Int) -> [UInt8] {
    let rest = Array(pending[boundary...])
    var piece = rest
    swap(&piece, &pending)
    piece.removeLast(piece.count - boundary)
    return piece
  }

  private func fill() throws(IntakeError) {
    var block: [UInt8] = []
    do {
      isAtEnd = try input.read(into: &block, upTo: blockSize) == 0
    } catch {
      throw IntakeError(.input, "\(error)")
    }
    if pending.isEmpty { pending = transcoder.utf8(block) } else { pending += transcoder.utf8(block) }
  }
}

// What stands before the first record.
extension ExportFile {
  private func readHead() throws(IntakeError) {
    while pending.count < 3, !isAtEnd { try fill() }
    if pending.starts(with: [0xEF, 0xBB, 0xBF]) { pending.removeFirst(3) }
    try refuseWideEncodings()
    for _ in 0..<source.format.skipLines { try skipLine() }
    if source.format.hasHeader {
      try readHeader()
    } else if let count = try usualFieldCount() {
      layout = try Layout(
        header: (1...count).map(String.init), of: source, file: path, line: linesBefore + 1)
    }
  }

  private func refuseWideEncodings() throws(IntakeError) {
    if pending.starts(with: [0xFF, 0xFE]) || pending.starts(with: [0xFE, 0xFF]) {
      throw IntakeError(
        .mapping,
        "\(path):1: the file begins with the mark of UTF-16, but source.format.encoding is \(source.format.encoding.rawValue)"
      )
    }
  }

  private func skipLine() throws(IntakeError) {
    while true {
      let end = pending.firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
      if let end, end + 1 < pending.count || isAtEnd {
        let isPair =
          pending[end] == UInt8(ascii: "\r") && end + 1 < pending.count
          && pending[end + 1] == UInt8(ascii: "\n")
        pending.removeFirst(end + (isPair ? 2 : 1))
        linesBefore += 1
        return
      }
      guard !isAtEnd else {
        pending = []
        return
      }
      try fill()
    }
  }

  /// The first record that is not blank.
  private func readHeader() throws(IntakeError) {
    while true {
      guard let extent = splitter.record(in: pending.span, from: 0, atEnd: isAtEnd) else {
        if isAtEnd { return }
        try fill()
        continue
      }
      let batch = reader.read(Array(pending[..<extent.next]))
      pending.removeFirst(extent.next)
      let line = linesBefore + 1
      linesBefore += Int(batch.lineCount)
      guard let record = batch.records.first else { continue }
      guard record.fault == nil else {
        throw IntakeError(
          .mapping,
          "\(path):\(line): the header cannot be read (its quotes or its encoding are wrong). "
            + "Check source.format.encoding, delimiter and skip_lines")
      }
      let names = batch.fields.map { bounds in
        String(decoding: batch.bytes[bounds.range], as: UTF8.self).trimmingBlanks()
      }
      layout = try Layout(header: names, of: source, file: path, line: line)
      return
    }
  }

  /// Without a header nothing says how many fields a record has. What most of the first records have is right
  /// even where the very first one is damaged.
  private func usualFieldCount() throws(IntakeError) -> Int? {
    var sample = 0
    var records = 0
    while records < 1000 {
      if let extent = splitter.record(in: pending.span, from: sample, atEnd: isAtEnd) {
        sample = extent.next
        records += 1
      } else if isAtEnd {
        break
      } else {
        try fill()
      }
    }
    let counts = reader.read(Array(pending[..<sample])).records.filter { $0.fault == nil }.map {
      Int($0.fieldCount)
    }
    let tally = Dictionary(grouping: counts, by: { $0 }).mapValues(\.count)
    return tally.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
  }
}

extension String {
  func trimmingBlanks() -> String {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    return String(drop(while: isBlank).reversed().drop(while: isBlank).reversed())
  }
}
