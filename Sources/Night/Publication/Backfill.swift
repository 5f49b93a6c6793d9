public import Base
internal import Files
internal import Intake
internal import Ledger
internal import Pipeline
internal import Reports
internal import Snapshot

/// How far apart the days of a backfill are.
public enum BackfillStep: String, Sendable, CaseIterable {
  /// Every day.
  case day
  /// Every seventh day.
  case week
  /// The same day of every month.
  case month
  /// The same day of every third month.
  case quarter
  /// The same day of every year.
  case year
}

extension BackfillStep {
  /// Days from the first on. Months keep the day of the month where they have it, and end where they do not;
  /// from the last day of a month they lead to last days.
  public func days(from first: Day, to last: Day) -> [Day] {
    switch self {
    case .day: stride(from: 0, through: last - first, by: 1).map { first + $0 }
    case .week: stride(from: 0, through: last - first, by: 7).map { first + $0 }
    case .month: Self.days(from: first, to: last, months: 1)
    case .quarter: Self.days(from: first, to: last, months: 3)
    case .year: Self.days(from: first, to: last, months: 12)
    }
  }

  private static func days(from first: Day, to last: Day, months step: Int) -> [Day] {
    let date = first.civil.day
    let start = Period(.month, containing: first)
    let isMonthEnd = start.lastDay == first
    var days: [Day] = []
    var month = start
    while month.firstDay <= last {
      let wanted = month.firstDay + (date - 1)
      let day = isMonthEnd || wanted > month.lastDay ? month.lastDay : wanted
      if day <= last { days.append(day) }
      month = month.advanced(by: step)
    }
    return days
  }
}

extension Publication {
  /// Publishes a snapshot as of each day, from one reading. Days whose snapshots are there are passed over, so
  /// that what was interrupted goes on where it stopped.
  ///
  /// Such a snapshot is the one that a run as of that day would make, but that it is compared with none:
  /// gates that ask about today or the run before are left out, and nothing is restated. None is pruned.
  public func backfill(_ days: [Day], _ outcome: inout RunOutcome) async throws {
    try latestGuard.ensureHasCome(days.last)
    let missing = try days.filter {
      try force || store.snapshot(fingerprint: job(asOf: $0).fingerprint) == nil
    }
    guard let last = missing.last else {
      return sayBackfilled(0, of: days)
    }
    var made: Published?
    let staging = try stage()
    defer { Interruption.leaveAll() }
    var reading = try await self.reading(of: job(asOf: last), staging)
    SuspicionText(
      job.pipeline.unaccepted(try await reading.suspicions(as: job(asOf: last))),
      decimals: job.pipeline.settings.decimals
    ).warn(log)
    for day in missing {
      let staging = made == nil ? staging : try stage()
      if let made { try staging.copyFile("rejects.csv", of: made) }
      let publication = Publication(like: self, job: job(asOf: day))
      let facts = try await reading.facts(publication.job)
      outcome.account = facts.account.total
      outcome.asOf = day
      try job.pipeline.gates.openFailures(facts.account.total, day, facts.suspicions).ensureNone()
      let tables = try await reading.tables(publication.job, facts)
      let fingerprint = publication.job.fingerprint
      let written = try await publication.write(
        tables, facts, fingerprint, into: staging, since: nil, listed: reading.listedRows)
      _ = try PageWriter(staging, job.pipeline, fingerprint).write(since: nil, log: job.progress.log)
      let published = try staging.publish(
        publication.job.provenance(fingerprint, facts), describing: written.package, movesLatest: false)
      made = published
      job.progress.end()
      let count = Summary(job.pipeline, facts, tables).tableCount
      log.say(
        "\(job.pipeline.name): \(count.counted("table")) as of \(day): \(FileError.shown(published.folder))",
        "day",
        ["snapshot": .text(published.folder), "as_of": .text(day.description)])
    }
    try reading.close()
    sayBackfilled(missing.count, of: days)
  }

  private func reading(of job: Job, _ staging: Staging) async throws -> any DaysReading {
    guard job.isBounded else { return PlainDays(reading: try await job.read(rejectsInto: staging)) }
    // What does not fit into memory outlives the first day's snapshot.
    return try await BoundedDays(job, in: stage(), rejectsInto: staging)
  }

  private init(like other: Publication, job: Job) {
    self.init(
      job: job, log: other.log, store: other.store, today: other.today, latestDay: other.latestDay,
      promote: false, force: other.force)
  }

  private func job(asOf day: Day) -> Job {
    var job = job
    job.asOf = day
    return job
  }

  private func sayBackfilled(_ made: Int, of days: [Day]) {
    let kept = job.pipeline.output.keep
    let pruned =
      days.count >= kept
      ? "; output.keep is \(kept), so the next run prunes some of them unless it is raised" : ""
    log.say(
      "\(job.pipeline.name): \(made.counted("snapshot")) made, \(days.count - made) were up to date; latest stays where it was"
        + pruned, "end", ["made": .whole(made), "up_to_date": .whole(days.count - made)])
  }
}
