public import Base
internal import Files
internal import Intake
internal import Ledger
internal import Pipeline
internal import Reports
public import Snapshot

/// A run that makes all tables and publishes nothing. It writes nothing but, in bounded memory, what it cannot hold, and
/// takes that away.
public struct Rehearsal {
  let job: Job
  let log: Log
  let today: Day
  let latestDay: Day
  let promote: Bool
  private let store: Store?

  /// - Parameters:
  ///   - today: the day that gates take for today.
  ///   - latestDay: the last day that a line can honestly say.
  ///   - promote: whether the as-of day may lie in the future.
  ///   - store: where a job in bounded memory writes what it cannot hold.
  public init(job: Job, log: Log, today: Day, latestDay: Day, promote: Bool, store: Store? = nil) {
    self.store = store
    self.promote = promote
    self.job = job
    self.log = log
    self.today = today
    self.latestDay = latestDay
  }

  /// Reads, judges and counts as a run does.
  ///
  /// - Parameter outcome: is told what comes to be known, also where the run fails.
  public func run(_ outcome: inout RunOutcome) async throws {
    try LatestGuard(today: latestDay, promote: promote, mayGoBack: true).ensureHasCome(job.asOf)
    guard let store, job.isBounded else {
      let reading = try await job.read()
      try job.judgeNewestDay(reading.input, latest: latestDay)
      let facts = try job.facts(reading)
      try judge(facts, &outcome)
      return try say(try await job.tables(reading, facts), facts)
    }
    let staging = try job.stage(in: store)
    defer {
      try? staging.discard()
      Interruption.leaveAll()
    }
    var source = SpillingSource(job, latestDay: latestDay)
    let facts = try await source.facts(rejectsInto: staging)
    try judge(facts, &outcome)
    try say(try await source.tables(facts), facts)
  }

  private func judge(_ facts: InputFacts, _ outcome: inout RunOutcome) throws {
    outcome.account = facts.account.total
    outcome.asOf = facts.asOf
    try job.pipeline.gates.failures(
      facts.account.total, asOf: facts.asOf, today: today, suspicions: facts.suspicions
    ).ensureNone()
  }

  private func say(_ tables: [FinishedTable], _ facts: InputFacts) throws {
    _ = try tables.balances()
    job.progress.end()
    let summary = Summary(job.pipeline, facts, tables)
    log.say(
      summary.text
        + "\n\(job.pipeline.name): \(summary.tableCount.counted("table")) as of \(facts.asOf) were made and not published (--dry-run)",
      "end", summary.figures)
    SuspicionText(facts.suspicions, decimals: job.pipeline.settings.decimals).warn(log)
  }
}
