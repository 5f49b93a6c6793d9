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

  @OptionGroup var publishing: PublishingOptions

  @Flag(help: "Make all tables, but publish nothing.")
  var dryRun = false

  @Option(
    help: ArgumentHelp(
      "How much memory the run may take: with more lines, customers are counted some at a time. In place of output.memory.",
      valueName: "512M"))
  var memory: MemorySize?

  @OptionGroup var backfill: BackfillOptions

  func validate() throws {
    guard backfill.isAsked else { return }
    if dryRun || publishing.promote || options.asOf != nil {
      throw ValidationError("--as-of-each goes with none of --as-of, --promote and --dry-run")
    }
  }

  func run() async throws {
    try await publishing.publish(options) { pipeline, log, outcome in
      try await run(pipeline, log, &outcome)
    }
  }

  private func run(_ pipeline: Pipeline, _ log: Log, _ outcome: inout RunOutcome) async throws {
    var job = try options.job(pipeline)
    job.cache = pipeline.cache.map { ReadingCache($0, of: job.pipeline, root: options.root) }
    job.keepsReadings = !dryRun
    job.memory = (memory ?? pipeline.output.memory)?.bytes
    job.sayWaiting(log)
    if dryRun {
      let rehearsal = Rehearsal(
        job: job, log: log, today: try options.todayOrClock(), latestDay: try options.latestDay(),
        promote: publishing.promote,
        // Lines that do not fit into memory are written where the snapshot would be.
        store: job.isBounded ? try publishing.store(of: pipeline, options) : nil)
      return try await rehearsal.run(&outcome)
    }
    let store = try publishing.store(of: pipeline, options)
    let publication = try publishing.publication(of: job, in: store, options, log)
    if let days = try backfill.days() {
      try await publication.backfill(days, &outcome)
    } else {
      try await publication.run(&outcome)
      try DatabaseUpdate(of: store, pipeline, root: options.root, promote: publishing.promote, log).run()
    }
  }
}
