import Base

/// The windows before W, and what became of customers between them, looked up in the lines again.
extension TradeBook {
  /// V: the window before W.
  var windowBefore: Days { windowBefore(window) }

  func windowBefore(_ days: Days) -> Days {
    let length = days.upperBound - days.lowerBound + 1
    return days.lowerBound - length...days.lowerBound - 1
  }

  var customers: [String] { Set(lines.map(\.customer)).sorted() }

  func isMember(_ customer: String, _ days: Days) -> Bool {
    purchaseDays(of: customer).contains { days.contains($0) }
  }

  /// As `revenue_bridge` names it; nil for who has no line in V or W.
  func classOfChange(of customer: String) -> String? {
    let (v, w) = (windowBefore, window)
    guard lines.contains(where: { $0.customer == customer && v.lowerBound <= $0.day && $0.day <= asOf })
    else {
      return nil
    }
    let (before, after) = (revenue(of: customer, in: v), revenue(of: customer, in: w))
    switch (isMember(customer, v), isMember(customer, w)) {
    case (true, true): return after > before ? "kept_more" : after == before ? "kept_same" : "kept_less"
    case (true, false): return "lost"
    case (false, true): return w.contains(purchaseDays(of: customer)[0]) ? "new" : "returned"
    case (false, false): return "other"
    }
  }

  /// The value of a dimension that a purchase day carries: that of the largest sales, the first by bytes of several.
  func carried(_ value: (Line) -> String, by customer: String, on day: Day) -> String {
    let sales = lines.filter { $0.customer == customer && $0.day == day && $0.amount > 0 }
    let sums = Dictionary(grouping: sales, by: value).mapValues { $0.reduce(0) { $0 + $1.amount } }
    return sums.keys.sorted().max { (sums[$0]!, $1) < (sums[$1]!, $0) }!
  }

  /// Money as a whole number of its smallest unit; nil of an empty cell.
  static func units(_ cell: String?) -> Int? { cell.flatMap { Int($0.filter { $0 != "." }) } }

  func ratio(_ part: Int, _ whole: Int) -> String { share(part, whole) }
}
