internal import Base
internal import Ledger
internal import Models

/// One buyer's figures: whole numbers made once. O(own history).
///
/// Nothing here is counted by references, so that a million of them are made and left without counting.
struct BuyerFigures: Sendable {
  let first: Day
  let last: Day
  let purchaseDays: Int
  let orders: Int
  /// Of all time, all lines.
  let revenue: Money
  let refunds: Money
  /// Nil where no cost is mapped.
  let profit: Money?
  let medianGap: Int?
  /// What they did in W.
  let activity: Activity
  let silence: Silence
  let place: Place
  /// Nil where the window before W is not known.
  let previousPlace: Place?
  /// The figures below are those of members of W.
  let rank: Int?
  let score: Scores.Score?
  let breadth: Int?

  /// - Precondition: The customer has a purchase day.
  init(_ customer: Int, of history: History, breadth: Int?, _ landmarks: Landmarks, _ scores: Scores) {
    let purchases = history.purchases(of: customer)
    guard let first = purchases.first, let last = purchases.last else {
      preconditionFailure("a customer without a purchase day")
    }
    let silence = Silence(
      days: landmarks.asOf - history.purchaseDay[last],
      threshold: history.threshold(after: last, of: customer, by: landmarks.stage.settings.lapse))
    (self.first, self.last) = (history.purchaseDay[first], history.purchaseDay[last])
    purchaseDays = purchases.count
    orders = purchases.reduce(0) { $0 + Int(history.purchaseOrders[$1]) }
    let days = history.days(of: customer)
    revenue = days.reduce(.zero) { $0 + history.net[$1] }
    refunds = days.reduce(.zero) { $0 + history.refunds[$1] }
    profit = landmarks.stage.facts.hasProfit ? days.reduce(.zero) { $0 + history.profit[$1] } : nil
    medianGap = history.medianGap(of: customer)
    let activity = history.activity(of: customer, in: landmarks.stage.window)
    self.activity = activity
    self.silence = silence
    place = landmarks.place(of: customer, with: activity, in: history)
    previousPlace = landmarks.previously(customer, in: history)?.place
    let value = activity.value(by: landmarks.stage.settings.pyramid.by)
    rank = activity.isMember ? 1 + landmarks.crowd.values.count(above: value.units) : nil
    score = activity.isMember ? scores.score(daysSinceLast: silence.days, activity) : nil
    self.breadth = breadth
  }
}
