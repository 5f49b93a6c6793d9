internal import Base
internal import Files
internal import Intake
internal import Ledger
internal import Pipeline
internal import Reports
internal import Snapshot

/// Takes facts and tables from parts.
struct PartsSource: TableSource {
  let tasks: PartTasks
  let job: Job
  let latestDay: Day
  /// Paths.
  let facts: String
  let crowds: [String]
  private let values: [String]
  private let tallies: [String]
  private var known: (facts: PartFacts, counting: PartCounting)?
  private(set) var listedRows: [String: any ListedRowSource] = [:]

  init(
    _ tasks: PartTasks, _ job: Job, latestDay: Day, facts: String, crowds: [String], values: [String],
    tallies: [String]
  ) {
    (self.tasks, self.job, self.latestDay) = (tasks, job, latestDay)
    (self.facts, self.crowds, self.values, self.tallies) = (facts, crowds, values, tallies)
  }

  mutating func facts(rejectsInto staging: Staging) async throws -> InputFacts {
    _ = try tasks.open(facts, as: .facts, run: tasks.run(of: job))
    let facts = try tasks.openFacts(self.facts)
    let counting = try tasks.counting(facts, crowds)
    known = (facts, counting)
    let known = try job.facts(counting, latest: latestDay)
    var rejects = try RejectsWriter(staging, job.pipeline.output)
    try rejects.flush()
    try facts.forEachReject { try rejects.write($0, records: $1) }
    try rejects.close()
    return known
  }

  mutating func tables(_ facts: InputFacts) async throws -> [FinishedTable] {
    guard let (own, counting) = known else { preconditionFailure("tables before facts") }
    let known = job.counting(counting, by: facts)
    let fold = Fold(tasks.tables, try await tasks.landmarks(known, values: values, of: own))
    let parts = try tallies.map { try tasks.open($0, as: .tallies, run: own.run, facts: own.name) }
    try parts.ensureCover(0..<LineColumns.groups)
    var heads: [(part: PartFile, runs: [TalliesHead.Run])] = []
    var counted: [Fold.Part] = []
    for part in parts {
      let head = try part.unpack(part.piece(part.pieceCount - 1)) { unpacker throws(Damage) in
        try TalliesHead(from: &unpacker)
      }
      heads.append((part, head.runs))
      counted.append(try self.counted(part, head, fold))
    }
    listedRows = try MergedRows.tables(heads)
    return fold.tables(counted.isEmpty ? [] : [fold.combined(counted)])
  }

  func close() {}

  private func counted(_ part: PartFile, _ head: TalliesHead, _ fold: Fold) throws -> Fold.Part {
    let piece = head.runs.reduce(0) { $0 + $1.firstKeys.count }
    guard part.pieceCount == piece + head.tallies.count + 1 else {
      throw part.damage("it does not have all its tallies")
    }
    do {
      var sealed: [Sealed] = []
      for (index, kind) in head.tallies.enumerated() {
        sealed.append(try Sealed(try part.piece(piece + index), of: kind))
      }
      return try fold.part(sealed)
    } catch let error as Damage {
      throw part.damage(error.description)
    }
  }
}

extension Job {
  /// What is known of the whole input, duplicates left out.
  ///
  /// - Parameter latest: the last day that a line can honestly say; nil: nobody asks.
  func facts(_ counting: PartCounting, latest: Day?) throws -> InputFacts {
    if let latest { try judgeNewestDay(counting.input, latest: latest) }
    // Looks ask the job's source: it has read the files that the pipeline names.
    return try facts(
      try counting.settlement.exact(counting.crowd.dropped, pipeline.source), counting.exports)
  }

  /// The same for the tables that the job makes.
  func counting(_ counting: PartCounting, by facts: InputFacts) -> PartCounting {
    PartCounting(
      settlement: counting.settlement, crowd: counting.crowd, input: counting.input,
      exports: counting.exports,
      premises: Premises(pipeline.settings, facts, countsBaskets: wants(BasketPairs.reference.name)))
  }
}
