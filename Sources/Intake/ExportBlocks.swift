internal import Files

/// An export's text before anything is known of its columns, block by block: for `init`, which looks at
/// exports before there is a pipeline.
public struct ExportBlocks {
  private static let blockSize = 4 << 20

  private let input: InputFile
  private let transcoder: Transcoder?

  /// - Parameter encoding: Of the file; nil hands out its bytes as they stand.
  /// - Throws: `IntakeError` naming the file where it cannot be opened.
  public init(path: String, encoding: ExportFormat.Encoding?) throws(IntakeError) {
    transcoder = encoding.map { Transcoder($0) }
    do {
      input = try InputFile(path)
    } catch {
      throw IntakeError(.input, "\(error)")
    }
  }

  /// The next block, as UTF-8 where an encoding was given; nil at the end.
  public mutating func next() throws(IntakeError) -> [UInt8]? {
    var block: [UInt8] = []
    do {
      guard try input.read(into: &block, upTo: Self.blockSize) > 0 else { return nil }
    } catch {
      throw IntakeError(.input, "\(error)")
    }
    guard let transcoder else { return block }
    return transcoder.utf8(block)
  }
}
