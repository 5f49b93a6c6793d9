public import Base
import Foundation

/// The product-limit estimate of how many subjects are still without the event, day by day.
///
/// Those whose watch ended early count for as long as they were watched, so recent subjects
/// neither hide nor feign events. Censoring on a day counts after the events of that day.
///
/// Sources: E. L. Kaplan, P. Meier, "Nonparametric estimation from incomplete observations",
/// Journal of the American Statistical Association 53 (1958), 457–481; variance: M. Greenwood,
/// "The natural duration of cancer", Reports on Public Health and Medical Subjects 33 (1926);
/// interval: J. D. Kalbfleisch, R. L. Prentice, "The Statistical Analysis of Failure Time Data"
/// (1980), the interval of log(−log S).
public struct KaplanMeier: Sendable {
  private let points: [Point]

  /// Complexity: O(days).
  public init(_ durations: Durations) {
    var atRisk = durations.subjects
    var survival = 1.0
    var variance = 0.0
    points = (0..<max(durations.events.count, durations.censored.count)).map { day in
      let events = day < durations.events.count ? durations.events[day] : 0
      let censored = day < durations.censored.count ? durations.censored[day] : 0
      let remaining = atRisk - events
      if events > 0 {
        survival *= Double(remaining) / Double(atRisk)
        variance += Double(events) / (Double(atRisk) * Double(remaining))
      }
      defer { atRisk = remaining - censored }
      return Point(
        day: day, atRisk: atRisk, events: events, censored: censored, survival: survival,
        logVariance: variance)
    }
  }
}

extension KaplanMeier {
  /// What is known of one day.
  public struct Point: Hashable, Sendable {
    /// Days since the start.
    public let day: Int
    /// Subjects without the event and still watched when the day begins.
    public let atRisk: Int
    /// Subjects whose event is on this day.
    public let events: Int
    /// Subjects whose watch ends on this day without the event.
    public let censored: Int
    /// S(day), the share of subjects still without the event at the day's end. Where nobody is
    /// at risk it repeats the last day on which somebody was.
    public let survival: Double
    /// Greenwood's sum of d/(n(n − d)) up to the day: the variance of log S. Infinite at S = 0.
    let logVariance: Double
  }

  /// A day of the curve, also one before or after all that was watched. Complexity: O(1).
  public func point(onDay day: Int) -> Point {
    precondition(day >= 0, "day \(day)")
    if day < points.count { return points[day] }
    return Point(
      day: day, atRisk: 0, events: 0, censored: 0, survival: points.last?.survival ?? 1,
      logVariance: points.last?.logVariance ?? 0)
  }

  /// The first day with S ≤ 1/2; nil when S stays above. Complexity: O(days).
  public var median: Int? {
    // S is a product of rounded quotients: without the margin a curve that hits 1/2 exactly
    // would pass or fail by its rounding.
    points.first { $0.atRisk > 0 && $0.survival <= 0.5 + 1e-9 }?.day
  }

  /// Of S on a day, by Greenwood; nil where `Point.variance` is.
  public func standardError(onDay day: Int) -> Double? {
    point(onDay: day).variance?.squareRoot()
  }
}

extension KaplanMeier.Point {
  /// Greenwood's variance of S; nil when nobody is at risk or S is 0.
  public var variance: Double? {
    atRisk > 0 && survival > 0 ? survival * survival * logVariance : nil
  }

  /// 1 − S, the share of subjects who have had the event; nil when nobody is at risk.
  public var share: Share? { atRisk > 0 ? Share(1 - survival) : nil }

  /// The 95% interval of `share`, symmetric in log(−log S); nil when S is 0 or 1 or nobody is
  /// at risk.
  public var interval: Interval? {
    guard atRisk > 0, survival > 0, survival < 1 else { return nil }
    let reach = Interval.z * logVariance.squareRoot() / -log(survival)
    return Interval(
      low: -expm1(log(survival) * exp(-reach)), high: -expm1(log(survival) * exp(reach)))
  }
}
