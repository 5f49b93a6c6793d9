internal import Base
public import Ledger
internal import Models

/// How long it takes from the purchases n to the purchases n + 1, for n from 1: who has not gone on is
/// censored at the as-of day.
///
/// `purchase_steps` and `repurchase_curve` read the same times.
public struct StepTimes: SharedTally {
  /// By n − 1. The subjects of a step are those who reached it.
  private(set) var steps: [Durations]

  public init(_ history: History, _ landmarks: Landmarks) {
    let count = max(landmarks.settings.repurchase.steps, RepurchaseCurve.numbers.count)
    var steps = Array(repeating: Durations(), count: count)
    for customer in history.customers {
      let purchases = history.purchases(of: customer)
      for (step, purchase) in purchases.prefix(count).enumerated() {
        let next = purchase + 1
        if next < purchases.upperBound {
          steps[step].addEvent(onDay: history.purchaseDay[next] - history.purchaseDay[purchase])
        } else {
          steps[step].addCensored(onDay: landmarks.asOf - history.purchaseDay[purchase])
        }
      }
    }
    self.steps = steps
  }

  public mutating func merge(_ other: StepTimes) { steps.merge(other.steps) }
}
