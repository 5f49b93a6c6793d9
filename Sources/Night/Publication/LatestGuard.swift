internal import Base
internal import Files
internal import Snapshot

/// Keeps `latest` where a reader expects it. A day in the future would hold it there for years, and data that went back
/// would leave it on a night that was wrong; both stop the run, unless a person asks for it.
struct LatestGuard {
  /// The last day that is today somewhere on Earth.
  let today: Day
  /// Whether a person asked that `latest` moves, also to an earlier day.
  let promote: Bool
  /// Whether the pipeline lets the data go back (`gates.may_go_back`).
  let mayGoBack: Bool

  /// - Parameter asked: the as-of day of the command line or the pipeline file; nil: the newest day of the lines.
  /// - Throws: where that day has not come yet.
  func ensureHasCome(_ asked: Day?) throws {
    guard let asked, asked > today, !promote else { return }
    throw NightError(
      .data,
      "the as-of day \(asked) has not come yet: today is \(today) at the latest. Its snapshot would hold `latest` until "
        + "then, and every customer would be judged from that day. Give a day up to today, or --promote if it is meant"
    )
  }

  /// - Parameters:
  ///   - asOf: the newest day of the lines.
  ///   - gone: the exports that the snapshot behind `latest` counted and that are not there any more.
  /// - Throws: where that day is before the day of `latest`.
  func ensureWentOn(to asOf: Day, since latest: Published?, gone: [String]) throws {
    guard let latest, asOf < latest.asOf, !promote, !mayGoBack else { return }
    if latest.asOf > today {
      throw NightError(
        .data,
        "`latest` is as of \(latest.asOf), a day that has not come yet, so it would not move. --promote moves it to this "
          + "run's day, \(asOf)")
    }
    let named =
      gone.isEmpty
      ? "No export is missing, so look for lines that are gone or refused (`patron check`)"
      : "Not there any more: \(gone.named)"
    throw NightError(
      .data,
      "the data went back from \(latest.asOf) to \(asOf), so nothing is published and `latest` stays. \(named). Put back "
        + "what is missing, or run with --promote if it is right (gates.may_go_back: true lets every run go back)"
    )
  }

  /// Whether `latest` may move to an earlier day without being asked by --promote.
  func moves(asOfNewestDay: Bool) -> Bool { promote || mayGoBack && asOfNewestDay }
}

extension [String] {
  /// The first three, as they are shown in a message.
  var named: String {
    prefix(3).map(FileError.shown).joined(separator: ", ") + (count > 3 ? " and \(count - 3) more" : "")
  }
}
