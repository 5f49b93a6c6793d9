internal import ArgumentParser
internal import Base
internal import Files
internal import Foundation
internal import Night
internal import Pipeline
internal import Reports

/// What commands that read a pipeline have in common.
struct PipelineOptions: ParsableArguments {
  @Argument(help: "The pipeline file.")
  var pipeline: String

  @Option(help: "The last day that counts, yyyy-MM-dd; later lines do not count.")
  var asOf: String?

  @Option(help: "The folder that the pipeline's paths are relative to.")
  var root = ""

  @Option(help: "How many threads; the tables do not depend on it.")
  var threads: Int?

  @Option(help: "The day that gates use as today, yyyy-MM-dd. Default: the clock's.")
  var today: String?

  @Option(help: .hidden)
  var shards: Int?

  @Option(help: "Form of the messages on standard error: text, or json with one object per line.")
  var log = Log.Format.text

  @Flag(help: "Print nothing but warnings and errors.")
  var quiet = false

  func validate() throws {
    for (name, value) in [("--threads", threads), ("--shards", shards)] {
      if let value, !(1...1024).contains(value) {
        throw ValidationError("\(name) must be between 1 and 1024, not \(value)")
      }
    }
    _ = try day(asOf, "--as-of")
    _ = try day(today, "--today")
  }
}

extension PipelineOptions {
  func day(_ text: String?, _ option: String) throws -> Day? {
    guard let text else { return nil }
    guard let day = Day(iso: text) else {
      throw ValidationError("\(option) must be a day such as 2026-03-09, not \(text)")
    }
    return day
  }

  /// Today, read from the clock once, unless it is given.
  func todayOrClock() throws -> Day {
    try day(today, "--today") ?? Launch.day
  }

  /// The last day that a line can honestly say.
  func latestDay() throws -> Day {
    try day(today, "--today") ?? Launch.latestDayAnywhere
  }

  /// The pipeline file, decoded.
  func loadPipeline() throws -> Pipeline {
    let path = Path.join(root, pipeline)
    var bytes: [UInt8] = []
    do {
      let file = try InputFile(path)
      while try file.read(into: &bytes, upTo: 1 << 20) > 0 {}
    } catch {
      throw Failure(.input, "\(error)")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(.pipeline, "\(pipeline): the pipeline file is not UTF-8")
    }
    return try Pipeline(yaml: text, file: pipeline, knownTables: Registry.tableNames)
  }

  /// The job that the options and a pipeline describe.
  func job(_ pipeline: Pipeline) throws -> Job {
    try Job(
      pipeline, root: root, asOf: try day(asOf, "--as-of"), crew: crew,
      progress: Progress(isOn: !quiet && Terminal.isWatched, journal), shards: shards)
  }

  /// As many threads as were asked for, or as the machine has.
  var crew: Crew { Crew(threads: threads ?? ProcessInfo.processInfo.activeProcessorCount) }

  var journal: Log { Log(log, isQuiet: quiet) }
}
