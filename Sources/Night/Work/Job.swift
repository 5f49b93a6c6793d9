public import Base
internal import Files
public import Intake
public import Ledger
public import Pipeline
public import Reports
internal import Snapshot

/// One run over a pipeline's exports, up to its tables. The caller decides whether to publish them.
public struct Job: Sendable {
  /// With the id of its key, where customers are called by pseudonyms.
  public let pipeline: Pipeline
  /// The exports, as they are when the run begins.
  public let inputs: Inputs
  /// The as-of day asked for; nil: the newest day of the lines.
  public var asOf: Day?
  /// What earlier runs read; nil where everything is read.
  public var cache: ReadingCache?
  /// Whether what this run reads is kept for later ones.
  public var keepsReadings = true
  /// How many bytes of memory the lines may take; nil: as many as there are.
  public var memory: Int?
  private let pseudonyms: Pseudonyms?
  /// Ids of people who may or may not have bought, as tables show them; nil where none are named.
  let contacts: [String]?
  /// Who does the work.
  public let crew: Crew
  /// Who is told how far the run is.
  public let progress: Progress
  /// Into how many sets of customers the lines are grouped; no output depends on it.
  public let shards: Int

  /// The run of a pipeline over its exports as they are now.
  ///
  /// - Parameters:
  ///   - root: the folder that the pipeline's paths are relative to.
  ///   - asOf: wins over the pipeline's own as-of day.
  /// - Throws: `NightError` where an export or the key of the pseudonyms is missing or not complete.
  public init(
    _ pipeline: Pipeline, root: String, asOf: Day?, crew: Crew, progress: Progress, shards: Int? = nil
  ) throws {
    var pipeline = pipeline
    pseudonyms = try pipeline.privacy.keyFile.map { try Pseudonyms(keyFile: Path.join(root, $0)) }
    pipeline.privacy.keyID = pseudonyms?.keyID
    if let aliases = pipeline.source.aliases {
      let table = try AliasTable(reading: aliases, of: pipeline.source, root: root)
      pipeline.source.aliasTable = table
      pipeline.source.aliasDigest = table.digest(naming: pseudonyms?.naming)
    }
    var contacts = try pipeline.source.contacts.map {
      try ContactList.read($0, root: root, source: pipeline.source)
    }
    if let pseudonyms { contacts = contacts?.map { pseudonyms.name(of: $0.utf8) } }
    pipeline.source.contactsDigest = contacts.map(IDDigest.of)
    self.contacts = contacts
    self.pipeline = pipeline
    inputs = try Inputs(pipeline.source, pipeline.exports, root: root).ready(
      pipeline.readiness, now: Launch.seconds)
    self.asOf =
      asOf
      ?? {
        if case .day(let day) = pipeline.asOf { day } else { nil }
      }()
    self.crew = crew
    self.progress = progress
    // A column of a shard should fit a core's cache while its lines are put where they belong. But each shard visits
    // every chunk, so the fewer the better, and of very large inputs no more.
    self.shards = min(LineColumns.groups, shards ?? max(2 * crew.threads, min(64, Int(inputs.bytes >> 24))))
  }

  /// What customers are called instead of their ids; nil: by their ids.
  var naming: (@Sendable (ArraySlice<UInt8>) -> String)? { pseudonyms?.naming }

  /// Reads all exports.
  ///
  /// - Throws: `NightError` where an export changed meanwhile, `IntakeError` where one cannot be read.
  public func read() async throws -> Reading { try await read(nil) }

  /// Reads all exports.
  ///
  /// - Parameter onRejects: Is handed the refused records piece by piece, with their file and how many lines of it stand
  ///   before the piece; nil: nobody asks for them.
  func read(_ onRejects: ((EncodedRejects, String, Int) throws -> Void)?) async throws -> Reading {
    var builder = ReadingBuilder(source: pipeline.source, files: inputs.paths)
    try await readLines(onRejects, bounding: { builder.bounding($0) }, { builder.take($0) })
    var reading = try builder.finish(asOf: asOf, contacts: contacts)
    if !inputs.others.isEmpty { reading.exports = try await exports(reading, onRejects) }
    return reading
  }

  /// Reads all exports of lines, piece by piece in their order.
  ///
  /// - Parameters:
  ///   - bound: Tells a chunk what those taken up so far rule out for the samples.
  ///   - take: Takes up a piece, and says how many physical lines of its file stand before it.
  ///   - isFull: Whether reading stops after what is under way, until room was made.
  ///   - makeRoom: Asked for whenever reading has stopped, also at the end.
  func readLines(
    _ onRejects: ((EncodedRejects, String, Int) throws -> Void)?, bounding bound: (Chunk) -> Chunk,
    isFull: () -> Bool = { false }, _ take: (consuming ChunkReading) throws -> Int,
    makeRoom: (_ isAtEnd: Bool) async throws -> Void = { _ in }
  ) async throws {
    let paths = inputs.paths
    var pieces = ExportPieces(inputs, pipeline.source, cache)
    var keeper = keepsReadings ? cache.map { ReadingKeeper($0, inputs) } : nil
    let reader = ChunkReader(source: pipeline.source)
    let keeps = keeper != nil
    let form = onRejects == nil ? nil : pipeline.output.form
    progress.begin(.read, of: inputs.bytes)
    var isAtEnd = false
    while !isAtEnd {
      try await crew.process(
        {
          if isFull() { return nil }
          let piece = try pieces.next()
          isAtEnd = piece == nil
          return piece?.bounded(by: bound)
        },
        { try PieceReading($0, by: reader, keeps: keeps, rejectsIn: form) },
        { piece in
          keeper?.take(piece)
          let linesBefore = try take(piece.reading)
          if let rejects = piece.rejects { try onRejects?(rejects, paths[piece.reading.file], linesBefore) }
          progress.advance(by: piece.reading.bytes, lines: piece.reading.records)
        })
      try await makeRoom(isAtEnd)
    }
    try inputs.ensureUnchanged()
    keeper?.commit()
    if let failure = keeper?.failure {
      progress.log.warn("what was read is not kept: \(failure); the tables are not affected", "read")
    }
  }

  /// What is known of the whole input before any customer is looked at.
  ///
  /// - Throws: `NightError` where no line was accepted.
  public func facts(_ reading: Reading) throws -> InputFacts { try facts(reading.input, reading.exports) }

  /// What is known of the whole input before any customer is looked at.
  ///
  /// - Throws: `NightError` where no line was accepted.
  func facts(_ input: SettledInput, _ exports: ExportReadings) throws -> InputFacts {
    guard var facts = InputFacts(input, exports, of: pipeline.source) else {
      throw NightError(
        .data,
        "no line of \(inputs.files.count.counted("file")) was accepted, so nothing is published.\n"
          + NothingAccepted(input.account, of: pipeline.source).text)
    }
    facts.suspicions = pipeline.unaccepted(facts.suspicions)
    return facts
  }

  /// All tables asked for.
  public func tables(_ reading: consuming Reading, _ facts: InputFacts) async throws -> [FinishedTable] {
    let histories = try await histories(reading)
    let premises = Premises(
      pipeline.settings, facts, countsBaskets: wants(BasketPairs.reference.name))
    progress.begin(.landmarks)
    let crowds = try await crew.map(0..<histories.count) { Crowd(histories[$0], premises) }
    let crowd = crowds.combined { $0.merge($1) } ?? Crowd()
    let landmarks = Landmarks(premises, crowd, value: try await value(histories, premises, crowd))
    progress.begin(.tables)
    let fold = Fold(wantedTables, landmarks)
    let parts = try await crew.map(0..<histories.count) { fold.tally(histories[$0]) }
    let groups = fold.groups
    return Fold.inOrder(try await crew.map(0..<groups.count) { fold.tables(of: groups[$0], parts) })
  }

  /// What customers are worth; nil where no table asks for it.
  private func value(
    _ histories: [History], _ premises: Premises, _ crowd: Crowd
  ) async throws -> ValueLandmarks? {
    guard Registry.tablesOfValue.contains(where: wants) else { return nil }
    let samples = try await crew.map(0..<histories.count) { BuyerSample(histories[$0], premises, crowd) }
    let trials = ModelTrials(samples.combined { $0.merge($1) }, premises)
    let models = trials.outcome(try await crew.map(trials.pieces) { trials.fit($0) })
    let value = ValueLandmarks(models, premises, crowd)
    guard let forecast = value.forecast else { return value }
    let crowds = try await crew.map(0..<histories.count) { ValueCrowd(histories[$0], forecast) }
    return ValueLandmarks(value, premises, crowds.combined { $0.merge($1) } ?? ValueCrowd())
  }

  private func histories(_ reading: consuming Reading) async throws -> [History] {
    progress.begin(.ledger)
    let feedback = try await ownedFeedback(reading.exports, asOf: reading.asOf)
    let ledger = HistoryBuilder(
      reading, shards: shards, purchase: pipeline.settings.purchase,
      pseudonym: pseudonyms?.naming, feedback: feedback)
    return try await crew.map(0..<shards) { ledger.history(ofShard: $0) }
  }
}

// What a snapshot says of where it comes from.
extension Job {
  /// The tables that the pipeline asks for, but `reconciliation` and `snapshot`.
  var wantedTables: [AnyTable] { Registry.tables.filter { wants($0.name) } }

  func wants(_ table: String) -> Bool { pipeline.makes(table) }

  /// The as-of day counts as asked for, so that the fingerprint is known before anything is read.
  var fingerprint: Fingerprint {
    var asked = pipeline
    if let asOf { asked.asOf = .day(asOf) }
    return inputs.fingerprint(settings: asked.canonicalSettings, version: "\(patronVersion) \(buildIdentity)")
  }

  func provenance(_ fingerprint: Fingerprint, _ facts: InputFacts) -> Provenance {
    Provenance(
      version: patronVersion, build: buildIdentity, pipeline: pipeline.name, asOf: facts.asOf,
      fingerprint: fingerprint,
      inputs: zip(inputs.all, facts.account.files + facts.relations.accounts.flatMap(\.files)).map {
        file, account in
        Provenance.Input(name: file.path, identity: file.identity, lines: account.lines)
      },
      settings: .group(
        Dictionary(uniqueKeysWithValues: pipeline.canonicalEntries.map { ($0.key, .text($0.value)) })),
      accepted: facts.account.total.accepted)
  }
}
