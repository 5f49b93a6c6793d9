internal import ArgumentParser
internal import Base
internal import Files
internal import Intake
internal import Ledger
internal import Reports
internal import Snapshot

struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Read a pipeline's exports and publish its tables.")

  @OptionGroup var options: PipelineOptions

  @Option(help: "The output folder, in place of the pipeline's.")
  var output: String?

  @Flag(help: "Let latest lead to this run even if it is as of an earlier day.")
  var promote = false

  @Flag(help: "Make all tables, but publish nothing.")
  var dryRun = false

  func run() async throws {
    try await reportingFailures {
      var pipeline = try options.loadPipeline()
      if let output { pipeline.output.folder = output }
      let job = try options.job(pipeline)
      if dryRun { try await rehearse(job) } else { try await publish(job) }
    }
  }

  private func publish(_ job: Job) async throws {
    let pipeline = job.pipeline
    let store = try Store(output: Path.join(options.root, pipeline.output.folder), pipeline: pipeline.name)
    let fingerprint = job.fingerprint
    if let published = try store.snapshot(fingerprint: fingerprint) {
      let isLatest = try store.moveLatest(to: published, promote: promote)
      return say("\(pipeline.name): already up to date: \(place(published, isLatest: isLatest))")
    }
    let staging = try store.stage()
    Interruption.onSignal { try? staging.discard() }
    defer { Interruption.onSignal(nil) }

    var rejects = try RejectsWriter(staging)
    let reading = try await job.read { try rejects.write($0, $1) }
    try rejects.close()
    let facts = try job.facts(reading)
    try passGates(job, facts)
    let tables = try await job.tables(reading, facts)
    job.progress.begin(.write)
    let balances = try reconcile(tables, facts)
    var writer = SnapshotWriter(
      staging, decimals: pipeline.settings.decimals, profile: pipeline.output.profile)
    for (table, report) in zip(tables, job.reports) { try writer.write(table, report.reference) }
    if job.wants(Reconciliation.reference.name) { try writer.write(balances) }
    writer.describe(Rejected.reference, Rejected.headings, path: "rejects.csv")
    let published = try staging.publish(
      job.provenance(fingerprint, facts), describing: writer.dataPackage(pipeline), promote: promote)
    _ = try store.prune(keep: pipeline.output.keep, sparing: published)
    job.progress.end()
    say(Summary(pipeline, facts, tables).text)
    say(
      "\(pipeline.name): \(tables.count) tables as of \(facts.asOf): \(place(published, isLatest: published.isLatest))"
    )
  }

  /// Everything but writing.
  private func rehearse(_ job: Job) async throws {
    let reading = try await job.read { _, _ in }
    let facts = try job.facts(reading)
    try passGates(job, facts)
    let tables = try await job.tables(reading, facts)
    _ = try reconcile(tables, facts)
    job.progress.end()
    say(Summary(job.pipeline, facts, tables).text)
    say(
      "\(job.pipeline.name): \(tables.count) tables as of \(facts.asOf) were made and not published (--dry-run)"
    )
  }

  private func passGates(_ job: Job, _ facts: Facts) throws {
    let failures = job.pipeline.gates.failures(
      facts.account.total, asOf: facts.asOf, today: try options.todayOrClock())
    guard failures.isEmpty else {
      throw Failure(
        .data,
        "nothing is published, because a gate failed:\n  "
          + failures.joined(separator: "\n  ") + "\n`patron check` shows what was refused and why")
    }
  }

  private func reconcile(_ tables: [Table], _ facts: Facts) throws -> [Reconciliation.Balance] {
    let balances = Reconciliation.balances(tables.flatMap(\.postings))
    let broken = balances.filter { $0.difference != 0 }
    guard broken.isEmpty else {
      let lines = broken.map { "\($0.identity.rawValue) \($0.subject): \($0.left) ≠ \($0.right)" }
      throw Failure(
        .data,
        "nothing is published, because the tables do not agree. This is a defect of patron; please report it:\n  "
          + lines.joined(separator: "\n  "))
    }
    return balances
  }

  private func place(_ published: Published, isLatest: Bool) -> String {
    let folder = FileError.shown(published.folder)
    return isLatest ? "\(folder) (latest)" : "\(folder); latest stays where it was (--promote moves it)"
  }

  private func say(_ words: String) {
    if !options.quiet { Terminal.say(words + "\n") }
  }
}
