internal import Base
internal import Files
internal import Intake
internal import Ledger
internal import Reports

/// One run over a pipeline's exports, up to its tables. What becomes of them is the command's business.
struct Job: Sendable {
  let pipeline: Pipeline
  let inputs: Inputs
  /// The as-of day asked for; nil: the newest day of the lines.
  let asOf: Day?
  let crew: Crew
  let progress: Progress
  /// Into how many sets of customers the lines are grouped; no output depends on it.
  let shards: Int

  init(
    _ pipeline: Pipeline, root: String, asOf: Day?, crew: Crew, progress: Progress, shards: Int? = nil
  ) throws {
    self.pipeline = pipeline
    inputs = try Inputs(pipeline.source, root: root)
    self.asOf =
      asOf
      ?? {
        if case .day(let day) = pipeline.asOf { day } else { nil }
      }()
    self.crew = crew
    self.progress = progress
    // A shard's customers should fit a core's cache while they are sorted.
    self.shards = shards ?? min(512, max(2 * crew.threads, Int(inputs.bytes >> 23)))
  }

  /// Reads all exports. Refused records are handed on file by file and line by line.
  func read(_ onReject: (String, Rejects.Reject) throws -> Void) async throws -> Reading {
    let paths = inputs.paths
    var chunks = ChunkSequence(files: paths, root: inputs.root, source: pipeline.source)
    let reader = ChunkReader(source: pipeline.source, shards: shards)
    var builder = ReadingBuilder(source: pipeline.source, files: paths)
    progress.begin(.read, of: inputs.bytes)
    try await crew.process(
      { try chunks.next() }, { reader.read($0) },
      { reading in
        let (file, bytes, records) = (reading.file, reading.bytes, reading.records)
        for reject in builder.take(reading) { try onReject(paths[file], reject) }
        progress.advance(by: Int64(bytes), lines: records)
      })
    try inputs.ensureUnchanged()
    let contacts = try pipeline.source.contacts.map { try Contacts.read($0, root: inputs.root) }
    return try builder.finish(asOf: asOf, contacts: contacts)
  }

  /// What is known of the whole input before any customer is looked at.
  func facts(_ reading: Reading) throws -> Facts {
    guard let facts = Facts(reading, of: pipeline.source) else {
      throw Failure(
        .data,
        "no line of \(inputs.files.count) files was accepted, so there is no as-of day and nothing to report. "
          + "`patron check` tells why lines were refused; --as-of DAY gives the day")
    }
    return facts
  }

  /// All tables asked for.
  func tables(_ reading: consuming Reading, _ facts: Facts) async throws -> [Table] {
    let histories = try await histories(reading)
    let stage = Stage(pipeline.settings, facts)
    progress.begin(.landmarks)
    let crowds = try await crew.map(0..<histories.count) { Crowd(histories[$0], stage) }
    let landmarks = Landmarks(stage, crowds.reduce(into: Crowd()) { $0.merge($1) })
    progress.begin(.tables)
    let fold = Fold(Registry.reports, landmarks)
    let parts = try await crew.map(0..<histories.count) { fold.tally(histories[$0]) }
    return fold.tables(parts)
  }

  private func histories(_ reading: consuming Reading) async throws -> [History] {
    progress.begin(.ledger)
    let ledger = HistoryBuilder(reading, purchase: pipeline.settings.purchase)
    return try await crew.map(0..<shards) { ledger.history(ofShard: $0) }
  }
}
