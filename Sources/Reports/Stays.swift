internal import Base
internal import Ledger

/// The ends of successive periods at which a customer was active with the same last purchase.
///
/// A period's opening and closing look at customers on the days between periods only, and there nothing but
/// the last purchase counts: when it was, and what it carried. So a customer's stays say everything that
/// `growth` and `churn_by_dimension` ask, whatever the number of days.
struct Stay: Hashable {
  /// The last purchase by then.
  let purchase: Int
  /// Positions of the periods at whose end the customer was active.
  let ends: Range<Int>
  /// Whether the customer was not active at the end of the period before.
  let isArrival: Bool
  /// The period that the customer is in the opening of and no longer in the closing; nil where the next
  /// purchase goes on without a break, or where the as-of day comes first.
  var departure: Int?

  /// Positions of the periods on the day before which the customer was active: one later than the ends. The
  /// last may be a period that has not begun by the as-of day.
  var openings: Range<Int> { ends.lowerBound + 1..<ends.upperBound + 1 }
}

extension History {
  /// Hands over a customer's stays, in order of time.
  /// - Complexity: O(purchases).
  @inline(__always)
  func forEachStay(of customer: Int, in calendar: Calendar, by rule: LapseRule, _ body: (Stay) -> Void) {
    // The last stay waits, because the next one tells whether it ends with a departure.
    var waiting: Stay?
    let purchases = purchases(of: customer)
    for purchase in purchases {
      let day = purchaseDay[purchase]
      let first = calendar.position(of: day)
      let next = purchase + 1
      let end = next < purchases.upperBound ? calendar.position(of: purchaseDay[next]) : calendar.count
      // Another purchase of the same period is the last one at its end.
      guard first < end else { continue }
      let lastActive = day + threshold(after: purchase, of: customer, by: rule)
      let ends = first..<max(first, min(end, calendar.periodsOver(by: lastActive)))
      guard !ends.isEmpty else { continue }
      let goesOn = waiting?.ends.upperBound == first
      if goesOn { waiting?.departure = nil }
      if let waiting { body(waiting) }
      waiting = Stay(
        purchase: purchase, ends: ends, isArrival: !goesOn,
        departure: ends.upperBound < calendar.count ? ends.upperBound : nil)
    }
    if let waiting { body(waiting) }
  }

  /// What a customer brought in the year that ends with a purchase: all lines of the 365 days up to and
  /// including its day, refunds too.
  func revenueOfYear(endingWith purchase: Int, of customer: Int) -> Money {
    let last = Int(dayOfPurchase[purchase])
    let window = Window(days: 365, upTo: day[last])
    var revenue = Money.zero
    for day in (days(of: customer).lowerBound...last).reversed() {
      guard window.contains(self.day[day]) else { break }
      revenue += net[day]
    }
    return revenue
  }
}

extension Calendar {
  /// How many periods, or what there is of the last, are over at the end of a day on or after data start.
  fileprivate func periodsOver(by day: Day) -> Int {
    guard day < asOf else { return count }
    let position = position(of: day)
    return day == end(of: position) ? position + 1 : position
  }
}
