public import Base
internal import Foundation

/// The moment the program was started: the only time that the clock is asked. What a run publishes does not
/// depend on it; gates, logs and metrics do.
public enum Launch {
  /// Seconds since 1970-01-01 UTC.
  public static let seconds: Double = Date().timeIntervalSince1970
  static let process = ProcessInfo.processInfo.processIdentifier
  private static let instant = ContinuousClock.now

  /// Reads the clock. What is asked before anything else is the start.
  public static func note() {
    _ = (seconds, instant)
  }

  /// Seconds since the start.
  public static var elapsed: Double {
    let passed = (ContinuousClock.now - instant).components
    return Double(passed.seconds) + Double(passed.attoseconds) / 1e18
  }

  /// The date by UTC.
  public static var day: Day { Day(number: Int32((seconds / 86_400).rounded(.down))) }

  /// The latest date that any shop's own calendar shows: the clock is UTC's, and some shops are 14 hours ahead.
  public static var latestDayAnywhere: Day {
    Day(number: Int32(((seconds + 14 * 3600) / 86_400).rounded(.down)))
  }
}
