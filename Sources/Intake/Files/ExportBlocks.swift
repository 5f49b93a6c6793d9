internal import Files

/// An export before anything is known of its columns, unpacked, block by block: for `init`, which looks
/// at exports before there is a pipeline.
public struct ExportBlocks {
  private enum Content {
    case text(ExportText)
    case bytes(UnpackedFile)
  }

  private var content: Content

  /// - Parameter encoding: Of the file; nil hands out its bytes as they stand.
  /// - Throws: `IntakeError` naming the file where it cannot be opened.
  public init(path: String, encoding: ExportFormat.Encoding?) throws(IntakeError) {
    if let encoding {
      content = .text(try ExportText(path: path, root: "", encoding: encoding))
      return
    }
    do {
      content = .bytes(try UnpackedFile(path))
    } catch {
      throw IntakeError(.input, "\(error)")
    }
  }

  /// The next block, as UTF-8 without a mark where an encoding was given; nil at the end.
  public mutating func next() throws(IntakeError) -> [UInt8]? {
    switch content {
    case .text(var text):
      var block: [UInt8] = []
      // A block can hold no more than the beginning of a letter.
      while block.isEmpty, !text.isAtEnd { try text.append(to: &block) }
      content = .text(text)
      return block.isEmpty ? nil : block
    case .bytes(let file):
      var block: [UInt8] = []
      do {
        return try file.read(into: &block, upTo: ExportText.blockSize) > 0 ? block : nil
      } catch {
        throw IntakeError(.input, "\(error)")
      }
    }
  }
}
