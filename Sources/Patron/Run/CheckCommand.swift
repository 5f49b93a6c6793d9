internal import ArgumentParser
internal import Base
internal import Files
internal import Intake
internal import Reports

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Read everything, write nothing, and print the account of the input.",
    discussion: "Exits with 65 when a gate would fail.")

  @OptionGroup var options: PipelineOptions

  func run() async throws {
    try await reportingFailures(options.journal) {
      let pipeline = try options.loadPipeline()
      let job = try options.job(pipeline)
      job.sayWaiting(options.journal)
      let reading = try await job.read { _, _ in }
      job.progress.end()
      try job.judgeNewestDay(reading, latest: try options.latestDay(), options.journal)
      let account = reading.account
      try print(InputAccountText(account, decimals: pipeline.settings.decimals).text)
      let failures = pipeline.gates.failures(
        account.total, asOf: reading.asOf, today: try options.todayOrClock())
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

/// The account of the input, for a person to read.
struct InputAccountText {
  let account: InputAccount
  let decimals: Int

  init(_ account: InputAccount, decimals: Int) {
    self.account = account
    self.decimals = decimals
  }

  var text: String {
    let total = account.total
    var lines = [
      "files        \(account.files.count)",
      "lines        \(total.lines)",
      "accepted     \(total.accepted)",
      "after_as_of  \(total.afterAsOf)",
      "duplicate    \(total.duplicate)",
      "excluded     \(total.excluded)",
      "refused      \(total.refusedLines)",
      "first_day    \(total.firstDay?.description ?? "")",
      "last_day     \(total.lastDay?.description ?? "")",
      "revenue      \(total.revenue.written(decimals: decimals))",
    ]
    for refusal in Refusal.allCases {
      guard let count = total.refused[refusal]?.lines else { continue }
      lines.append("")
      lines.append("\(refusal.rawValue): \(count) lines. \(refusal.remedy)")
      lines += examples(of: refusal)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Where the first such lines of up to three files stand, and what they say.
  private func examples(of refusal: Refusal) -> [String] {
    account.files.lazy.compactMap { file in
      file.refused[refusal].map {
        "  \(file.path):\($0.firstLine): \(String(reflecting: String($0.example.prefix(120))))"
      }
    }.prefix(3).map(\.self)
  }
}
