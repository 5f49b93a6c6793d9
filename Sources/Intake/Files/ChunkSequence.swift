internal import CSV

/// All exports of a run as one sequence of chunks, in order of files and of bytes.
///
/// Cutting is sequential and cheap; reading the chunks (`ChunkReader`) is the work, and can be done
/// by several tasks at once.
public struct ChunkSequence {
  private let source: Source
  private let root: String
  private let files: [String]
  private let blockSize: Int
  private var nextFile: Int
  private let endFile: Int
  /// How many chunks of the current file came so far.
  private var chunks = 0
  /// Bytes of the current file that its chunks so far took.
  private var bytesTaken: Int64 = 0
  private var current: ExportFile?
  /// Of the current file; nil where it holds no record.
  private var layout: Layout?
  /// Where empty cells are filled: what the record before the last chunk says, and the last chunk, which is looked at
  /// when there is another.
  private var before = CellFiller.Before()
  private var last: [UInt8]?

  /// - Parameter files: Paths as the globs found them, to which `root` is put in front for opening.
  public init(files: [String], root: String = "", source: Source) {
    self.init(files: files, root: root, source: source, blockSize: ExportText.blockSize)
  }

  /// Only the files at some positions.
  public init(files: [String], at positions: Range<Int>, root: String = "", source: Source) {
    self.init(files: files, at: positions, root: root, source: source, blockSize: ExportText.blockSize)
  }

  /// - Parameter blockSize: Bytes read at once; what is read does not depend on it.
  package init(files: [String], at positions: Range<Int>? = nil, root: String, source: Source, blockSize: Int)
  {
    self.files = files
    nextFile = positions?.lowerBound ?? 0
    endFile = positions?.upperBound ?? files.count
    self.root = root
    self.source = source
    self.blockSize = blockSize
  }

  /// The next chunk; nil at the end of the last file.
  /// - Throws: `IntakeError` where a file cannot be read or lacks a mapped column.
  public mutating func next() throws(IntakeError) -> Chunk? {
    while true {
      if let file = current {
        if let layout, let bytes = try file.next() {
          if !layout.fills.isEmpty { goOn(to: bytes, of: file, layout) }
          let chunk = Chunk(
            file: nextFile - 1, number: chunks, layout: layout, bytes: bytes,
            bytesRead: file.bytesRead - bytesTaken, linesBefore: file.linesBefore,
            before: before)
          bytesTaken = file.bytesRead
          chunks += 1
          return chunk
        }
        current = nil
      }
      guard nextFile < endFile else { return nil }
      let file = try ExportFile(
        path: files[nextFile], root: root, format: source.format, blockSize: blockSize)
      layout = try file.header.map { header throws(IntakeError) in
        try Layout(header: header.names, of: source, file: files[nextFile], line: header.line)
      }
      current = file
      chunks = 0
      bytesTaken = 0
      before = CellFiller.Before()
      last = nil
      nextFile += 1
    }
  }

  /// Goes over the records of the last chunk: its last record is the one before the next chunk.
  private mutating func goOn(to next: [UInt8], of file: ExportFile, _ layout: Layout) {
    if let last {
      var batch = file.reader.read(last)
      _ = CellFiller.fill(&batch, by: layout, from: &before)
    }
    last = next
  }
}
