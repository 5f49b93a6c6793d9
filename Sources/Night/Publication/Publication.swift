public import Base
internal import Files
internal import Intake
internal import Ledger
internal import Pipeline
internal import Reports
public import Snapshot

/// A run that publishes what it makes: all of it or nothing.
public struct Publication {
  let job: Job
  let log: Log
  let store: Store
  let today: Day
  let latestDay: Day
  let promote: Bool
  let force: Bool

  /// - Parameters:
  ///   - today: the day that gates take for today.
  ///   - latestDay: the last day that a line can honestly say.
  ///   - promote: whether `latest` may move to an earlier as-of day, and whether that day may lie in the future.
  ///   - force: whether all is made anew where there is a snapshot already.
  public init(
    job: Job, log: Log, store: Store, today: Day, latestDay: Day, promote: Bool, force: Bool = false
  ) {
    self.job = job
    self.log = log
    self.store = store
    self.today = today
    self.latestDay = latestDay
    self.promote = promote
    self.force = force
  }

  var latestGuard: LatestGuard {
    LatestGuard(today: latestDay, promote: promote, mayGoBack: job.pipeline.gates.mayGoBack)
  }

  /// Publishes a snapshot, or finds that there is one already.
  ///
  /// - Parameter outcome: is told what comes to be known, also where the run fails.
  /// - Throws: `NightError` where a gate fails or nothing was accepted; else what reading and writing throw.
  public func run(_ outcome: inout RunOutcome) async throws {
    if job.isBounded {
      var source = SpillingSource(job, latestDay: latestDay)
      try await run(&outcome, from: &source)
    } else {
      var source = ReadingSource(job: job, latestDay: latestDay)
      try await run(&outcome, from: &source)
    }
  }

  /// Publishes what a source gives.
  func run(_ outcome: inout RunOutcome, from source: inout some TableSource) async throws {
    try latestGuard.ensureHasCome(job.asOf)
    let before = try store.latest()
    defer { note(&outcome, since: before) }
    let fingerprint = job.fingerprint
    let predecessor = try Predecessor.found(in: store, log)
    if !force, let published = try store.snapshot(fingerprint: fingerprint) {
      outcome.asOf = published.asOf
      try ensureWentOn(to: published.asOf, since: predecessor)
      let isLatest = try store.moveLatest(to: published, promote: mayMoveBack)
      return sayUpToDate(published, isLatest: isLatest)
    }
    sayBegin(fingerprint)
    try judgeInputsGone(since: predecessor)
    let staging = try stage()
    defer { Interruption.leaveAll() }

    var facts = try await source.facts(rejectsInto: staging)
    let gone = predecessor?.suspicions(against: job) ?? []
    facts.suspicions = (facts.suspicions + gone).sorted(by: Suspicion.isInOrder)
    outcome.account = facts.account.total
    outcome.asOf = facts.asOf
    try ensureWentOn(to: facts.asOf, since: predecessor)
    try job.pipeline.gates.failures(
      facts.account.total, asOf: facts.asOf, today: today, previous: predecessor?.volume,
      suspicions: facts.suspicions
    ).ensureNone()
    let tables = try await source.tables(facts)
    let comparable = predecessor.flatMap { $0.hasPeriods(of: job.pipeline) ? $0.published : nil }
    let made = try await write(
      tables, facts, fingerprint, into: staging, since: comparable, listed: source.listedRows)
    try source.close()
    let hasPage = try PageWriter(staging, job.pipeline, fingerprint).write(
      since: comparable, log: job.progress.log)
    let published = try staging.publish(
      job.provenance(fingerprint, facts), describing: made.package, promote: mayMoveBack)
    _ = try store.prune(keep: job.pipeline.output.keep, sparing: published)
    job.progress.end()
    outcome.restated = made.restated
    say(Summary(job.pipeline, facts, tables), made.restated, since: comparable, published, hasPage: hasPage)
    SuspicionText(facts.suspicions, decimals: job.pipeline.settings.decimals).warn(log)
  }

  /// A new snapshot that goes when a signal comes.
  func stage() throws -> Staging { try job.stage(in: store) }

  struct Made {
    var package: DataPackage
    /// Cells of complete periods that the snapshot before told differently.
    var restated: Int
  }

  /// Writes all files but the manifest, once the tables agree with each other.
  ///
  /// - Parameter listed: rows that were written before, by the name of their table.
  func write(
    _ tables: [FinishedTable], _ facts: InputFacts, _ fingerprint: Fingerprint, into staging: Staging,
    since before: Published?, listed: [String: any ListedRowSource] = [:]
  ) async throws -> Made {
    job.progress.begin(.write)
    let pipeline = job.pipeline
    let balances = try tables.balances()
    let name = try staging.name(asOf: facts.asOf, fingerprint)
    var writer = SnapshotWriter(staging, pipeline)
    for table in tables {
      if let rows = listed[table.name] {
        try await writer.write(table, rows: rows, by: job.crew)
      } else {
        try await writer.write(table, by: job.crew)
      }
    }
    if job.wants(Reconciliation.reference.name) {
      try await writer.write(FinishedTable(Reconciliation.self, rows: balances), by: job.crew)
    }
    if job.wants(ThisSnapshot.reference.name) {
      try await writer.write(FinishedTable(ThisSnapshot.self, rows: [origin(name, facts)]), by: job.crew)
    }
    writer.describe(TableDescription(Rejects.self), path: "rejects.csv")
    var restated = RestatedWriter(staging, pipeline.output)
    let count = try restated.write(since: before)
    writer.describe(TableDescription(Restated.self), path: "restated.csv")
    try HistoryWriter(staging, pipeline).write(
      tables.first { $0.name == Headline.reference.name }, of: name, after: store.published())
    writer.describe(TableDescription(HeadlineHistory.self), path: "history.csv")
    return Made(package: writer.dataPackage(pipeline), restated: count)
  }
}

extension Job {
  /// A new snapshot that goes when a signal comes.
  func stage(in store: Store) throws -> Staging {
    let progress = progress
    return try Interruption.hold(
      tidying: {
        try? $0.discard()
        progress.breakOff()
      }, { () throws(SnapshotError) in try store.stage(pipeline.output.form) })
  }
}

extension Publication {
  /// What the table `snapshot` says.
  private func origin(_ name: SnapshotName, _ facts: InputFacts) -> ThisSnapshot.Origin {
    ThisSnapshot.Origin(
      pipeline: job.pipeline.name, snapshot: name.description, version: patronVersion, build: buildIdentity,
      job.pipeline.settings, facts)
  }
}

// What is held against the snapshot that `latest` leads to.
extension Publication {
  private var mayMoveBack: Bool { latestGuard.moves(asOfNewestDay: job.asOf == nil) }

  private func ensureWentOn(to asOf: Day, since predecessor: Predecessor?) throws {
    guard job.asOf == nil else { return }
    try latestGuard.ensureWentOn(
      to: asOf, since: predecessor?.published, gone: predecessor?.gone(from: job) ?? [])
  }

  /// An export that the snapshot before counted, and that is not there any more, stops the run where the gate says so; else
  /// it is a suspicion.
  private func judgeInputsGone(since predecessor: Predecessor?) throws {
    guard job.pipeline.gates.inputsGone == .refuse, let predecessor else { return }
    let gone = predecessor.gone(from: job)
    guard !gone.isEmpty else { return }
    try [
      "gates.inputs_gone: \(gone.count.counted("export")) of \(predecessor.published.name) not there any more: "
        + "\(gone.named). Put back what is missing; if it was taken away on purpose, run once with gates.inputs_gone: say"
    ].ensureNone()
  }

  private func note(_ outcome: inout RunOutcome, since before: Published?) {
    guard let latest = try? store.latest() else { return }
    outcome.latestAsOf = latest.asOf
    outcome.latestMoved = latest.name != before?.name
  }
}

// What a publication says.
extension Publication {
  private func sayBegin(_ fingerprint: Fingerprint) {
    log.note(
      "begin",
      [
        "pipeline": .text(job.pipeline.name), "fingerprint": .text(fingerprint.short),
        "inputs": .whole(job.inputs.files.count), "bytes": .whole(Int(job.inputs.bytes)),
      ])
  }

  func sayUpToDate(_ published: Published, isLatest: Bool) {
    log.say(
      "\(job.pipeline.name): already up to date: \(place(published, isLatest: isLatest))", "end",
      ["snapshot": .text(published.folder), "latest": .flag(isLatest), "up_to_date": .flag(true)])
    insistOnLatest(isLatest)
  }

  /// A run that leaves `latest` where it was says so, under `--quiet` too.
  private func insistOnLatest(_ isLatest: Bool) {
    guard !isLatest, log.isQuiet, let latest = try? store.latest() else { return }
    log.insist("\(job.pipeline.name): latest stays at \(latest.asOf) (--promote moves it)")
  }

  private func say(
    _ summary: Summary, _ restated: Int, since before: Published?, _ published: Published, hasPage: Bool
  ) {
    var words = summary.text + "\n"
    if restated > 0, let before {
      words +=
        "\(restated.counted("cell")) of complete periods changed since \(before.name): see restated.csv\n"
    }
    // The page comes first: it is what a newcomer opens.
    if hasPage {
      let page = Path.join(
        published.isLatest ? Path.join(store.folder, "latest") : published.folder, SnapshotPage.fileName)
      words += "\(job.pipeline.name): open \(FileError.shown(page))\n"
    }
    words +=
      "\(job.pipeline.name): \(summary.tableCount.counted("table")) as of \(published.asOf): "
      + place(published, isLatest: published.isLatest)
    log.note("input", summary.figures)
    log.say(
      words, "end",
      [
        "snapshot": .text(published.folder), "latest": .flag(published.isLatest), "up_to_date": .flag(false),
        "as_of": .text(published.asOf.description), "tables": .whole(summary.tableCount),
        "restated": .whole(restated),
      ])
    insistOnLatest(published.isLatest)
  }

  private func place(_ published: Published, isLatest: Bool) -> String {
    let folder = FileError.shown(published.folder)
    if isLatest { return "\(folder) (latest)" }
    let day = (try? store.latest()).map { "\($0.asOf)" } ?? "where it was"
    return "\(folder); latest stays at \(day) (--promote moves it)"
  }
}

extension [String] {
  /// - Throws: where a gate failed.
  func ensureNone() throws {
    guard !isEmpty else { return }
    throw NightError(
      .data,
      "nothing is published, because a gate failed:\n  "
        + joined(separator: "\n  ") + "\n`patron check` shows what was refused and why")
  }
}

extension [FinishedTable] {
  /// The identities of the tables.
  /// - Throws: where one does not hold.
  func balances() throws -> [Reconciliation.Row] {
    let balances = Reconciliation().rows(flatMap(\.postings))
    let broken = balances.filter { $0.difference != 0 }
    guard broken.isEmpty else {
      let lines = broken.map { "\($0.identity.rawValue) \($0.subject): \($0.left) ≠ \($0.right)" }
      throw NightError(
        .data,
        "nothing is published, because the tables do not agree. This is a defect of patron; please report it:\n  "
          + lines.joined(separator: "\n  "))
    }
    return balances
  }
}
