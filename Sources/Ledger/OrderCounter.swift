internal import Base

/// Counts each order once, on the earliest day on which its customer bought something with it.
///
/// Orders are told apart among a customer's own only: most customers have a few, which are compared each with each faster
/// than one of all orders is looked up.
struct OrderCounter {
  /// Up to this many orders of a customer are compared each with each.
  private static let few = 32

  /// Of the customer looked at.
  private var orders: [UInt64] = []
  /// The same; empty as long as they are few.
  private var set: Set<UInt64> = []

  /// By customer-day: how many orders begin on it; lines without an order are one order a day.
  static func begun(on days: CustomerDays, _ lines: ShardLines, _ rule: PurchaseRule) -> [Int32] {
    var begun = Array(repeating: Int32(0), count: days.day.count)
    var counter = OrderCounter()
    for customer in 0..<lines.customers.count {
      counter.forget()
      var last: UInt64 = 0
      var dayWithout: Int32 = -1
      // Days of a customer come in order of the calendar.
      for line in Int(lines.starts[customer])..<Int(lines.starts[customer + 1]) {
        guard rule.isBought(Money(units: lines.amount[line])) else { continue }
        let day = days.ofLine[line]
        let order = lines.order[line]
        if order == 0 {
          if dayWithout != day { begun[Int(day)] += 1 }
          dayWithout = day
        } else if order != last {
          if counter.isNew(order) { begun[Int(day)] += 1 }
          last = order
        }
      }
    }
    return begun
  }

  private mutating func forget() {
    orders.removeAll(keepingCapacity: true)
    if !set.isEmpty { set.removeAll() }
  }

  private mutating func isNew(_ order: UInt64) -> Bool {
    if !set.isEmpty { return set.insert(order).inserted }
    for other in orders where other == order { return false }
    orders.append(order)
    if orders.count > Self.few { set = Set(orders) }
    return true
  }
}
