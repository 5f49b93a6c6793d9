internal import Base

/// The purchase days of a shard's customers.
struct Purchases {
  /// Where each customer's purchases begin, and the end of the last.
  let starts: [Int32]
  /// Which customer-day a purchase is.
  let customerDay: [Int32]
  let day: [Day]
  let orders: [Int32]
  /// By dimension: the value the day carries.
  let carried: [CodeColumn]

  /// - Parameter net: By customer-day.
  init(of days: CustomerDays, net: [Money], _ lines: ShardLines, _ rule: PurchaseRule) {
    var starts: [Int32] = [0]
    starts.reserveCapacity(days.starts.count)
    var customerDay: [Int32] = []
    customerDay.reserveCapacity(net.count { $0 >= rule.minimum })
    for customer in 0..<lines.customers.count {
      for day in days.starts[customer]..<days.starts[customer + 1] where net[Int(day)] >= rule.minimum {
        customerDay.append(day)
      }
      starts.append(Int32(truncatingIfNeeded: customerDay.count))
    }
    self.starts = starts
    self.customerDay = customerDay
    day = customerDay.map { days.day[Int($0)] }
    if lines.order.isEmpty {
      orders = Array(repeating: 1, count: customerDay.count)
    } else {
      let begun = OrderCounter.begun(on: days, lines, rule)
      orders = customerDay.map { begun[Int($0)] }
    }
    carried = lines.values.map { CarriedValue.column($0, lines.amount, on: customerDay, of: days) }
  }
}
