internal import Base
internal import Ledger
internal import Models

/// How long it takes from the purchases n to the purchases n + 1, for n from 1: who has not gone on is
/// censored at the as-of day.
///
/// `purchase_steps` and `repurchase_curve` read the same times.
public struct StepTimes: SharedTally {
  /// By n − 1. The subjects of a step are those who reached it.
  private(set) var steps: [Durations]

  public init(_ worksheet: Worksheet) {
    let (history, landmarks) = (worksheet.history, worksheet.landmarks)
    let asOf = landmarks.asOf
    let count = max(landmarks.settings.repurchase.steps, RepurchaseCurve.numbers.count)
    let reached = min(count, history.customers.lazy.map { history.purchases(of: $0).count }.max() ?? 0)
    // By step and day, back to back, in spans: nobody asks for every purchase who else holds the arrays.
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

  public mutating func merge(_ other: StepTimes) { steps.merge(other.steps) }
}
