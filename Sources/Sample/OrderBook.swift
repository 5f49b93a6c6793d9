/// Who bought when: what the shop's other systems know of the till. It is kept beside the lines and changes none of them.
struct OrderBook {
  /// One order.
  struct Entry {
    /// 1 for the first customer who joined.
    var customer: Int
    /// Days since the opening.
    var day: Int
    var order: Int
    var cents: Int
  }

  private(set) var entries: [Entry] = []

  mutating func append(_ entry: Entry) { entries.append(entry) }

  /// By customer, the first at 0: the orders in order of days.
  func byCustomer() -> [[Entry]] {
    let customers = entries.reduce(0) { max($0, $1.customer) }
    var orders = [[Entry]](repeating: [], count: customers)
    for entry in entries { orders[entry.customer - 1].append(entry) }
    return orders
  }

  /// As the till writes it: `C000042`.
  static func name(ofCustomer customer: Int) -> String {
    let digits = "\(customer)"
    return "C" + String(repeating: "0", count: max(0, 6 - digits.utf8.count)) + digits
  }
}

extension [OrderBook.Entry] {
  /// Whether there is an order on one of these days.
  func hasOrder(in days: ClosedRange<Int>) -> Bool { contains { days.contains($0.day) } }
}
