internal import CSV
internal import Files
internal import Intake
internal import Pipeline

/// Keeps the readings of a run. An error here never fails the run, because the exports can be read again.
struct ReadingKeeper {
  private let cache: ReadingCache
  private let inputs: Inputs
  private var writer: KeptExport.Writer?
  private var current = -1
  /// Exports whose readings are written and not yet in their place.
  private var written: [Inputs.Export] = []
  private(set) var failure: FileError?

  init(_ cache: ReadingCache, _ inputs: Inputs) {
    self.cache = cache
    self.inputs = inputs
    Interruption.tidy { cache.clearUnfinished(inputs.files) }
    do {
      try Folder.make(cache.folder)
    } catch {
      failure = error
    }
  }

  /// Takes up the next piece that was read.
  mutating func take(_ piece: PieceReading) {
    guard failure == nil else { return }
    do {
      try keep(piece)
    } catch {
      abandon(error)
    }
  }

  /// When the exports are known not to have changed: puts the readings into their place, and takes away what no run
  /// will ask for.
  mutating func commit() {
    guard failure == nil else { return }
    do {
      try finishCurrent()
      for file in written {
        // A file is replaced by the renaming, a folder is not.
        if try Entry.kind(cache.path(file)) == .folder { try ReadingCache.clear(cache.path(file)) }
        try Entry.rename(cache.unfinishedPath(file), to: cache.path(file))
      }
      try cache.sweep(keeping: inputs.files)
    } catch {
      abandon(error)
    }
  }

  /// Gives up. What was written may fill a disk that the tables need.
  private mutating func abandon(_ error: FileError) {
    failure = error
    writer = nil
    cache.clearUnfinished(inputs.files)
  }

  private mutating func keep(_ piece: PieceReading) throws(FileError) {
    let position = piece.reading.file
    let file = inputs.files[position]
    if position != current { try finishCurrent() }
    current = position
    switch piece.origin {
    case .kept: break
    case .damaged:
      // The next run keeps it anew.
      try ReadingCache.clear(cache.path(file))
    case .bytes(let sealed):
      guard let sealed, cache.isSettled(file) else { return }
      if writer == nil {
        try ReadingCache.clear(cache.unfinishedPath(file))
        // None is begun after a signal has come and the others are being taken away.
        writer = try Interruption.hold { () throws(FileError) in
          try KeptExport.Writer(cache.unfinishedPath(file), name: cache.name(of: file))
        }
      }
      try writer?.write(sealed)
    }
  }

  private mutating func finishCurrent() throws(FileError) {
    guard let finished = writer.take() else { return }
    try finished.close()
    written.append(inputs.files[current])
  }
}

/// The reading of one piece, and where it comes from.
struct PieceReading: Sendable {
  enum Origin: Sendable {
    /// The export itself; as it is kept, where readings are.
    case bytes(sealed: KeptExport.SealedChunk?)
    case kept
    /// The export itself, as what was kept is damaged.
    case damaged
  }

  let reading: ChunkReading
  let origin: Origin
  /// nil where nobody asks for them, or there are none.
  let rejects: EncodedRejects?

  init(
    _ piece: ExportPiece, by reader: ChunkReader, keeps: Bool, rejectsIn form: RowForm?
  ) throws {
    var reading: ChunkReading
    switch piece {
    case .bytes(let chunk):
      reading = reader.read(chunk)
      origin = .bytes(sealed: keeps ? KeptExport.SealedChunk(reading) : nil)
    case .kept(let kept):
      let (known, isDamaged) = try kept.read(by: reader)
      reading = known
      origin = isDamaged ? .damaged : .kept
    }
    rejects = reading.rejects.all.isEmpty ? nil : form.map { EncodedRejects(reading.rejects, $0) }
    reading.forgetRefusedRecords()
    self.reading = reading
  }
}
