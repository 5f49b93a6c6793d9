internal import Base
internal import Files

/// How a run went, for Prometheus' textfile collector: written beside and renamed, so that no scrape sees half.
public struct MetricsFile: Sendable {
  let path: String
  let pipeline: String

  /// The file at a path, for the runs of a pipeline.
  public init(path: String, pipeline: String) {
    self.path = path
    self.pipeline = pipeline
  }

  /// Writes the file.
  ///
  /// - Throws: `FileError`; a run is no worse for it.
  public func write(_ outcome: RunOutcome) throws {
    let beside = Path.join(Path.parent(path), ".\(path.split(separator: "/").last ?? "metrics").tmp")
    // Left by a run that was killed just here.
    if try Entry.kind(beside) != nil { try Entry.remove(beside) }
    do {
      let file = try OutputFile(creating: beside)
      try file.write(text(outcome))
      try file.close()
      try Entry.rename(beside, to: path)
    } catch {
      try? Entry.remove(beside)
      throw error
    }
  }

  /// Source: https://prometheus.io/docs/instrumenting/exposition_formats/, the text format.
  func text(_ outcome: RunOutcome) -> String {
    var text = ""
    func gauge(_ name: String, _ help: String, _ samples: [(labels: String, value: String)]) {
      text += "# HELP patron_\(name) \(help)\n# TYPE patron_\(name) gauge\n"
      for (labels, value) in samples {
        text += "patron_\(name){pipeline=\"\(pipeline)\"\(labels)} \(value)\n"
      }
    }
    gauge(
      "last_run_exit_code", "Exit code of the last run, 0 when all was well.", [("", "\(outcome.exitCode)")])
    gauge("last_run_start_seconds", "When the last run was started.", [("", "\(Int(Launch.seconds))")])
    gauge("last_run_duration_seconds", "How long the last run took.", [("", "\(SixDigits(Launch.elapsed))")])
    if let asOf = outcome.asOf {
      gauge(
        "as_of_seconds", "The as-of day of the last run, as the start of that day in UTC.",
        [("", "\(Int(asOf.number) * 86_400)")])
    }
    if let day = outcome.latestAsOf {
      gauge(
        "latest_as_of_seconds",
        "The as-of day of the snapshot that latest leads to, as the start of that day in UTC.",
        [("", "\(Int(day.number) * 86_400)")])
    }
    gauge(
      "latest_moved", "1 when the last run let latest lead to another snapshot, else 0.",
      [("", outcome.latestMoved ? "1" : "0")])
    if let account = outcome.account {
      let kinds = [
        ("accepted", account.accepted), ("after_as_of", account.afterAsOf), ("duplicate", account.duplicate),
        ("excluded", account.excluded), ("refused", account.refusedLines),
      ]
      gauge("lines", "Lines of the input by what became of them.", kinds.map { (",kind=\"\($0)\"", "\($1)") })
    }
    if let restated = outcome.restated {
      gauge(
        "restated_cells", "Cells of complete periods that differ from the run before.", [("", "\(restated)")])
    }
    return text
  }
}
