public import Base
internal import Files
public import Intake

/// Looks at the day that `as_of: last` goes by: one that has not come yet would let every customer lapse. One that only lies
/// far behind the others is the look `far_last_day`'s.
struct NewestDayCheck {
  private let asOf: Day
  private let place: String

  /// nil where there is no line.
  init?(_ input: SettledInput) {
    guard let asOf = input.asOf else { return nil }
    self.asOf = asOf
    // None where the record that says the day was set aside as a duplicate.
    let newest = input.newest.flatMap { $0.day == asOf ? $0 : nil }
    place =
      newest.map {
        "\(FileError.shown(input.account.files[$0.file].path)):\($0.line): the newest day, \(asOf) "
          + "(\(String(reflecting: $0.value))),"
      } ?? "the newest day, \(asOf),"
  }

  /// - Throws: where the newest day has not come yet.
  func ensureNotAfter(_ today: Day) throws {
    guard asOf > today else { return }
    throw NightError(
      .data,
      "\(place) lies in the future: today is \(today) at the latest. With as_of: last every customer would be judged "
        + "from that day. Correct the record, exclude it with source.exclude, or give the day with --as-of")
  }
}

extension Job {
  /// Judges the newest day where the run goes by it.
  ///
  /// - Parameter latest: the last day that a line can honestly say.
  /// - Throws: `NightError` where the newest day has not come yet.
  public func judgeNewestDay(_ input: SettledInput, latest: Day) throws {
    guard asOf == nil else { return }
    try NewestDayCheck(input)?.ensureNotAfter(latest)
  }

  /// Warns of the exports that are not complete yet.
  public func sayWaiting(_ log: Log) {
    guard !inputs.waiting.isEmpty else { return }
    let shown = inputs.waiting.prefix(3).map(FileError.shown).joined(separator: ", ")
    log.warn(
      "\(inputs.waiting.count.counted("input")) not counted yet, because no marker stands beside them (source.ready): \(shown)"
        + (inputs.waiting.count > 3 ? ", …" : ""), "begin")
  }
}
