internal import Base

/// Takes times to the calendar day of the shop's own zone: an evening sale in New York is of that evening, whatever day it is
/// in UTC by then.
public struct ZoneShift: Hashable, Sendable {
  /// The zone of times that show none; nil leaves them the day they show.
  public var from: TimeZoneRules?
  /// The shop's zone.
  public var to: TimeZoneRules

  /// Takes times that show no offset from one zone, and all to another.
  public init(from: TimeZoneRules?, to: TimeZoneRules) {
    self.from = from
    self.to = to
  }

  /// The day in the shop's zone. A date without a clock time is that date.
  /// - Returns: nil where it cannot be known, because the name that stands behind the time is that of several zones. And
  ///   whether the clocks of `from` skip the time, or show it twice.
  func day(of shown: ShownTime) -> (day: Day, isDoubtful: Bool)? {
    guard let second = shown.second else { return (shown.day, false) }
    let local = Int(shown.day.number) * Self.secondsOfDay + second
    var (instant, isDoubtful) = (local, false)
    switch shown.zone {
    case .offset(let offset): instant -= offset
    case .unclear(let name):
      guard let offset = from?.offset(named: name) else { return nil }
      instant -= offset
    case .none:
      guard let from else { return (shown.day, false) }
      (instant, isDoubtful) = from.instant(ofLocal: local)
    }
    let day = (instant + to.offset(at: instant)).dividedDown(by: Self.secondsOfDay)
    return (Day(number: Int32(day)), isDoubtful)
  }

  private static let secondsOfDay = 86_400
}
