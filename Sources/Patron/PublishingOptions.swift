internal import ArgumentParser
internal import Files
internal import Night
internal import Pipeline
internal import Snapshot

/// What commands that publish a snapshot have in common.
struct PublishingOptions: ParsableArguments {
  @Option(help: "The output folder, in place of the pipeline's.")
  var output: String?

  @Flag(
    help: "Move latest to this run even if it is as of an earlier day, or of a day that has not come yet.")
  var promote = false

  @Flag(help: "Make all tables anew even if there is a snapshot of the same exports and settings.")
  var force = false
}

extension PublishingOptions {
  /// Does the work of a run, and writes what became of it for Prometheus.
  func publish(
    _ options: PipelineOptions, _ work: (Pipeline, Log, inout RunOutcome) async throws -> Void
  ) async throws {
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
        try await work(pipeline, log, &outcome)
      } catch {
        outcome.exitCode = Failure(error).code.rawValue
        throw error
      }
    }
  }

  /// Where the pipeline's snapshots are; nobody else may publish there meanwhile.
  func store(of pipeline: Pipeline, _ options: PipelineOptions) throws -> Store {
    try Store(output: Path.join(options.root, pipeline.output.folder), pipeline: pipeline.name)
  }

  func publication(of job: Job, in store: Store, _ options: PipelineOptions, _ log: Log) throws -> Publication
  {
    Publication(
      job: job, log: log, store: store, today: try options.todayOrClock(),
      latestDay: try options.latestDay(), promote: promote, force: force)
  }

  private func write(_ outcome: RunOutcome, to file: MetricsFile?, _ log: Log) {
    do {
      try file?.write(outcome)
    } catch {
      log.warn("\(error); the run itself is not affected", "end")
    }
  }
}
