internal import ArgumentParser
internal import Base
internal import Files
internal import Night
internal import Pipeline
internal import Snapshot

struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Read a pipeline's exports and publish its tables.")

  @OptionGroup var options: PipelineOptions

  @Option(help: "The output folder, in place of the pipeline's.")
  var output: String?

  @Flag(
    help: "Move latest to this run even if it is as of an earlier day, or of a day that has not come yet.")
  var promote = false

  @Flag(help: "Make all tables anew even if there is a snapshot of the same exports and settings.")
  var force = false

  @Flag(help: "Make all tables, but publish nothing.")
  var dryRun = false

  @OptionGroup var backfill: BackfillOptions

  func validate() throws {
    guard backfill.isAsked else { return }
    if dryRun || promote || options.asOf != nil {
      throw ValidationError("--as-of-each goes with none of --as-of, --promote and --dry-run")
    }
  }

  func run() async throws {
    let log = options.journal
    try await reportingFailures(log) {
      var pipeline = try options.loadPipeline()
      if let output { pipeline.output.folder = output }
      let metrics = pipeline.output.metricsFile.map {
        MetricsFile(path: Path.join(options.root, $0), pipeline: pipeline.name)
      }
      var outcome = RunOutcome()
      defer { write(outcome, to: metrics, log) }
      do {
        try pipeline.requireConfirmed(file: options.pipeline)
        try await run(pipeline, log, &outcome)
      } catch {
        outcome.exitCode = Failure(error).code.rawValue
        throw error
      }
    }
  }

  private func run(_ pipeline: Pipeline, _ log: Log, _ outcome: inout RunOutcome) async throws {
    var job = try options.job(pipeline)
    job.cache = pipeline.cache.map { ReadingCache($0, of: job.pipeline, root: options.root) }
    job.keepsReadings = !dryRun
    job.sayWaiting(log)
    let today = try options.todayOrClock()
    let latest = try options.latestDay()
    if dryRun {
      let rehearsal = Rehearsal(job: job, log: log, today: today, latestDay: latest, promote: promote)
      return try await rehearsal.run(&outcome)
    }
    let output = Path.join(options.root, pipeline.output.folder)
    let store = try Store(output: output, pipeline: pipeline.name)
    let publication = Publication(
      job: job, log: log, store: store, today: today, latestDay: latest, promote: promote, force: force)
    if let days = try backfill.days() {
      try await publication.backfill(days, &outcome)
    } else {
      try await publication.run(&outcome)
      try DatabaseUpdate(of: store, pipeline, root: options.root, promote: promote, log).run()
    }
  }

  private func write(_ outcome: RunOutcome, to file: MetricsFile?, _ log: Log) {
    do {
      try file?.write(outcome)
    } catch {
      log.warn("\(error); the run itself is not affected", "end")
    }
  }
}
