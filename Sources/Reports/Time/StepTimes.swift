public import Base
internal import Ledger
internal import Models

/// How long it takes from purchase n to purchase n + 1, for n from 1. Buyers without a purchase n + 1 are censored at the
/// as-of day.
///
/// `purchase_steps` and `repurchase_curve` read the same times.
public struct StepTimes: MadeOfParts, SharedTally {
  /// Purchase numbers n that have a curve.
  static let curves = 1...3

  /// By n − 1. The subjects of a step are the buyers with a purchase n.
  private(set) var steps: [Durations] = []

  /// Of no steps.
  public init() {}

  public static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
    try parts.sum(\.steps)
  }

  /// What one shard adds up to.
  public init(_ worksheet: Worksheet) {
    let (history, landmarks) = (worksheet.history, worksheet.landmarks)
    let asOf = landmarks.asOf
    let count = max(landmarks.settings.repurchase.steps, Self.curves.count)
    let reached = min(count, history.customers.lazy.map { history.purchases(of: $0).count }.max() ?? 0)
    // By step and day, back to back. MutableSpan avoids a uniqueness check per element.
    let days = max(0, asOf - landmarks.dataStart + 1)
    var events = Array(repeating: 0, count: reached * days)
    var censoreds = events
    var event = events.mutableSpan
    var censored = censoreds.mutableSpan
    for customer in history.customers {
      let purchases = history.purchases(of: customer)
      var start = 0
      for purchase in purchases.prefix(reached) {
        let next = purchase + 1
        if next < purchases.upperBound {
          event[start + (history.purchaseDay[next] - history.purchaseDay[purchase])] += 1
        } else {
          censored[start + (asOf - history.purchaseDay[purchase])] += 1
        }
        start += days
      }
    }
    steps = (0..<count).map { step in
      guard step < reached else { return Durations() }
      let own = step * days..<(step + 1) * days
      return Durations(events: Array(events[own]), censored: Array(censoreds[own]))
    }
  }
}
