internal import ArgumentParser
internal import Base
internal import Files
internal import Foundation
internal import Reports

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
    let threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
    return try Job(
      pipeline, root: root, asOf: try day(asOf, "--as-of"), crew: Crew(threads: threads),
      progress: Progress(isOn: !quiet && Terminal.isWatched, journal), shards: shards)
  }

  var journal: Log { Log(log, isQuiet: quiet) }
}

/// Runs a command's work and turns what went wrong into words and an exit code.
func reportingFailures(_ log: Log = Log(), _ work: () async throws -> Void) async throws {
  do {
    try await work()
  } catch let exit as ExitCode {
    throw exit
  } catch let error as ValidationError {
    throw error
  } catch {
    Interruption.standAside()
    let failure = Failure(error)
    log.fail(failure)
    throw ExitCode(failure.code.rawValue)
  }
}
