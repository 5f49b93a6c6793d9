internal import Base
internal import Files
internal import Intake
internal import Ledger
internal import Pipeline
internal import Reports
internal import Snapshot

/// What was read in bounded memory, from which the tables of any as-of day are counted: some customers at a time. Lines
/// that do not fit into memory were written into a folder, and are read again for each count.
struct BoundedReading {
  private let share: MemoryShare
  private let tasks: PartTasks
  private var gathered: GatheredLines
  private let exports: ExportReadings
  private var made: Made?
  /// By the name of their table.
  private(set) var listedRows: [String: any ListedRowSource] = [:]

  /// What the tables of one as-of day are counted from.
  private struct Made {
    let shards: GroupShards
    let counting: PartCounting
  }

  /// Reads all exports.
  ///
  /// - Parameters:
  ///   - folder: where lines and rows are written.
  ///   - isOfOneDay: whether the lines are counted once, and as of the newest day: then none are there twice.
  init(
    _ job: Job, _ share: MemoryShare, in folder: String, isOfOneDay: Bool, rejectsInto staging: Staging
  ) async throws {
    self.share = share
    var tasks = PartTasks(of: job, folder: folder)
    tasks.linesOfShard = share.linesOfShard
    self.tasks = tasks
    var rejects = try RejectsWriter(staging, job.pipeline.output)
    gathered = try await tasks.gather(job, most: share.ofLines / (isOfOneDay ? 1 : 2)) {
      try rejects.write($0, of: $1, after: $2)
    }
    exports =
      job.inputs.others.isEmpty
      ? ExportReadings() : try await job.exports { try rejects.write($0, of: $1, after: $2) }
    try rejects.close()
    try job.inputs.ensureUnchanged()
    guard !gathered.parts.isEmpty else { return }
    let bytes = gathered.parts.reduce(0) { $0 + $1.size }
    job.progress.log.note(
      "spill", ["lines": .whole(Int(bytes)), "parts": .whole(gathered.parts.count)])
  }

  /// What is known of the whole input as of the job's day.
  ///
  /// - Parameter latest: the last day that a line can honestly say; nil: nobody asks.
  mutating func facts(_ job: Job, latest: Day?) async throws -> InputFacts {
    job.progress.begin(.landmarks)
    var days: OtherDays?
    while true {
      let settlement = try tasks.settlement(
        job, gathered.findings, exports, newest: days?.newest, first: days?.first)
      let shards = try shards(settlement, isLast: job.asOf == nil)
      let (crowd, kept) = try await tasks.crowd(
        of: shards, tasks.premises(settlement.input, exports), asked: exports.askedOrders,
        keeping: share.ofHistories(besides: shards.footprint))
      do {
        let counting = try tasks.counting(settlement, crowd)
        let known = try job.facts(counting, latest: latest)
        made = Made(
          shards: shards.settled(counting.input, counting.exports, keeping: kept),
          counting: job.counting(counting, by: known))
        return known
      } catch let other as OtherDays where days == nil {
        days = other
      }
    }
  }

  /// All tables of these facts.
  mutating func tables(_ job: Job) async throws -> [FinishedTable] {
    guard let made = made.take() else { preconditionFailure("tables before facts") }
    let models = try await tasks.models(made.counting)
    let values = try await tasks.values(of: made.shards, models)
    let landmarks = try tasks.landmarks(made.counting, models, values: values)
    job.progress.begin(.tables)
    let fold = Fold(tasks.tables, landmarks)
    var rows = try PartWriter(tasks.label(.tallies, run: ""), in: tasks.folder, syncs: false)
    let (total, runs) = try await tasks.tallies(of: made.shards, fold, into: &rows)
    let part = try PartFile(try rows.finish(), tasks.seal)
    if !runs.isEmpty { job.progress.log.note("spill", ["rows": .whole(Int(part.size))]) }
    listedRows = try MergedRows.tables([(part, runs)])
    return fold.tables([total])
  }

  /// - Parameter isLast: whether nobody asks for the lines once more.
  private mutating func shards(_ settlement: Settlement, isLast: Bool) throws -> GroupShards {
    guard let held = gathered.held else {
      return try GroupShards(
        0..<LineColumns.groups, gathered.parts, settlement, settlement.input, settlement.exports.unowned,
        tasks.rules)
    }
    if isLast { gathered.held = nil }
    return GroupShards(
      try HeldLines(held, of: settlement.input), held.footprint, settlement, settlement.exports.unowned,
      tasks.rules)
  }
}

/// A run in bounded memory: the lines are counted for one day.
struct SpillingSource: TableSource {
  private let job: Job
  private let latestDay: Day
  private var scratch: String?
  private var reading: BoundedReading?

  init(_ job: Job, latestDay: Day) { (self.job, self.latestDay) = (job, latestDay) }

  mutating func facts(rejectsInto staging: Staging) async throws -> InputFacts {
    let folder = try staging.scratch(MemoryShare.folder)
    scratch = folder
    return try await job.sayingWhatIsNeeded {
      var reading = try await BoundedReading(
        job, job.share, in: folder, isOfOneDay: job.asOf == nil, rejectsInto: staging)
      let facts = try await reading.facts(job, latest: latestDay)
      self.reading = reading
      return facts
    }
  }

  mutating func tables(_ facts: InputFacts) async throws -> [FinishedTable] {
    try await job.sayingWhatIsNeeded { try await reading?.tables(job) ?? [] }
  }

  func close() throws {
    if let scratch { try Folder.remove(scratch) }
  }

  var listedRows: [String: any ListedRowSource] { reading?.listedRows ?? [:] }
}

extension Job {
  /// Whether customers are counted some at a time.
  public var isBounded: Bool { memory.map { inputs.mostMemory > $0 } ?? false }

  var share: MemoryShare { MemoryShare(of: memory ?? .max / 2, threads: crew.threads) }

  /// - Throws: where the disk is full, how many bytes are needed.
  func sayingWhatIsNeeded<Value>(_ work: () async throws -> Value) async throws -> Value {
    do {
      return try await work()
    } catch let error as FileError where error.isFull {
      throw NightError(
        .part,
        "\(error.description). With bounded memory, lines are written beside the snapshot, about "
          + "\(inputs.bytesOfLines) bytes, and the rows of the buyers; nothing was published")
    }
  }
}
