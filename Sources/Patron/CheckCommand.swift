internal import ArgumentParser
internal import Base
internal import Files
internal import Intake
internal import Night
internal import Pipeline
internal import Reports

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Read all exports, write nothing, and print the account of the input.",
    discussion: """
      Exits with 65 when a gate would fail. Keys in the list confirm are named, and the check goes on.
      """)

  @OptionGroup var options: PipelineOptions

  func run() async throws {
    try await reportingFailures(options.journal) {
      let pipeline = try options.loadPipeline()
      for key in pipeline.openKeys { options.journal.warn(key.words, "begin") }
      let job = try options.job(pipeline)
      job.sayWaiting(options.journal)
      let reading = try await job.read()
      job.progress.end()
      try job.judgeNewestDay(reading.input, latest: try options.latestDay())
      let account = reading.account
      let suspicions = pipeline.unaccepted(reading.suspicions)
      let accepted = reading.suspicions.count - suspicions.count
      try print(
        InputAccountText(
          account, decimals: pipeline.settings.decimals, format: pipeline.source.format
        ).text + ExportAccountText(reading.exports).text
          + SuspicionText(suspicions, accepted: accepted, decimals: pipeline.settings.decimals).section)
      let failures = pipeline.gates.failures(
        account.total, asOf: reading.asOf, today: try options.todayOrClock(), suspicions: suspicions)
      guard failures.isEmpty else {
        throw Failure(.data, "a gate would fail:\n  " + failures.joined(separator: "\n  "))
      }
    }
  }

  private func print(_ text: String) throws {
    let output = try OutputFile.standardOutput()
    try output.write(text)
    try output.close()
  }
}
