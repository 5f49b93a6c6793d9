internal import CSV

/// A piece of a file of an export that begins and ends with whole records.
public struct ExportChunk: Sendable {
  /// Position of its file in the export's list of files.
  public let file: Int
  /// Position of the chunk in its file.
  public let number: Int
  let layout: ExportLayout
  let bytes: [UInt8]
  /// Bytes of the file itself that were read for this chunk.
  public let bytesRead: Int64
  /// Physical lines of the file before the first chunk: those skipped and the header.
  let linesBefore: Int
}

/// All files of one export as one sequence of chunks, in order of files and of bytes.
public struct ExportChunks {
  private let source: ExportSource
  private let root: String
  private let files: [String]
  private let blockSize: Int
  private var nextFile = 0
  private var chunks = 0
  private var bytesTaken: Int64 = 0
  private var current: (file: ExportFile, layout: ExportLayout)?

  /// - Parameter files: Paths as the globs found them, to which `root` is put in front for opening.
  public init(_ source: ExportSource, files: [String], root: String = "") {
    self.init(source, files: files, root: root, blockSize: ExportText.blockSize)
  }

  /// - Parameter blockSize: Bytes read at once; what is read does not depend on it.
  package init(_ source: ExportSource, files: [String], root: String, blockSize: Int) {
    self.source = source
    self.files = files
    self.root = root
    self.blockSize = blockSize
  }

  /// The next chunk; nil at the end of the last file.
  /// - Throws: `IntakeError` where a file cannot be read or lacks a mapped column.
  public mutating func next() throws(IntakeError) -> ExportChunk? {
    while true {
      if let (file, layout) = current {
        if let bytes = try file.next() {
          let chunk = ExportChunk(
            file: nextFile - 1, number: chunks, layout: layout, bytes: bytes,
            bytesRead: file.bytesRead - bytesTaken, linesBefore: file.linesBefore)
          bytesTaken = file.bytesRead
          chunks += 1
          return chunk
        }
        current = nil
      }
      guard nextFile < files.count else { return nil }
      let path = files[nextFile]
      let file = try ExportFile(path: path, root: root, format: source.format, blockSize: blockSize)
      if let header = file.header {
        current = (file, try ExportLayout(header, of: source, file: path))
      }
      (chunks, bytesTaken) = (0, 0)
      nextFile += 1
    }
  }
}
