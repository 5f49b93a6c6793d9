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
  private var values: [String]
  private var tallies: [String]
  private var counting: PartCounting?
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
    let known = try known()
    guard let counting else { preconditionFailure("facts without their counts") }
    var rejects = try RejectsWriter(staging, job.pipeline.output)
    try rejects.flush()
    try counting.facts.forEachReject { try rejects.write($0, records: $1) }
    try rejects.close()
    return known
  }

  /// What is known of the whole input.
  mutating func known() throws -> InputFacts {
    let counting = try tasks.counting(facts, crowds)
    self.counting = counting
    try job.judgeNewestDay(counting.input, latest: latestDay)
    // Looks ask the job's source: it has read the files that the pipeline names.
    let input = try counting.facts.exact(counting.crowd.dropped, job.pipeline.source)
    return try job.facts(input, counting.exports)
  }

  mutating func tables(_ facts: InputFacts) async throws -> [FinishedTable] {
    guard let counting else { preconditionFailure("tables before facts") }
    let known = PartCounting(
      facts: counting.facts, crowd: counting.crowd, input: counting.input, exports: counting.exports,
      premises: Premises(
        job.pipeline.settings, facts, countsBaskets: job.wants(BasketPairs.reference.name)))
    let fold = Fold(tasks.tables, try await tasks.landmarks(known, values: values))
    let run = counting.facts
    let parts = try tallies.map { try tasks.open($0, as: .tallies, run: run.run, facts: run.name) }
    try parts.ensureCover(0..<LineColumns.groups)
    var runs: [String: [MergedRows.Run]] = [:]
    var total: Fold.Part?
    for part in parts {
      let own = try counted(part, fold, &runs)
      total = total.map { fold.combined([$0, own]) } ?? own
    }
    listedRows = runs.mapValues { MergedRows(runs: $0) }
    return fold.tables(total.map { [$0] } ?? [])
  }

  /// What was made after the facts.
  mutating func take(values: [String], tallies: [String]) {
    (self.values, self.tallies) = (values, tallies)
  }

  func close() {}

  private func counted(
    _ part: PartFile, _ fold: Fold, _ runs: inout [String: [MergedRows.Run]]
  ) throws -> Fold.Part {
    let head = try part.unpack(part.piece(part.pieceCount - 1)) { unpacker throws(Damage) in
      try TalliesHead(from: &unpacker)
    }
    var piece = 0
    for run in head.runs {
      guard run.blocks <= part.pieceCount - piece else { throw part.damage("it does not have all its rows") }
      runs[run.table, default: []].append(MergedRows.Run(part: part, pieces: piece..<piece + run.blocks))
      piece += run.blocks
    }
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
