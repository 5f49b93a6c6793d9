internal import Base
internal import Ledger

/// The ends of successive periods at which a customer was active with the same last purchase.
///
/// A period's opening and closing are counted on the days between periods, and on such a day a customer is described by
/// the last purchase alone: when it was, and which values it carries. So stays are all that `growth` and
/// `churn_by_dimension` need, and they are fewer than days.
struct Stay: Hashable {
  /// The last purchase by then.
  let purchase: Int32
  private let firstEnd: Int32
  private let endOfEnds: Int32
  /// Whether the customer was not active at the end of the period before, and is not new either.
  let isReactivation: Bool
  /// Whether the customer is in the opening of the period after the ends and not in its closing: not where the next
  /// purchase goes on without a break, nor where the as-of day comes first.
  private(set) var hasDeparture: Bool
  /// What the departure loses; nothing where there is none.
  private(set) var lostRevenue = Money.zero

  /// Positions of the periods at whose end the customer was active. The customer is in the opening of the periods that
  /// come one later; the last of those may begin after the as-of day.
  var ends: Range<Int> { Int(firstEnd)..<Int(endOfEnds) }
}

extension Stay {
  fileprivate init(purchase: Int, ends: Range<Int>, isReactivation: Bool, hasDeparture: Bool) {
    self.purchase = Int32(purchase)
    (firstEnd, endOfEnds) = (Int32(ends.lowerBound), Int32(ends.upperBound))
    (self.isReactivation, self.hasDeparture) = (isReactivation, hasDeparture)
  }

  fileprivate mutating func goOn() { hasDeparture = false }

  fileprivate mutating func lose(_ revenue: Money) { lostRevenue = revenue }
}

extension History {
  /// All customers' stays: by customer, and in order of time.
  /// - Complexity: O(purchases), and O(days of a year) for each departure.
  func stays(in calendar: PeriodCalendar, by rule: LapseRule) -> [Stay] {
    var stays: [Stay] = []
    stays.reserveCapacity(purchaseDay.count)
    for customer in customers {
      let purchases = purchases(of: customer)
      guard let start = purchases.first else { continue }
      let own = stays.count
      let firstDay = purchaseDay[start]
      let newcomers = calendar.position(of: firstDay)
      var first = newcomers
      for purchase in purchases {
        let day = purchaseDay[purchase]
        let next = purchase + 1
        let end = next < purchases.upperBound ? calendar.position(of: purchaseDay[next]) : calendar.count
        defer { first = end }
        // Another purchase of the same period is the last one at its end.
        guard first < end else { continue }
        let lastActive = day + rule.threshold(gaps: purchase - start, spanningDays: day - firstDay)
        let ends = first..<max(first, min(end, calendar.periodsOver(by: lastActive)))
        guard !ends.isEmpty else { continue }
        let goesOn = stays.count > own && stays[stays.count - 1].ends.upperBound == first
        if goesOn { stays[stays.count - 1].goOn() }
        stays.append(
          Stay(
            purchase: purchase, ends: ends, isReactivation: !goesOn && first != newcomers,
            hasDeparture: ends.upperBound < calendar.count))
      }
      // Only here it is known which stays end with a departure.
      for stay in own..<stays.count where stays[stay].hasDeparture {
        stays[stay].lose(revenueOfYear(endingWith: Int(stays[stay].purchase), of: customer))
      }
    }
    return stays
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

extension PeriodCalendar {
  /// How many periods, or what there is of the last, are over at the end of a day on or after data start.
  fileprivate func periodsOver(by day: Day) -> Int {
    guard day < asOf else { return count }
    let position = position(of: day)
    return day == end(of: position) ? position + 1 : position
  }
}
