public import Base

/// What a chunk of an export came to.
public struct ExportChunkReading: Sendable {
  /// Position of its file in the export's list of files.
  public let file: Int
  /// Physical lines of the file before its first chunk: those skipped and the header.
  public let linesBefore: Int
  /// Bytes of the file itself that were read for the chunk.
  public let bytes: Int64
  /// Records: those accepted, excluded and refused.
  public internal(set) var records = 0
  /// Physical lines in the chunk.
  public internal(set) var physicalLines = 0
  var repeatedHeaders = 0
  var emptyRecords = 0
  var excluded = 0
  /// The refused records.
  public internal(set) var rejects = RefusedRecords()
  /// The accepted records.
  var columns = RecordColumns()

  init(_ chunk: ExportChunk) {
    file = chunk.file
    linesBefore = chunk.linesBefore
    bytes = chunk.bytesRead
  }

  /// Drops the refused records, and keeps their counts.
  public mutating func forgetRefusedRecords() { rejects.forgetRecords() }
}

/// All records of one export, whatever the as-of day is.
public struct ExportReading: Sendable {
  /// What the pipeline says about it.
  public let source: ExportSource
  /// By file: records, and what became of those that no table sees: refused and excluded ones.
  public private(set) var files: [InputAccount.File]
  /// The accepted records, in the order of files and of their chunks.
  public private(set) var chunks: [RecordColumns] = []
  private var linesBefore = (file: -1, lines: 0)

  /// - Parameter files: Paths of the files, in the order in which their chunks come.
  public init(_ source: ExportSource, files: [String]) {
    self.init(source, files: files.map { InputAccount.File(path: $0) }, chunks: [])
  }

  init(_ source: ExportSource, files: [InputAccount.File], chunks: [RecordColumns]) {
    self.source = source
    self.files = files
    self.chunks = chunks
  }

  /// Takes up the next chunk.
  /// - Returns: How many physical lines of its file stand before it.
  @discardableResult
  public mutating func take(_ reading: ExportChunkReading) -> Int {
    if linesBefore.file != reading.file { linesBefore = (reading.file, reading.linesBefore) }
    let before = linesBefore.lines
    linesBefore.lines += reading.physicalLines
    files[reading.file].take(reading, after: before)
    if reading.columns.count > 0 { chunks.append(reading.columns) }
    return before
  }

  /// The accepted records of an export whose records are of no shard, one after the other.
  public func forEachRecord(_ body: (RecordColumns, Int) -> Void) {
    for chunk in chunks { for record in 0..<chunk.count { body(chunk, record) } }
  }
}

extension InputAccount.File {
  fileprivate mutating func take(_ reading: ExportChunkReading, after linesBefore: Int) {
    lines += reading.records
    accepted += reading.columns.count
    excluded += reading.excluded
    repeatedHeaders += reading.repeatedHeaders
    emptyRecords += reading.emptyRecords
    for (refusal, here) in reading.rejects.counts {
      if refused[refusal] == nil {
        refused[refusal] = InputAccount.Refused(
          lines: here.lines, firstLine: linesBefore + here.firstLine, example: here.example)
      } else {
        refused[refusal]?.lines += here.lines
      }
    }
  }
}

extension ExportReading {
  /// The names of all campaigns, in their order.
  public var campaignNames: [String] {
    var names: [String] = []
    forEachRecord { chunk, record in names.append(chunk.word(.campaign, of: record)) }
    return names
  }
}
