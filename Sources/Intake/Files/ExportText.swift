internal import Files

/// An export's text block by block: unpacked, and turned into UTF-8.
struct ExportText {
  /// Large enough that a piece's own cost does not count, small enough that all that is made of it fits a core's cache.
  static let blockSize = 1 << 20

  private let file: UnpackedFile
  private var transcoder: Transcoder
  private let blockSize: Int
  private(set) var isAtEnd = false
  private var isAtBeginning = true
  private static let longestMark = 4

  /// - Parameter path: As messages name the file; `root` is put in front for opening.
  init(
    path: String, root: String, encoding: ExportFormat.Encoding, blockSize: Int = ExportText.blockSize
  ) throws(IntakeError) {
    self.blockSize = blockSize
    transcoder = try Transcoder(encoding, path: path)
    do {
      file = try UnpackedFile(Path.join(root, path))
    } catch {
      throw IntakeError(.input, "\(error)")
    }
  }

  /// Bytes of the file itself that were read so far.
  var bytesRead: Int64 { file.bytesRead }

  /// Appends the next block to the text so far; nothing at the end, and where a block holds only the beginning of a letter.
  mutating func append(to text: inout [UInt8]) throws(IntakeError) {
    // It is read to where it stays, and most often needs no other encoding.
    let start = text.count
    try read(into: &text)
    if transcoder.passes(text.span.extracting(start..<text.count)) { return }
    if start == 0 {
      text = try transcoder.utf8(text, isLast: isAtEnd)
    } else {
      let block = Array(text[start...])
      text.removeLast(block.count)
      text += try transcoder.utf8(block, isLast: isAtEnd)
    }
  }

  /// Appends a block of the file's own bytes.
  private mutating func read(into block: inout [UInt8]) throws(IntakeError) {
    // A byte order mark must not be cut in two.
    let fullSize = block.count + (isAtBeginning ? max(blockSize, Self.longestMark) : blockSize)
    // Fields that lose their quotes are written behind the text: with some room for them it need not move.
    block.reserveCapacity(fullSize + blockSize / 16)
    do {
      // Full as long as there is more, however little a reading gives: so a file always falls into the same chunks,
      // and one of them can be read by itself.
      repeat {
        isAtEnd = try file.read(into: &block, upTo: fullSize - block.count) == 0
      } while block.count < fullSize && !isAtEnd
      isAtBeginning = false
    } catch {
      throw IntakeError(.input, "\(error)")
    }
  }
}
