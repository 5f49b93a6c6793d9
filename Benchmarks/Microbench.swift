/// `patron-microbench [REPETITIONS [NAME …]]`: how long the innermost steps take, each beside the slow and obvious way that
/// it replaces. `make microbench` builds it as `patron` is built and runs it. Nothing is asserted of times; that both
/// ways come to the same is, and where they do not, the program fails.
@main
enum Microbench {
  static let suites: [Suite] = [.reader, .lines, .decimals, .dates, .dictionary, .histories, .writer]

  static func main() throws {
    let (repetitions, names) = try wanted(CommandLine.arguments.dropFirst())
    print("\(repetitions) repetitions after \(Comparison.warmUps) to warm up: median, and least to most")
    for suite in suites where names.isEmpty || names.contains(suite.name) {
      for comparison in try suite.comparisons() {
        print("\n\(suite.name): \(comparison.headline)")
        let times = try comparison.measure(repetitions: repetitions)
        for (way, times) in zip(comparison.ways, times) {
          print("  " + Report.line(way.name, times, of: comparison))
        }
      }
    }
  }

  private static func wanted(_ arguments: ArraySlice<String>) throws -> (repetitions: Int, names: [String]) {
    let names = Array(arguments.dropFirst())
    let known = suites.map(\.name)
    guard let repetitions = Int(arguments.first ?? "21"), repetitions > 0, Set(names).isSubset(of: known)
    else {
      throw Unusable(
        description: "wanted [REPETITIONS [NAME …]], names being \(known.joined(separator: " "))")
    }
    return (repetitions, names)
  }

  private struct Unusable: Error, CustomStringConvertible {
    let description: String
  }
}
