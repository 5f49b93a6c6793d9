internal import Base
public import Intake

/// Turns the lines of one shard into histories.
public struct HistoryBuilder: Sendable {
  private let reading: Reading
  /// With the lines up to the as-of day: later ones are not yet known.
  private let chunks: [LineColumns]
  private let shards: Int
  private let purchase: PurchaseRule
  private let pseudonym: ShardLines.Pseudonym?

  /// - Parameters:
  ///   - shards: Into how many sets of whole customers the lines are divided, at most `LineColumns.groups`.
  ///   - pseudonym: What a customer is called instead of its id, from here on and everywhere above;
  ///     nil: by its id.
  public init(
    _ reading: Reading, shards: Int, purchase: PurchaseRule,
    pseudonym: (@Sendable (ArraySlice<UInt8>) -> String)? = nil
  ) {
    self.reading = reading
    self.shards = shards
    self.purchase = purchase
    self.pseudonym = pseudonym
    chunks = reading.chunks.map { $0.known(on: reading.asOf) }
  }

  /// The customers of one shard, with all they did up to the as-of day.
  /// - Complexity: O(n) in the shard's lines, and O(n log n) where a customer's lines are out of order.
  public func history(ofShard shard: Int) -> History {
    let lines = ShardLines(chunks, of: reading, shard: shard, of: shards, pseudonym)
    var columns = HistoryColumns(lines, days: Self.countDays(lines))
    var orders = OrderCounter(count: lines.orderCount)
    var start = 0
    for customer in 0..<lines.customers.count {
      while start < lines.day.count, lines.customer[start] == customer {
        let day = lines.day[start]
        var end = start + 1
        while end < lines.day.count, lines.day[end] == day, lines.customer[end] == customer { end += 1 }
        append(start..<end, of: customer, from: lines, &orders, to: &columns)
        start = end
      }
      columns.dayStarts.append(Int32(columns.day.count))
      columns.purchaseStarts.append(Int32(columns.purchaseDay.count))
    }
    return History(columns)
  }

  private static func countDays(_ lines: ShardLines) -> Int {
    var days = 0
    var last: (customer: UInt32, day: Int32)?
    for (customer, day) in zip(lines.customer, lines.day) {
      if let last, last.customer == customer, last.day == day { continue }
      days += 1
      last = (customer, day)
    }
    return days
  }

  /// One customer-day.
  private func append(
    _ day: Range<Int>, of customer: Int, from lines: ShardLines, _ orders: inout OrderCounter,
    to columns: inout HistoryColumns
  ) {
    var net = Money.zero
    var refunds = Money.zero
    for line in day {
      let amount = Money(units: lines.amount[line])
      net += amount
      if amount < .zero { refunds -= amount }
    }
    columns.day.append(Day(number: lines.day[day.lowerBound]))
    columns.net.append(net)
    columns.refunds.append(refunds)
    if !lines.profit.isEmpty {
      columns.profit.append(day.reduce(.zero) { $0 + Money(units: lines.profit[$1]) })
    }
    if !lines.discount.isEmpty {
      columns.discount.append(day.reduce(.zero) { $0 + Money(units: lines.discount[$1]) })
    }
    columns.lineStarts.append(Int32(day.upperBound))

    let begun = lines.order.isEmpty ? 1 : orders.begun(on: day, by: customer, lines, purchase)
    guard net >= purchase.minimum else { return }
    columns.dayOfPurchase.append(Int32(columns.day.count - 1))
    columns.purchaseDay.append(Day(number: lines.day[day.lowerBound]))
    columns.purchaseOrders.append(Int32(begun))
    for dimension in lines.values.indices {
      columns.carried[dimension].append(
        CarriedValue.of(day, values: lines.values[dimension], amounts: lines.amount))
    }
  }
}

/// The one value of a dimension that a purchase day carries: the one with the largest sum of sale amounts,
/// the smallest by bytes where several have it, so that nothing depends on the order of lines.
enum CarriedValue {
  static func of(_ day: Range<Int>, values: [UInt32], amounts: [Int64]) -> UInt32 {
    // Free lines carry the day only when it has no sale: their sum is 0, and a sale's is above.
    let first = values[day.lowerBound]
    if day.allSatisfy({ values[$0] == first }) { return first }
    let sales = day.filter { amounts[$0] >= 0 }.sorted { values[$0] < values[$1] }
    var best: (value: UInt32, sum: Int64)?
    var index = 0
    while index < sales.count {
      let value = values[sales[index]]
      var sum: Int64 = 0
      while index < sales.count, values[sales[index]] == value {
        sum += amounts[sales[index]]
        index += 1
      }
      if best.map({ sum > $0.sum }) ?? true { best = (value, sum) }
    }
    return best?.value ?? first
  }
}

/// Counts each order once, on the earliest day on which its customer bought something with it.
struct OrderCounter {
  /// By order: 1 + the last customer who bought with it.
  private var buyer: [UInt32]

  init(count: Int) {
    buyer = Array(repeating: 0, count: count)
  }

  /// How many orders begin on a customer-day. Days of a customer come in order of the calendar.
  mutating func begun(
    on day: Range<Int>, by customer: Int, _ lines: ShardLines, _ rule: PurchaseRule
  ) -> Int {
    var begun = 0
    var hasUnnamed = false
    for line in day where rule.isBought(Money(units: lines.amount[line])) {
      let order = lines.order[line]
      if order == ShardLines.noOrder {
        hasUnnamed = true
      } else if buyer[Int(order)] != UInt32(customer + 1) {
        buyer[Int(order)] = UInt32(customer + 1)
        begun += 1
      }
    }
    return begun + (hasUnnamed ? 1 : 0)
  }
}
