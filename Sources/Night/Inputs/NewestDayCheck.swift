public import Base
internal import Files
public import Intake

/// Looks at the day that `as_of: last` goes by: a typing error in one date would let every customer lapse.
struct NewestDayCheck {
  /// Days between the newest day and the one before it from which on it looks like a slip.
  private static let widestGap = 31

  private let asOf: Day
  /// The record that says the as-of day; nil where a later one was set aside as a duplicate, and with it
  /// what was known of the day before.
  private let newest: NewestDay?
  private let place: String

  /// nil where there is no line.
  init?(_ reading: Reading) {
    guard let asOf = reading.asOf else { return nil }
    self.asOf = asOf
    newest = reading.newest.flatMap { $0.day == asOf ? $0 : nil }
    place =
      newest.map {
        "\(FileError.shown(reading.account.files[$0.file].path)):\($0.line): the newest day, \(asOf) "
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

  /// What to say of a newest day that stands far from the rest; nil where all is well.
  var warning: String? {
    guard let before = newest?.dayBefore, asOf - before > Self.widestGap else { return nil }
    return
      "\(place) is \(asOf - before) days after the day before it, \(before). If it is a typing error, every "
      + "customer is judged from a wrong day"
  }
}

extension Job {
  /// Judges the newest day where the run goes by it.
  ///
  /// - Parameter latest: the last day that a line can honestly say.
  /// - Throws: `NightError` where the newest day has not come yet.
  public func judgeNewestDay(_ reading: Reading, latest: Day, _ log: Log) throws {
    guard asOf == nil, let check = NewestDayCheck(reading) else { return }
    try check.ensureNotAfter(latest)
    if let warning = check.warning { log.warn(warning, "read") }
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
