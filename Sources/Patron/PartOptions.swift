internal import ArgumentParser
internal import Base
internal import Files
internal import Intake
internal import Night
internal import Pipeline

/// Where a task writes its parts.
struct PartFolder: ParsableArguments {
  @Option(help: "The folder that parts are written to.")
  var out: String
}

/// Days that a later export changes by taking an order back.
struct PartDays: ParsableArguments {
  @Option(
    help: "The newest day of the lines, where a task said so because a later export takes an order back.")
  var newest: String?

  @Option(help: "The first day of the lines, where a task said so.")
  var first: String?

  func validate() throws {
    for text in [newest, first].compactMap(\.self) where Day(iso: text) == nil {
      throw ValidationError("--newest and --first are days such as 2026-03-09, not \(text)")
    }
  }

  var newestDay: Day? { newest.flatMap { Day(iso: $0) } }
  var firstDay: Day? { first.flatMap { Day(iso: $0) } }
}

/// Parts that a task goes by.
struct PartOptions: ParsableArguments {
  @Argument(help: "Parts, in any order.")
  var parts: [String] = []

  @Option(help: "The facts, if they are not among the parts.")
  var facts: String?

  @Option(parsing: .upToNextOption, help: "Crowds, if they are not among the parts.")
  var crowd: [String] = []

  @Option(parsing: .upToNextOption, help: "Values, if they are not among the parts.")
  var values: [String] = []

  var pool: PartPool { get throws { try PartPool(parts + crowd + values + (facts.map { [$0] } ?? [])) } }
}

/// The groups of customers that a task counts.
struct PartGroups: ParsableArguments {
  @Option(help: "The groups of customers that are counted, first-last: 0-511 are all.")
  var groups: String

  func validate() throws { _ = try range }

  var range: Range<Int> {
    get throws {
      let ends = groups.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      guard ends.count == 2, let first = ends[0], let last = ends[1], (0...last).contains(first),
        last < LineColumns.groups
      else {
        throw ValidationError(
          "--groups must be two numbers such as 0-63, at most 0-\(LineColumns.groups - 1)")
      }
      return first..<last + 1
    }
  }
}

extension PipelineOptions {
  /// The tasks of the pipeline.
  func partTasks(in folder: String) throws -> PartTasks {
    try PartTasks(try loadPipeline(), folder: folder, crew: crew)
  }

  /// The job of a task that reads exports.
  func partJob() throws -> Job {
    let pipeline = try loadPipeline()
    try pipeline.requireConfirmed(file: self.pipeline)
    return try job(pipeline)
  }

  /// - Throws: where the as-of day is given to a task that has it from the facts.
  func ensureNoDay() throws {
    if asOf != nil { throw ValidationError("--as-of is for read, settle and finish: the facts say the day") }
  }

  func say(_ made: [String]) throws {
    let output = try OutputFile.standardOutput()
    for path in made { try output.write(path + "\n") }
    try output.close()
  }
}
