public import Base

/// A shard: a set of whole customers with everything they did up to the as-of day, in columns.
///
/// The narrow waist of the program: everything about buyers is computed from it, and nothing reads
/// lines twice. Customers stand in order of their ids' bytes, a customer's days in order of the calendar.
///
///     customers  ──►  purchases   one entry per purchase day of a customer
///                ──►  days        one per customer-day, refunds and all  ──►  lines
///
/// A shard holds less than 2³¹ lines, so that places are 32 bits.
/// A customer without purchases (refunds only, or a sale cancelled the same day) is no buyer.
public final class History: Sendable {
  public let ids: CustomerIDs

  /// Where each customer's purchases begin, and the end of the last.
  public let purchaseStarts: [Int32]
  /// Rising within a customer.
  public let purchaseDay: [Day]
  public let purchaseOrders: [Int32]
  /// Which customer-day a purchase is.
  public let dayOfPurchase: [Int32]
  /// By dimension and purchase: the value the day carries, as a code of the run's vocabulary.
  public let carried: [[UInt32]]

  /// Where each customer's days begin, and the end of the last.
  public let dayStarts: [Int32]
  /// Rising within a customer.
  public let day: [Day]
  /// The sum of the day's amounts, by customer-day.
  public let net: [Money]
  /// Minus the sum of the day's negative amounts.
  public let refunds: [Money]
  /// Empty where no cost is mapped.
  public let profit: [Money]
  /// Empty where no discount is mapped.
  public let discount: [Money]

  /// Where each customer-day's lines begin, and the end of the last.
  public let lineStarts: [Int32]
  public let lineAmount: [Money]
  /// Empty where no product is mapped.
  public let lineProduct: [UInt32]
  /// By dimension: the line's own value.
  public let lineValue: [[UInt32]]

  init(_ columns: consuming HistoryColumns) {
    ids = columns.ids
    purchaseStarts = columns.purchaseStarts
    purchaseDay = columns.purchaseDay
    purchaseOrders = columns.purchaseOrders
    dayOfPurchase = columns.dayOfPurchase
    carried = columns.carried
    dayStarts = columns.dayStarts
    day = columns.day
    net = columns.net
    refunds = columns.refunds
    profit = columns.profit
    discount = columns.discount
    lineStarts = columns.lineStarts
    lineAmount = columns.lineAmount
    lineProduct = columns.lineProduct
    lineValue = columns.lineValue
  }
}

extension History {
  /// Positions of all customers, buyers or not.
  @inlinable
  public var customers: Range<Int> { 0..<purchaseStarts.count - 1 }

  /// Positions of a customer's purchases; empty for who is no buyer.
  @inlinable
  public func purchases(of customer: Int) -> Range<Int> {
    Int(purchaseStarts[customer])..<Int(purchaseStarts[customer + 1])
  }

  /// Positions of a customer's days.
  @inlinable
  public func days(of customer: Int) -> Range<Int> {
    Int(dayStarts[customer])..<Int(dayStarts[customer + 1])
  }

  /// Positions of a customer-day's lines.
  @inlinable
  public func lines(ofDay day: Int) -> Range<Int> { Int(lineStarts[day])..<Int(lineStarts[day + 1]) }

  /// What a customer's purchase day came to.
  @inlinable
  public func net(ofPurchase purchase: Int) -> Money { net[Int(dayOfPurchase[purchase])] }
}

/// The columns of a history while they are filled.
struct HistoryColumns {
  var ids = CustomerIDs()
  var purchaseStarts: [Int32] = [0]
  var purchaseDay: [Day] = []
  var purchaseOrders: [Int32] = []
  var dayOfPurchase: [Int32] = []
  var carried: [[UInt32]] = []
  var dayStarts: [Int32] = [0]
  var day: [Day] = []
  var net: [Money] = []
  var refunds: [Money] = []
  var profit: [Money] = []
  var discount: [Money] = []
  var lineStarts: [Int32] = [0]
  var lineAmount: [Money] = []
  var lineProduct: [UInt32] = []
  var lineValue: [[UInt32]] = []

  /// What is a line's own, and room for the days.
  init(_ lines: ShardLines, days: Int) {
    precondition(lines.day.count < Int32.max, "a shard's places are 32 bits")
    ids = lines.customers
    purchaseStarts.reserveCapacity(ids.count + 1)
    purchaseDay.reserveCapacity(days)
    purchaseOrders.reserveCapacity(days)
    dayOfPurchase.reserveCapacity(days)
    carried = lines.values.map { _ in [] }
    for dimension in carried.indices { carried[dimension].reserveCapacity(days) }
    dayStarts.reserveCapacity(ids.count + 1)
    day.reserveCapacity(days)
    net.reserveCapacity(days)
    refunds.reserveCapacity(days)
    if !lines.profit.isEmpty { profit.reserveCapacity(days) }
    if !lines.discount.isEmpty { discount.reserveCapacity(days) }
    lineStarts.reserveCapacity(days + 1)
    lineAmount = lines.amount.map { Money(units: $0) }
    lineProduct = lines.product
    lineValue = lines.values
  }
}
