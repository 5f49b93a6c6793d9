internal import CSV

/// A piece of an export that begins and ends with whole records.
public struct Chunk: Sendable {
  /// Position of its file in the list of files.
  public let file: Int
  /// Position of the chunk in its file: an export always falls into the same chunks.
  public let number: Int
  let layout: Layout
  let bytes: [UInt8]
  /// Bytes of the file itself, packed and in its own encoding, that were read for this chunk.
  let bytesRead: Int64
  /// Physical lines of the file before the first chunk: those skipped and the header.
  let linesBefore: Int
  /// What the record before the chunk says, where empty cells are filled by it.
  let before: CellFiller.Before
  /// What the chunks of its file that were taken up before have ruled out.
  public var bounds = SampleBounds()
}

extension Chunk {
  /// All records of a file with such a header.
  /// - Throws: `IntakeError` where the header lacks a mapped column.
  package init(
    bytes: [UInt8], header: [String], source: Source, file: Int = 0, number: Int = 0
  ) throws(IntakeError) {
    self.init(
      file: file, number: number, layout: try Layout(header: header, of: source, file: "", line: 1),
      bytes: bytes,
      bytesRead: Int64(bytes.count), linesBefore: 1, before: CellFiller.Before())
  }
}

/// One export as a sequence of pieces, each cut at a record's end.
///
/// Memory is bounded for any file: at most a block and the longest record are kept.
final class ExportFile {
  /// What names the columns of a file.
  struct Header {
    let names: [String]
    /// The physical line that says them; the first record's where the columns have no names.
    let line: Int
  }

  let format: ExportFormat
  let path: String
  let reader: RecordReader
  let splitter: RecordSplitter
  private var text: ExportText
  /// UTF-8 that has been read and not handed out.
  var pending: [UInt8] = []
  /// nil where the file holds no record.
  var header: Header?
  var linesBefore = 0

  convenience init(
    path: String, root: String, format: ExportFormat, blockSize: Int = ExportText.blockSize
  ) throws(IntakeError) {
    try self.init(opening: path, root: root, format: format, blockSize: blockSize)
    try readHead()
  }

  /// Reads nothing yet.
  init(
    opening path: String, root: String, format: ExportFormat, blockSize: Int = ExportText.blockSize
  ) throws(IntakeError) {
    self.path = path
    self.format = format
    reader = RecordReader(format)
    splitter = reader.recordSplitter
    text = try ExportText(path: path, root: root, encoding: format.encoding, blockSize: blockSize)
  }

  var isAtEnd: Bool { text.isAtEnd }
  var bytesRead: Int64 { text.bytesRead }

  /// The next whole records, nil at the end.
  func next() throws(IntakeError) -> [UInt8]? {
    while true {
      let boundary = isAtEnd ? pending.count : splitter.lastBoundary(in: pending.span)
      if boundary > 0 { return cut(at: boundary) }
      if isAtEnd { return nil }
      if isOverlong(pending.count) { return try cutOverlong() }
      try fill()
    }
  }

  func fill() throws(IntakeError) {
    try text.append(to: &pending)
  }

  private func cut(at boundary: Int) -> [UInt8] {
    let rest = Array(pending[boundary...])
    var piece = rest
    swap(&piece, &pending)
    piece.removeLast(piece.count - boundary)
    return piece
  }
}

// Records that do not end.
extension ExportFile {
  /// What is kept of a record that does not end: over the longest by so much that the reader finds it
  /// too long as well, and judges a quote at the limit by the byte behind it.
  private static let overlong = RecordSplitter.longestRecord + 2

  /// Whether so many bytes without a record's end make a record that is too long for certain. One more may
  /// be a carriage return, of which it is not known whether a line feed follows.
  func isOverlong(_ count: Int) -> Bool { count > Self.overlong + 1 }

  /// The beginning of a record that goes on beyond all that is pending, as a piece of its own. The rest of it,
  /// up to the next line end, is read and dropped.
  private func cutOverlong() throws(IntakeError) -> [UInt8] {
    var piece = Array(pending[..<Self.overlong])
    piece += splitter.lineEnd.bytes
    // Beyond the longest record no quote protects a line end.
    pending.removeFirst(pending.count - 1)
    try skipLine()
    return piece
  }

  /// Drops everything up to the next line end, and the line end itself.
  /// - Returns: Whether there was one.
  @discardableResult
  func skipLine() throws(IntakeError) -> Bool {
    while true {
      if let next = splitter.nextLine(in: pending.span, atEnd: isAtEnd) {
        pending.removeFirst(next)
        return true
      }
      if isAtEnd {
        pending = []
        return false
      }
      // The last byte may be the first half of a line end.
      pending.removeFirst(max(0, pending.count - 1))
      try fill()
    }
  }
}
