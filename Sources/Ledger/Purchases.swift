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
  init(of days: CustomerDays, net: [Int64], _ lines: ShardLines, _ rule: PurchaseRule) {
    // By customer-day, and at the end of all: the purchases before it.
    var before = Array(repeating: Int32(0), count: net.count + 1)
    for day in net.indices { before[day + 1] = before[day] + (net[day] >= rule.minimum.units ? 1 : 0) }
    starts = days.starts.map { before[Int($0)] }
    var customerDay: [Int32] = []
    customerDay.reserveCapacity(Int(before[net.count]))
    for day in net.indices where net[day] >= rule.minimum.units { customerDay.append(Int32(day)) }
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
