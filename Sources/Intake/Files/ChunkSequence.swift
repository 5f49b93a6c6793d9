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
        if let layout = file.layout, let bytes = try file.next() {
          let chunk = Chunk(
            file: nextFile - 1, number: chunks, layout: layout, bytes: bytes,
            bytesRead: file.bytesRead - bytesTaken, linesBefore: file.linesBefore)
          bytesTaken = file.bytesRead
          chunks += 1
          return chunk
        }
        current = nil
      }
      guard nextFile < endFile else { return nil }
      current = try ExportFile(path: files[nextFile], root: root, source: source, blockSize: blockSize)
      chunks = 0
      bytesTaken = 0
      nextFile += 1
    }
  }
}
