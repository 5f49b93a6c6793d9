internal import Base
internal import Intake
internal import Ledger
internal import Reports
internal import Snapshot

/// One reading from which the tables of several days are made, one day after the other.
protocol DaysReading {
  /// What looks wrong in all that was read.
  /// - Parameter job: as of the last of the days.
  mutating func suspicions(as job: Job) async throws -> [Suspicion]

  /// What is known of the whole input as of the job's day.
  mutating func facts(_ job: Job) async throws -> InputFacts

  /// All tables of these facts.
  mutating func tables(_ job: Job, _ facts: InputFacts) async throws -> [FinishedTable]

  /// By the name of their table: rows that were written before.
  var listedRows: [String: any ListedRowSource] { get }

  /// Lets go of what it needed.
  func close() throws
}

/// All lines are in memory.
struct PlainDays: DaysReading {
  let reading: Reading

  func suspicions(as job: Job) -> [Suspicion] { reading.suspicions }

  func facts(_ job: Job) throws -> InputFacts { try job.facts(known(job)) }

  func tables(_ job: Job, _ facts: InputFacts) async throws -> [FinishedTable] {
    try await job.tables(known(job), facts)
  }

  var listedRows: [String: any ListedRowSource] { [:] }

  func close() {}

  private func known(_ job: Job) -> Reading { job.asOf.map { reading.known(on: $0) } ?? reading }
}

/// Some lines may be on the disk.
struct BoundedDays: DaysReading {
  private let scratch: Staging
  private var reading: BoundedReading

  /// - Parameter scratch: never published.
  init(_ job: Job, in scratch: Staging, rejectsInto staging: Staging) async throws {
    self.scratch = scratch
    let folder = try scratch.scratch(MemoryShare.folder)
    reading = try await job.sayingWhatIsNeeded {
      try await BoundedReading(job, job.share, in: folder, isOfOneDay: false, rejectsInto: staging)
    }
  }

  mutating func suspicions(as job: Job) async throws -> [Suspicion] {
    try await reading.facts(job, latest: nil).suspicions
  }

  mutating func facts(_ job: Job) async throws -> InputFacts { try await reading.facts(job, latest: nil) }

  mutating func tables(_ job: Job, _ facts: InputFacts) async throws -> [FinishedTable] {
    try await job.sayingWhatIsNeeded { try await reading.tables(job) }
  }

  var listedRows: [String: any ListedRowSource] { reading.listedRows }

  func close() throws { try scratch.discard() }
}
