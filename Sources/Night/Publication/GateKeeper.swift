public import Base
public import Pipeline

extension Gates {
  /// Which gates an input does not pass, in words with figures.
  ///
  /// - Parameters:
  ///   - previous: the snapshot before; nil: there is none to be held against.
  ///   - suspicions: what looks wrong and was not accepted.
  public func failures(
    _ total: InputAccount.File, asOf: Day?, today: Day, previous: Previous? = nil,
    suspicions: [Suspicion] = []
  ) -> [String] {
    openFailures(total, asOf, suspicions) + freshnessFailures(asOf, today)
      + volumeFailures(total, asOf, previous)
  }

  /// What the gates know of the snapshot before.
  public struct Previous: Sendable {
    /// The snapshot's name.
    public var name: String
    /// Its as-of day.
    public var asOf: Day
    /// Its accepted lines.
    public var accepted: Int
  }

  /// Those that ask nothing of the day of the run.
  func openFailures(_ total: InputAccount.File, _ asOf: Day?, _ suspicions: [Suspicion]) -> [String] {
    var failures: [String] = []
    let refused = total.refusedLines
    // refused / lines > limit / 1,000,000, without dividing.
    if refused.multipliedFullWidth(by: 1_000_000) > total.lines.multipliedFullWidth(by: maxRefusedShare) {
      let share = SixDigits(Double(refused) / Double(total.lines))
      failures.append(
        "gates.max_refused_share: \(refused) of \(total.lines.counted("line")) refused, \(share), "
          + "more than \(maxRefusedShare.scaled(6))")
    }
    if total.accepted < minLines {
      let why =
        total.accepted == 0 && total.afterAsOf > 0
        ? "; \(total.afterAsOf == 1 ? "1 line is" : "\(total.afterAsOf) lines are") after the as-of day\(asOf.map { ", \($0)" } ?? "")"
        : ""
      failures.append(
        "gates.min_lines: \(total.accepted.counted("line")) accepted, fewer than \(minLines)\(why)")
    }
    failures += suspicions.filter { self.suspicions.refuses($0.kind) }.map {
      "gates.suspicions: \($0.kind.rawValue) in \($0.file), \($0.lines.counted("line"))"
    }
    return failures
  }

  private func freshnessFailures(_ asOf: Day?, _ today: Day) -> [String] {
    guard newestWithinDays > 0, let asOf, today - asOf > newestWithinDays else { return [] }
    return [
      "gates.newest_within_days: the as-of day \(asOf) is \(today - asOf) days before today, \(today), "
        + "more than \(newestWithinDays)"
    ]
  }

  /// Exports grow, so fewer lines than last time mean that some are missing. A run as of an earlier day than
  /// last time rightly has fewer.
  private func volumeFailures(
    _ total: InputAccount.File, _ asOf: Day?, _ previous: Previous?
  ) -> [String] {
    guard minShareOfPrevious > 0, let previous, let asOf, asOf >= previous.asOf else { return [] }
    let isEnough =
      total.accepted.multipliedFullWidth(by: 1_000_000)
      >= previous.accepted.multipliedFullWidth(by: minShareOfPrevious)
    if isEnough { return [] }
    let share = SixDigits(Double(total.accepted) / Double(previous.accepted))
    return [
      "gates.volume.min_share_of_previous: \(total.accepted.counted("line")) accepted, \(share) of the "
        + "\(previous.accepted) of \(previous.name), less than \(minShareOfPrevious.scaled(6))"
    ]
  }
}
