internal import Files
internal import Intake

/// The exports of a run, piece by piece in their order: what was kept of a reading, or a chunk of bytes to be read.
struct ExportPieces {
  private let inputs: Inputs
  private let source: Source
  private let cache: ReadingCache?
  private var file = 0
  private var chunks: ChunkSequence?
  private var kept: (export: KeptExport, next: Int)?

  init(_ inputs: Inputs, _ source: Source, _ cache: ReadingCache?) {
    self.inputs = inputs
    self.source = source
    self.cache = cache
  }

  mutating func next() throws -> ExportPiece? {
    while true {
      if let (export, number) = kept, number < export.chunkCount {
        kept = (export, number + 1)
        return .kept(
          KeptChunk(inputs: inputs, source: source, file: file - 1, export: export, number: number))
      }
      kept = nil
      if let chunk = try chunks?.next() { return .bytes(chunk) }
      chunks = nil
      guard file < inputs.files.count else { return nil }
      if let export = cache?.find(inputs.files[file]) {
        kept = (export, 0)
      } else {
        chunks = ChunkSequence(files: inputs.paths, at: file..<file + 1, root: inputs.root, source: source)
      }
      file += 1
    }
  }
}

enum ExportPiece: Sendable {
  case bytes(Chunk)
  case kept(KeptChunk)

  /// The same piece, with what the pieces taken up so far rule out.
  func bounded(by bound: (Chunk) -> Chunk) -> ExportPiece {
    if case .bytes(let chunk) = self { .bytes(bound(chunk)) } else { self }
  }
}

/// A chunk of an export whose reading was kept.
struct KeptChunk: Sendable {
  let inputs: Inputs
  let source: Source
  let file: Int
  let export: KeptExport
  let number: Int

  /// What was kept, or where that is damaged, what the export itself says.
  /// - Returns: Whether it was damaged.
  func read(by reader: ChunkReader) throws -> (reading: ChunkReading, isDamaged: Bool) {
    if let reading = export.chunk(number, file: file) { return (reading, false) }
    var chunks = ChunkSequence(files: inputs.paths, at: file..<file + 1, root: inputs.root, source: source)
    for _ in 0..<number { _ = try chunks.next() }
    guard let chunk = try chunks.next() else {
      throw NightError(
        .busy, "\(FileError.shown(inputs.files[file].path)) changed while it was read; run again")
    }
    return (reader.read(chunk), true)
  }
}
