internal import Base

extension Gates {
  /// Which gates an input does not pass, in words with figures.
  func failures(_ total: InputAccount.File, asOf: Day?, today: Day) -> [String] {
    var failures: [String] = []
    let refused = total.refusedLines
    // refused / lines > limit / 1,000,000, without dividing.
    if refused.multipliedFullWidth(by: 1_000_000) > total.lines.multipliedFullWidth(by: maxRefusedShare) {
      let share = SixDigits(Double(refused) / Double(total.lines))
      failures.append(
        "gates.max_refused_share: \(refused) of \(total.lines) lines were refused, \(share), "
          + "more than \(maxRefusedShare.scaled(6))")
    }
    if total.accepted < minLines {
      failures.append("gates.min_lines: \(total.accepted) lines were accepted, fewer than \(minLines)")
    }
    if newestWithinDays > 0, let asOf, today - asOf > newestWithinDays {
      failures.append(
        "gates.newest_within_days: the as-of day \(asOf) is \(today - asOf) days before today, \(today), "
          + "more than \(newestWithinDays)")
    }
    return failures
  }
}
