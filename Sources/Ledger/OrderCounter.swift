internal import Base

/// Counts each order once, on the earliest day on which its customer bought something with it.
///
/// Orders are compared only with other orders of the same customer. Most shops number orders in the order of time, so
/// most customers' order numbers rise from line to line; then no two are the same.
enum OrderCounter {
  private typealias OrderDay = (order: UInt64, day: Int32, line: Int32)

  /// By customer-day: how many orders begin on it; lines without an order are one order a day.
  /// - Complexity: O(n) in the lines, and O(n log n) for customers whose orders do not rise.
  static func begun(on days: CustomerDays, _ lines: ShardLines, _ rule: PurchaseRule) -> [Int32] {
    var begun = Array(repeating: Int32(0), count: days.day.count)
    var begin = begun.mutableSpan
    var bought: [OrderDay] = []
    let (amounts, orders, ofLine) = (lines.amount.span, lines.order.numbers.span, days.ofLine.span)
    for customer in 0..<lines.customers.count {
      bought.removeAll(keepingCapacity: true)
      var isRising = true
      var (last, lastLine): (UInt64, Int) = (0, 0)
      var lastWithout: Int32 = -1
      // Days of a customer come in order of the calendar.
      for line in Int(lines.starts[customer])..<Int(lines.starts[customer + 1]) {
        guard rule.isBought(Money(units: amounts[line])) else { continue }
        let (order, day) = (orders[line], ofLine[line])
        if order == 0 {
          if day != lastWithout { begin[Int(day)] += 1 }
          lastWithout = day
        } else if order != last || !lines.order.areOfOneOrder(line, lastLine) {
          isRising = isRising && order > last
          bought.append((order, day, Int32(truncatingIfNeeded: line)))
          (last, lastLine) = (order, line)
        }
      }
      if !isRising { keepEarliest(&bought, of: lines.order) }
      for index in bought.indices { begin[Int(bought[index].day)] += 1 }
    }
    return begun
  }

  /// Keeps the earliest day of each order.
  private static func keepEarliest(_ bought: inout [OrderDay], of orders: LineOrders) {
    bought.sort { $0 < $1 }
    var kept = 0
    for index in bought.indices where !isKept(bought[index], in: bought.span.extracting(..<kept), of: orders)
    {
      bought[kept] = bought[index]
      kept += 1
    }
    bought.removeSubrange(kept...)
  }

  /// Whether the order is one of those kept, which stand in the order of their numbers. Two orders may have one number.
  private static func isKept(_ next: OrderDay, in kept: Span<OrderDay>, of orders: LineOrders) -> Bool {
    var place = kept.count
    while place > 0, kept[place - 1].order == next.order {
      place -= 1
      if orders.areOfOneOrder(Int(kept[place].line), Int(next.line)) { return true }
    }
    return false
  }
}
