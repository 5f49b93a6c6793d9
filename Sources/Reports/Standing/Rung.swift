public import Base
public import Ledger

/// How loyal a buyer is: the rungs of the customer ladder, from the top.
public enum Rung: String, NamedValue {
  case partner, client
  case repeatBuyer = "repeat"
  case firstTime = "first_time"
  case lapsed
}

extension History {
  /// A buyer's rung as of a day, by what was known then; nil for customers who had not bought by then.
  ///
  /// - Parameter isInTopTier: Whether the buyer stands in the highest tier of the window ending on that day.
  public func rung(
    of customer: Int, on day: Day, isInTopTier: Bool, _ settings: Settings
  ) -> Rung? {
    guard let last = lastPurchase(of: customer, upTo: day) else { return nil }
    let first = purchases(of: customer).lowerBound
    let threshold = settings.lapse.threshold(
      gaps: last - first, spanningDays: purchaseDay[last] - purchaseDay[first])
    return Rung(
      Silence(days: day - purchaseDay[last], threshold: threshold).status, purchaseDays: last - first + 1,
      isInTopTier: isInTopTier,
      clientFrom: settings.ladder.clientFrom)
  }
}

extension Rung {
  /// - Parameters:
  ///   - isInTopTier: Whether the buyer stands in the highest tier.
  ///   - clientFrom: From how many purchase days on a buyer is a client.
  init(_ status: Status, purchaseDays: Int, isInTopTier: Bool, clientFrom: Int) {
    if status == .lapsed {
      self = .lapsed
    } else if purchaseDays >= clientFrom {
      self = isInTopTier ? .partner : .client
    } else {
      self = purchaseDays >= 2 ? .repeatBuyer : .firstTime
    }
  }
}
