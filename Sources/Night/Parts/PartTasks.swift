internal import Base
internal import Crypto
internal import Files
internal import Foundation
internal import Intake
public import Pipeline
internal import Reports
internal import Snapshot

/// The tasks that a run can be cut into. Each writes parts into a folder and says their paths; what a task needs of
/// others, it is given as paths of parts.
///
/// No task asks who made a part, where, or in which order: a part says itself what it covers.
public struct PartTasks: Sendable {
  /// As its file has it: tasks that only count do not see the exports.
  let pipeline: Pipeline
  let folder: String
  let crew: Crew
  /// The sum of the pipeline's settings.
  let settings: String
  /// About how many lines are counted at once by one thread: neither small work nor much memory.
  var linesOfShard = 400_000
  /// What customers are called instead of their ids; nil: by their ids.
  let naming: (@Sendable (ArraySlice<UInt8>) -> String)?
  /// Seals the parts of a run that nobody else may read; nil: everybody who may read the folder can.
  let seal: PartSeal?

  /// - Parameters:
  ///   - pipeline: as its file has it.
  ///   - folder: where parts are written; made where it is missing.
  /// - Throws: `NightError` where the pipeline names customers by pseudonyms: parts carry their ids.
  public init(_ pipeline: Pipeline, folder: String, crew: Crew) throws {
    guard pipeline.privacy.customerIDs == .plain else {
      throw NightError(
        .pipeline,
        "privacy.customer_ids: hmac: a run in parts would carry the ids to where the parts go; use `patron run`"
      )
    }
    self.pipeline = pipeline
    self.folder = folder
    self.crew = crew
    (naming, seal) = (nil, nil)
    settings = SHA256.hash(data: Array(pipeline.settingsOfParts.utf8)).hexadecimal
  }

  /// The tasks of one process, whose parts are of no use to any other. Where customers are called by pseudonyms, their ids
  /// stand in its parts, so these are sealed.
  init(of job: Job, folder: String) {
    pipeline = job.pipeline
    self.folder = folder
    crew = job.crew
    naming = job.naming
    seal = job.naming == nil ? nil : PartSeal()
    settings = SHA256.hash(data: Array(pipeline.settingsOfParts.utf8)).hexadecimal
  }

  /// The run key: what says that parts are of one run. It is the fingerprint of the snapshot, but that parts may be
  /// finished into any folder.
  func run(of job: Job) -> String {
    var asked = job.pipeline
    if let asOf = job.asOf { asked.asOf = .day(asOf) }
    return job.inputs.fingerprint(
      settings: asked.settingsOfParts, version: "\(patronVersion) \(buildIdentity)"
    ).hex
  }

  /// Whether some table asks what customers are worth.
  var wantsValue: Bool { Registry.tablesOfValue.contains { pipeline.makes($0) } }

  /// The tables that are counted, but `reconciliation` and `snapshot`.
  var tables: [AnyTable] { Registry.tables.filter { pipeline.makes($0.name) } }

  func label(
    _ kind: PartLabel.Kind, run: String, facts: String = "", files: [Int] = [], groups: Range<Int>? = nil
  ) -> PartLabel {
    var label = PartLabel(kind: kind, settings: settings, run: run, facts: facts, files: files)
    if let groups { label.groups = groups }
    return label
  }

  /// A part that somebody names.
  /// - Parameters:
  ///   - run: the run key; nil: that of the part.
  ///   - facts: the name of the facts that it must have been made with.
  /// - Throws: `NightError` where it is damaged, or of another kind, program, pipeline or run.
  func open(
    _ path: String, as kind: PartLabel.Kind, run: String? = nil, facts: String = ""
  ) throws -> PartFile {
    let part = try PartFile(path)
    let shown = FileError.shown(path)
    let own = label(kind, run: run ?? part.label.run, facts: facts)
    guard part.label.kind == kind else {
      throw NightError(
        .input, "\(shown) holds \(part.label.kind.rawValue), and \(kind.rawValue) was expected")
    }
    guard part.label.program == own.program else {
      throw NightError(
        .pipeline,
        "\(shown) was made by patron \(part.label.program), and this is \(own.program); "
          + "use one program for all parts of a run")
    }
    guard part.label.settings == own.settings else {
      throw NightError(
        .pipeline, "\(shown) was made with other settings than the pipeline \(pipeline.name) has")
    }
    guard part.label.run == own.run else {
      throw NightError(
        .pipeline,
        "\(shown) is of another run: the exports, or the as-of day that was asked for, are not the same")
    }
    guard part.label.facts == own.facts else {
      throw NightError(.pipeline, "\(shown) was made with other facts; make it again with these")
    }
    return part
  }
}

extension Pipeline {
  /// All settings but where snapshots go.
  fileprivate var settingsOfParts: String {
    var pipeline = self
    pipeline.output.folder = ""
    return pipeline.canonicalSettings
  }
}
