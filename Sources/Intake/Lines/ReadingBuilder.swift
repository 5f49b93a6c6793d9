public import Base

/// One reader: puts the readings of chunks together.
///
///     var reader = ReadingBuilder(source: source, files: paths)
///     while let chunk = try chunks.next() { reader.take(chunkReader.read(chunk)) }
///     let reading = try reader.finish(asOf: nil)
///
/// A reader that has only some of the chunks hands on its `findings` and keeps its `lines`, until what is known of the
/// whole input comes back.
public struct ReadingBuilder: Sendable {
  private let source: Source
  private let paths: [String]
  private var parts: [ReaderLines.Part] = []
  private var linesBefore = (file: -1, lines: 0)

  /// What this reader found so far.
  public private(set) var findings: InputFindings

  /// - Parameters:
  ///   - source: What the pipeline says about its exports.
  ///   - files: The paths of all exports, also of those that other readers read.
  public init(source: Source, files: [String]) {
    self.source = source
    paths = files
    findings = InputFindings(source)
  }

  /// Takes up a chunk.
  /// - Returns: How many physical lines of its file stand before it, where all chunks before it were taken up in their
  ///   order.
  /// - Precondition: It has not been taken up before.
  @discardableResult
  public mutating func take(_ reading: consuming ChunkReading) -> Int {
    if linesBefore.file != reading.file { linesBefore = (reading.file, reading.linesBefore) }
    let before = linesBefore.lines
    linesBefore.lines += reading.physicalLines
    let codes = findings.take(reading)
    let dropped = findings.dropped(file: reading.file, chunk: reading.number)
    var lines = reading.lines
    lines.forgetRecords()
    let linesRead = lines.count
    // At once: an export may tell again all that the ones before told.
    if !dropped.isEmpty { lines.remove((0..<linesRead).map { dropped.contains($0) }) }
    parts.append(
      ReaderLines.Part(
        file: reading.file, number: reading.number, linesRead: linesRead, removed: dropped, lines: lines,
        codes: codes))
    return before
  }

  /// A chunk that is about to be read, with what those taken up so far rule out for the samples.
  public mutating func bounding(_ chunk: consuming Chunk) -> Chunk {
    chunk.bounds = findings.bounds(ofFile: chunk.file)
    return chunk
  }

  /// Notes that a file has no more chunks than so many.
  public mutating func noteEnd(ofFile file: Int, chunks: Int) {
    findings.noteEnd(ofFile: file, chunks: chunks)
  }

  /// The lines that this reader took up.
  public var lines: ReaderLines { ReaderLines(parts, of: findings) }

  /// What a reader has that took up all there is.
  /// - Parameters:
  ///   - asOf: The last day that counts; nil: the newest day there is.
  ///   - contacts: Ids of people who may or may not have bought.
  /// - Throws: `IntakeError` where a total does not fit 64 bits.
  public consuming func finish(asOf: Day?, contacts: [String]? = nil) throws(IntakeError) -> Reading {
    var counts = Array(repeating: 0, count: paths.count)
    for part in parts { counts[part.file] += 1 }
    for (file, count) in counts.enumerated() { findings.noteEnd(ofFile: file, chunks: count) }
    let lines = lines
    let input = try findings.settled(source, paths: paths, asOf: asOf, contacts: contacts)
    return try Reading(input, [lines])
  }
}
