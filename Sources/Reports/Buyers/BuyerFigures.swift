internal import Base
internal import Ledger
internal import Models

/// One buyer's figures, all of them whole numbers.
///
/// No member is reference-counted, so a million of them are created and freed without counting references.
struct BuyerFigures: Sendable {
  let first: Day
  let last: Day
  let purchaseDays: Int
  let orders: Int
  /// Of all lines of all time.
  let revenue: Money
  let refunds: Money
  /// Nil where no cost is mapped.
  let profit: Money?
  let medianGap: Int?
  /// What the buyer did in W.
  let activity: Activity
  let silence: Silence
  let place: PyramidPlace
  /// Nil where the window before W is not known.
  let previousPlace: PyramidPlace?
  /// The figures below are those of members of W.
  let rank: Int?
  let score: RFMScale.Score?
  let breadth: Int?
}

extension Landmarks {
  /// Computes a buyer's figures.
  ///
  /// A method of the landmarks, not an initialiser: an initialiser would retain the landmarks for every buyer, and threads
  /// that retain the same object slow each other down.
  /// - Precondition: The customer has a purchase day.
  /// - Complexity: O(days of the customer).
  func figures(
    of customer: Int, in history: History, breadth: Int?
  ) -> BuyerFigures {
    let purchases = history.purchases(of: customer)
    guard let first = purchases.first, let last = purchases.last else {
      preconditionFailure("a customer without a purchase day")
    }
    let days = history.days(of: customer)
    let activity = history.activity(of: customer, in: premises.window)
    let silence = Silence(
      days: premises.facts.asOf - history.purchaseDay[last],
      threshold: history.threshold(after: last, of: customer, by: premises.settings.lapse))
    let value = activity.value(by: premises.settings.pyramid.by)
    return BuyerFigures(
      first: history.purchaseDay[first],
      last: history.purchaseDay[last],
      purchaseDays: purchases.count,
      orders: purchases.reduce(0) { $0 + Int(history.purchaseOrders[$1]) },
      revenue: days.reduce(.zero) { $0 + history.net[$1] },
      refunds: days.reduce(.zero) { $0 + history.refunds[$1] },
      profit: premises.facts.hasProfit ? days.reduce(.zero) { $0 + history.profit[$1] } : nil,
      medianGap: history.medianGap(of: customer),
      activity: activity,
      silence: silence,
      place: place(of: customer, with: activity, in: history),
      previousPlace: previously(customer, in: history)?.place,
      rank: activity.isMember ? ranks.rank(of: value.units) : nil,
      score: activity.isMember ? rfmScale.score(daysSinceLast: silence.days, activity) : nil,
      breadth: breadth)
  }
}
