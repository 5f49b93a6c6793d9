import Base
import Ledger
import Reports

/// Who is active before a period and at its end, looked up day by day for one customer: the slow oracle of
/// `growth` and `churn_by_dimension`.
struct NaiveMovement {
  let isInOpening: Bool
  let isInClosing: Bool
  let isNew: Bool
  /// The last purchase before the period.
  let purchaseBefore: Int?
  /// Revenue over the 365 days up to the last purchase day before the period's end; for who churned.
  let lostRevenue: Int64

  var hasChurned: Bool { isInOpening && !isInClosing }
  var isReactivated: Bool { isInClosing && !isInOpening && !isNew }

  init(_ history: History, _ customer: Int, in period: Period, _ landmarks: Landmarks) {
    let rule = landmarks.settings.lapse
    let before = period.firstDay - 1
    let end = min(period.lastDay, landmarks.asOf)
    let opening = history.isActive(customer, on: before, by: rule)
    let closing = history.isActive(customer, on: end, by: rule)
    isInOpening = opening
    isInClosing = closing
    isNew =
      history.purchases(of: customer).first.map { (period.firstDay...end).contains(history.purchaseDay[$0]) }
      ?? false
    purchaseBefore = history.lastPurchase(of: customer, upTo: before)
    var lost: Int64 = 0
    if opening, !closing, let last = history.lastPurchase(of: customer, upTo: end) {
      let lastDay = history.purchaseDay[last]
      for day in history.days(of: customer) where (lastDay - 364...lastDay).contains(history.day[day]) {
        lost += history.net[day].units
      }
    }
    lostRevenue = lost
  }
}

extension Int64 {
  /// Money of two decimals.
  var asMoney: String { Money(units: self).written(decimals: 2) }
}

/// `%.6f` of a quotient, empty over nothing.
func sixDigits(_ part: Int, _ whole: Int) -> String {
  whole == 0 ? "" : SixDigits(Double(part) / Double(whole)).description
}
