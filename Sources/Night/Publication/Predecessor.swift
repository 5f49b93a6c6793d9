internal import Base
internal import Files
internal import Pipeline
internal import Reports
internal import Snapshot

/// The snapshot that `latest` led to when a run began: what the run is held against.
struct Predecessor {
  let published: Published
  let manifest: Manifest

  /// nil where there is none, or none that can be trusted, which is said: a damaged snapshot must not keep
  /// a new one from being made.
  static func found(in store: Store, _ log: Log) throws -> Predecessor? {
    guard let latest = try store.latest() else { return nil }
    do {
      return Predecessor(published: latest, manifest: try latest.manifest())
    } catch {
      log.warn("\(error); so this run is not compared with the snapshot before", "begin")
      return nil
    }
  }

  /// Whether the periods of a run have the same length, so that their figures can be compared.
  func hasPeriods(of pipeline: Pipeline) -> Bool {
    guard case .group(let settings) = manifest.settings else { return false }
    return settings["period"] == .text(pipeline.settings.period.rawValue)
  }
}

extension Predecessor {
  /// The exports that it counted and that a run does not have, also not as one that is not complete yet.
  func gone(from job: Job) -> [String] {
    let there = Set(job.inputs.all.map(\.path) + job.inputs.waiting)
    return manifest.inputs.map(\.name).filter { !there.contains($0) }
  }

  /// What looks wrong where an export is gone: a row for each, with the lines that it had.
  func suspicions(against job: Job) -> [Suspicion] {
    let lines = Dictionary(manifest.inputs.map { ($0.name, $0.lines) }) { first, _ in first }
    return job.pipeline.unaccepted(
      gone(from: job).map { name in
        Suspicion(
          .inputGone, file: name, lines: lines[name] ?? 0, money: nil, example: "",
          advice:
            "the snapshot \(published.name) counted this export, and it is not there any more; put it back if it "
            + "was not taken away on purpose (gates.inputs_gone: refuse would publish nothing)")
      })
  }

  /// nil where its manifest does not say how many lines it counted.
  var volume: Gates.Previous? {
    manifest.accepted.map {
      Gates.Previous(name: published.name.description, asOf: published.asOf, accepted: $0)
    }
  }
}
