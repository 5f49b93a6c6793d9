public import Base
internal import Intake
internal import Ledger
internal import Pipeline
internal import Reports

/// A run that makes all tables and writes nothing.
public struct Rehearsal {
  let job: Job
  let log: Log
  let today: Day
  let latestDay: Day
  let promote: Bool

  /// - Parameters:
  ///   - today: the day that gates take for today.
  ///   - latestDay: the last day that a line can honestly say.
  ///   - promote: whether the as-of day may lie in the future.
  public init(job: Job, log: Log, today: Day, latestDay: Day, promote: Bool) {
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
    let reading = try await job.read()
    try job.judgeNewestDay(reading.input, latest: latestDay)
    let facts = try job.facts(reading)
    outcome.account = facts.account.total
    outcome.asOf = facts.asOf
    try job.pipeline.gates.failures(
      facts.account.total, asOf: facts.asOf, today: today, suspicions: facts.suspicions
    ).ensureNone()
    let tables = try await job.tables(reading, facts)
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
