internal import Base
internal import Files
internal import Intake
internal import Ledger
internal import Pipeline
internal import Reports
internal import Snapshot

/// Reads the exports and counts their customers in bounded memory: lines are written beside the snapshot, and read again
/// some groups at a time.
struct SpillingSource: TableSource {
  private static let folder = "parts"

  private let job: Job
  private let latestDay: Day
  private let most: Int
  private var made: Made?

  /// What the tables are counted from.
  private struct Made {
    let folder: String
    let tasks: PartTasks
    let lines: [String]
    let facts: String
    let crowd: String
    var source: PartsSource
  }

  /// - Parameter most: bytes of memory.
  init(_ job: Job, latestDay: Day, most: Int) {
    (self.job, self.latestDay, self.most) = (job, latestDay, most)
  }

  mutating func facts(rejectsInto staging: Staging) async throws -> InputFacts {
    let folder = try staging.scratch(Self.folder)
    var tasks = try PartTasks(job.pipeline, folder: folder, crew: job.crew)
    // A line takes some hundred bytes while it is counted.
    tasks.linesOfShard = max(20_000, min(tasks.linesOfShard, most / (800 * job.crew.threads)))
    var rejects = try RejectsWriter(staging, job.pipeline.output)
    do {
      // A quarter is gathered. While it is regrouped and written, it takes as much again.
      let (lines, findings) = try await tasks.spill(job, most: most / 4) {
        try rejects.write($0, of: $1, after: $2)
      }
      let exports =
        job.inputs.others.isEmpty
        ? ExportReadings() : try await job.exports { try rejects.write($0, of: $1, after: $2) }
      try rejects.close()
      try job.inputs.ensureUnchanged()
      job.progress.begin(.landmarks)
      var days: OtherDays?
      while true {
        let facts = try tasks.write(job, findings, exports, newest: days?.newest, first: days?.first)
        let crowd = try await tasks.crowd(facts: facts, groups: 0..<LineColumns.groups, lines: lines)
        var source = PartsSource(
          tasks, job, latestDay: latestDay, facts: facts, crowds: [crowd], values: [], tallies: [])
        do {
          let known = try source.known()
          made = Made(folder: folder, tasks: tasks, lines: lines, facts: facts, crowd: crowd, source: source)
          return known
        } catch let other as OtherDays where days == nil {
          days = other
        }
      }
    } catch let error as FileError where error.isFull {
      throw Self.full(error, job)
    }
  }

  mutating func tables(_ facts: InputFacts) async throws -> [FinishedTable] {
    guard let made else { preconditionFailure("tables before facts") }
    do {
      let all = 0..<LineColumns.groups
      var values: [String] = []
      if made.tasks.wantsValue {
        values = [
          try await made.tasks.value(facts: made.facts, crowds: [made.crowd], groups: all, lines: made.lines)
        ]
      }
      job.progress.begin(.tables)
      let tallies = try await made.tasks.tally(
        facts: made.facts, crowds: [made.crowd], values: values, groups: all, lines: made.lines)
      self.made?.source.take(values: values, tallies: [tallies])
      return try await self.made?.source.tables(facts) ?? []
    } catch let error as FileError where error.isFull {
      throw Self.full(error, job)
    }
  }

  func close() throws {
    if let made { try Folder.remove(made.folder) }
  }

  var listedRows: [String: any ListedRowSource] { made?.source.listedRows ?? [:] }

  private static func full(_ error: FileError, _ job: Job) -> NightError {
    NightError(
      .part,
      "\(error.description). With --memory the lines are written beside the snapshot, about "
        + "\(job.inputs.memoryOfLines / 2) bytes, and the rows of the buyers; nothing was published")
  }
}
