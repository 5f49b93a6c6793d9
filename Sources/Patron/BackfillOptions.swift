internal import ArgumentParser
internal import Base
internal import Night

/// The past days whose snapshots are to be made.
struct BackfillOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Make the snapshots of past days, and reading once: 2011-01-31..2011-12-31. latest does not move.",
      valueName: "first..last"))
  var asOfEach: String?

  @Option(help: "The step between those days. If the first is the last day of a month, all are last days.")
  var every: BackfillStep?

  var isAsked: Bool { asOfEach != nil }

  func validate() throws {
    _ = try days()
    if every != nil, asOfEach == nil { throw ValidationError("--every goes with --as-of-each") }
  }

  /// The days, rising; nil where none are asked for.
  func days() throws -> [Day]? {
    guard let asOfEach else { return nil }
    let ends = asOfEach.split(separator: "..", omittingEmptySubsequences: false).map { Day(iso: $0) }
    guard ends.count == 2, let first = ends[0], let last = ends[1] else {
      throw ValidationError("--as-of-each must be two days such as 2011-01-31..2011-12-31, not \(asOfEach)")
    }
    guard first <= last else {
      throw ValidationError("--as-of-each begins with the earlier day: \(last)..\(first)")
    }
    let days = (every ?? .month).days(from: first, to: last)
    guard days.count <= 3660 else {
      throw ValidationError("--as-of-each asks for \(days.count) snapshots; at most 3660 are made at a time")
    }
    return days
  }
}
