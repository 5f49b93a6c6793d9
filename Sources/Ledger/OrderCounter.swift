internal import Base

/// Counts each order once, on the earliest day on which its customer bought something with it.
///
/// Orders are compared only with other orders of the same customer. Most shops number orders in the order of time, so
/// most customers' order numbers rise from line to line; then no two are the same.
enum OrderCounter {
  private typealias OrderDay = (order: UInt64, day: Int32)

  /// By customer-day: how many orders begin on it; lines without an order are one order a day.
  /// - Complexity: O(n) in the lines, and O(n log n) for customers whose orders do not rise.
  static func begun(on days: CustomerDays, _ lines: ShardLines, _ rule: PurchaseRule) -> [Int32] {
    var begun = Array(repeating: Int32(0), count: days.day.count)
    var begin = begun.mutableSpan
    var bought: [OrderDay] = []
    let (amounts, orders, ofLine) = (lines.amount.span, lines.order.span, days.ofLine.span)
    for customer in 0..<lines.customers.count {
      bought.removeAll(keepingCapacity: true)
      var isRising = true
      var last: UInt64 = 0
      var lastWithout: Int32 = -1
      // Days of a customer come in order of the calendar.
      for line in Int(lines.starts[customer])..<Int(lines.starts[customer + 1]) {
        guard rule.isBought(Money(units: amounts[line])) else { continue }
        let (order, day) = (orders[line], ofLine[line])
        if order == 0 {
          if day != lastWithout { begin[Int(day)] += 1 }
          lastWithout = day
        } else if order != last {
          isRising = isRising && order > last
          bought.append((order, day))
          last = order
        }
      }
      if !isRising { keepEarliest(&bought) }
      for index in bought.indices { begin[Int(bought[index].day)] += 1 }
    }
    return begun
  }

  /// Keeps the earliest day of each order.
  private static func keepEarliest(_ bought: inout [OrderDay]) {
    bought.sort { $0 < $1 }
    var kept = 0
    for index in bought.indices where index == 0 || bought[index].order != bought[kept - 1].order {
      bought[kept] = bought[index]
      kept += 1
    }
    bought.removeSubrange(kept...)
  }
}
