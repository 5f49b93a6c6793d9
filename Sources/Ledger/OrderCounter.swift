internal import Base

/// Counts each order once, on the earliest day on which its customer bought something with it.
enum OrderCounter {
  /// By customer-day: how many orders begin on it; lines without an order are one order a day.
  static func begun(on days: CustomerDays, _ lines: ShardLines, _ rule: PurchaseRule) -> [Int32] {
    var begun = Array(repeating: Int32(0), count: days.day.count)
    // By order: 1 + the last customer who bought with it.
    var buyers = Array(repeating: UInt32(0), count: lines.orderCount)
    var buyer = buyers.mutableSpan
    let (orders, amounts) = (lines.order.span, lines.amount.span)
    for customer in 0..<lines.customers.count {
      let number = UInt32(truncatingIfNeeded: customer + 1)
      // Days of a customer come in order of the calendar.
      for day in Int(days.starts[customer])..<Int(days.starts[customer + 1]) {
        var count: Int32 = 0
        var hasUnnamed = false
        for line in days.lines(ofDay: day) where rule.isBought(Money(units: amounts[line])) {
          let order = orders[line]
          if order == ShardLines.noOrder {
            hasUnnamed = true
          } else if buyer[Int(order)] != number {
            buyer[Int(order)] = number
            count += 1
          }
        }
        begun[day] = count + (hasUnnamed ? 1 : 0)
      }
    }
    return begun
  }
}
