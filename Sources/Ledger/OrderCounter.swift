internal import Base

/// Counts each order once, on the earliest day on which its customer bought something with it.
///
/// Orders are told apart among a customer's own only: most customers have a few, which are compared each with each faster
/// than one of all orders is looked up.
enum OrderCounter {
  /// Up to this many orders of a customer are compared each with each.
  private static let few = 32

  /// By customer-day: how many orders begin on it; lines without an order are one order a day.
  static func begun(on days: CustomerDays, _ lines: ShardLines, _ rule: PurchaseRule) -> [Int32] {
    var begun = Array(repeating: Int32(0), count: days.day.count)
    var begin = begun.mutableSpan
    // The customer's: the first few, and all where they are more.
    var some = Array(repeating: UInt64(0), count: few)
    var orders = some.mutableSpan
    var all: Set<UInt64> = []
    let (amounts, numbers, ofLine) = (lines.amount.span, lines.order.span, days.ofLine.span)
    for customer in 0..<lines.customers.count {
      var count = 0
      var last: UInt64 = 0
      var lastWithout: Int32 = -1
      // Days of a customer come in order of the calendar.
      for line in Int(lines.starts[customer])..<Int(lines.starts[customer + 1]) {
        guard rule.isBought(Money(units: amounts[line])) else { continue }
        let (order, day) = (numbers[line], ofLine[line])
        if order == 0 {
          if day != lastWithout { begin[Int(day)] += 1 }
          lastWithout = day
        } else if order != last {
          last = order
          if count <= few {
            if (0..<count).contains(where: { orders[$0] == order }) { continue }
            if count < few { orders[count] = order } else { all = Set((0..<few).map { orders[$0] } + [order]) }
          } else if !all.insert(order).inserted {
            continue
          }
          count += 1
          begin[Int(day)] += 1
        }
      }
    }
    return begun
  }
}
