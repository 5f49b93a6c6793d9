internal import Base
internal import CSV

/// Gathers the lines of some exports and puts them together group by group, so that another process can count some of
/// the groups.
///
///     var gatherer = LineGatherer(source: source)
///     while let chunk = try chunks.next() { gatherer.take(reader.read(chunk)) }
///     let bytes = gatherer.lines(ofGroup: 17).written()
///
/// Nothing is left out as a duplicate here: the other lines of a group may be with other tasks.
public struct LineGatherer: Sendable {
  private struct Piece {
    let file: Int
    let number: Int
    let header: [String]
    let lines: LineColumns
    let excluded: TextRuns
    let codes: InputFindings.Codes
  }

  private var pieces: [Piece] = []
  private var linesBefore = (file: -1, lines: 0)
  private let source: Source

  /// What was found so far; of duplicates nothing is noted.
  public private(set) var findings: InputFindings

  /// - Parameter source: What the pipeline says about its exports.
  public init(source: Source) {
    var source = source
    source.duplicates = .keep
    self.source = source
    findings = InputFindings(source)
  }

  /// Lets go of everything that was taken up; the next chunk comes behind it all the same.
  public mutating func removeAll() {
    pieces = []
    footprint = 0
    findings = InputFindings(source)
  }

  /// Takes up a chunk.
  /// - Returns: How many physical lines of its file stand before it, where all chunks before it were taken up in their
  ///   order.
  /// - Precondition: It comes behind all that were taken up, in the order of files and of their chunks.
  @discardableResult
  public mutating func take(_ reading: consuming ChunkReading) -> Int {
    if linesBefore.file != reading.file { linesBefore = (reading.file, reading.linesBefore) }
    let before = linesBefore.lines
    linesBefore.lines += reading.physicalLines
    let codes = findings.take(reading)
    footprint += reading.lines.footprint
    pieces.append(
      Piece(
        file: reading.file, number: reading.number, header: reading.header, lines: reading.lines,
        excluded: reading.excludedOrders, codes: codes))
    return before
  }

  /// A chunk that is about to be read, with what those taken up so far rule out for the samples.
  public mutating func bounding(_ chunk: consuming Chunk) -> Chunk {
    chunk.bounds = findings.bounds(ofFile: chunk.file)
    return chunk
  }

  /// Notes that a file has so many chunks, and no more.
  public mutating func noteEnd(ofFile file: Int, chunks: Int) {
    findings.noteEnd(ofFile: file, chunks: chunks)
  }

  /// About how many bytes of memory the lines take.
  public private(set) var footprint = 0

  /// The lines of each chunk, with the codes of the findings.
  var codedChunks: [(lines: LineColumns, codes: InputFindings.Codes)] { pieces.map { ($0.lines, $0.codes) } }

  /// What all groups have in common.
  public var frame: LineFrame {
    var frame = LineFrame()
    for piece in pieces {
      let known = frame.headers.firstIndex { header in
        header.elementsEqual(piece.header) { $0.utf8.elementsEqual($1.utf8) }
      }
      if known == nil { frame.headers.append(piece.header) }
      frame.chunks.append(
        LineFrame.Chunk(
          file: piece.file, number: piece.number, header: known ?? frame.headers.count - 1))
    }
    frame.products = findings.products.texts
    frame.dimensions = findings.dimensions.map(\.texts)
    return frame
  }

  /// The lines of one group. For many groups, `regrouped` is made once.
  /// - Complexity: O(n) in them, and in the chunks.
  public func lines(ofGroup group: Int) -> GroupLines { regrouped.lines(ofGroup: group) }

  /// All lines, to be taken group by group.
  public var regrouped: RegroupedLines {
    RegroupedLines(
      pieces.map { ($0.lines, $0.codes) }, excluded: pieces.map(\.excluded),
      dimensions: findings.dimensions.count)
  }
}

extension LineColumns {
  /// About how many bytes of memory they take.
  fileprivate var footprint: Int {
    let columns = [customer, day, amount, order, profit, discount, record, products.codes]
    let texts = [customers.texts, orders.texts, records.texts, products.values] + dimensions.map(\.values)
    return (columns + dimensions.map(\.codes)).reduce(0) { $0 + $1.footprint }
      + texts.reduce(0) { $0 + $1.footprint } + 4 * groupStarts.count
  }
}
