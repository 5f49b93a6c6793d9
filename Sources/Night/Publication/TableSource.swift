internal import Base
internal import Intake
internal import Ledger
internal import Pipeline
internal import Reports
internal import Snapshot

/// Where a publication has its facts and tables from: the exports, or parts that were made before.
protocol TableSource {
  /// What is known of the whole input; the refused records are written beside the tables.
  mutating func facts(rejectsInto staging: Staging) async throws -> InputFacts

  /// All tables asked for. Asked once, after the facts.
  mutating func tables(_ facts: InputFacts) async throws -> [FinishedTable]

  /// Lets go of what it needed, once all files of the snapshot are written.
  func close() throws

  /// By the name of their table: rows that were written before. The table itself then has none.
  var listedRows: [String: any ListedRowSource] { get }
}

/// Rows of a table as they stand in its file, in their order.
protocol ListedRowSource {
  /// Hands out rows with their ends, and how many there are, block by block.
  func forEachBlock(by crew: Crew, _ take: ([UInt8], Int) throws -> Void) async throws
}

/// Reads the exports and counts all customers at once.
struct ReadingSource: TableSource {
  let job: Job
  let latestDay: Day
  private var reading: Reading?

  init(job: Job, latestDay: Day) {
    self.job = job
    self.latestDay = latestDay
  }

  mutating func facts(rejectsInto staging: Staging) async throws -> InputFacts {
    let reading = try await job.read(rejectsInto: staging)
    try job.judgeNewestDay(reading.input, latest: latestDay)
    let facts = try job.facts(reading)
    self.reading = reading
    return facts
  }

  mutating func tables(_ facts: InputFacts) async throws -> [FinishedTable] {
    guard let reading = reading.take() else { preconditionFailure("tables before facts") }
    return try await job.tables(reading, facts)
  }

  func close() {}

  var listedRows: [String: any ListedRowSource] { [:] }
}

extension Job {
  /// Reads all exports, and writes the refused records.
  func read(rejectsInto staging: Staging) async throws -> Reading {
    var rejects = try RejectsWriter(staging, pipeline.output)
    let reading = try await read { try rejects.write($0, of: $1, after: $2) }
    try rejects.close()
    return reading
  }
}
