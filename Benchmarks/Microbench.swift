import ArgumentParser

/// How long the innermost steps take. `make microbench` builds it as `patron` is built, and runs it.
@main
struct Microbench: ParsableCommand {
  static let suites: [Suite] = [
    .reader, .lines, .decimals, .dates, .dictionary, .histories, .writer, .likelihood, .baskets,
  ]

  static let configuration = CommandConfiguration(
    commandName: "patron-microbench",
    abstract: "Times the innermost steps, each beside the slow and obvious way that it replaces.",
    discussion:
      "Nothing is asserted of times. That all ways come to the same is, and it fails where they do not.")

  @Option(help: "How often each way is timed.")
  var repetitions = 21

  @Argument(help: "Only these: \(suites.map(\.name).joined(separator: ", ")).")
  var names: [String] = []

  func validate() throws {
    guard repetitions > 0 else { throw ValidationError("wanted one repetition or more") }
    for name in names where !Self.suites.contains(where: { $0.name == name }) {
      throw ValidationError(
        "there is no \(name); known are \(Self.suites.map(\.name).joined(separator: ", "))")
    }
  }

  func run() throws {
    print("\(repetitions) repetitions after \(Comparison.warmUps) to warm up: median (least to most)")
    for suite in Self.suites where names.isEmpty || names.contains(suite.name) {
      for comparison in try suite.comparisons() {
        print("\n\(suite.name): \(comparison.headline)")
        let times = try comparison.measure(repetitions: repetitions)
        for (way, times) in zip(comparison.ways, times) {
          print("  " + Report.line(way.name, times, of: comparison))
        }
      }
    }
  }
}
