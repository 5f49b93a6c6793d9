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
  /// By customer, in order of their bytes.
  public let ids: CustomerIDs

  /// Where each customer's purchases begin, and the end of the last.
  public let purchaseStarts: [Int32]
  /// Rising within a customer.
  public let purchaseDay: [Day]
  /// By purchase: how many orders began on it.
  public let purchaseOrders: [Int32]
  /// Which customer-day a purchase is.
  public let dayOfPurchase: [Int32]
  /// By dimension and purchase: the value the day carries, as a code of the run's vocabulary.
  public let carried: [CodeColumn]

  /// Where each customer's days begin, and the end of the last.
  public let dayStarts: [Int32]
  /// Rising within a customer.
  public let day: [Day]
  /// The sum of the day's amounts, by customer-day.
  public let net: MoneyColumn
  /// Minus the sum of the day's negative amounts.
  public let refunds: MoneyColumn
  /// Empty where no cost is mapped.
  public let profit: MoneyColumn
  /// Empty where no discount is mapped.
  public let discount: MoneyColumn

  /// Where each customer-day's lines begin, and the end of the last.
  public let lineStarts: [Int32]
  /// By line: its amount, negative for a refund.
  public let lineAmount: MoneyColumn
  /// Empty where no product is mapped.
  public let lineProduct: CodeColumn
  /// By dimension: the line's own value.
  public let lineValue: [CodeColumn]

  /// What the exports beside the lines say of these customers.
  public let relations: ShardRelations

  init(_ lines: ShardLines, by rule: PurchaseRule) {
    let days = CustomerDays(days: lines.day, customers: lines.starts)
    let net = days.sums(of: lines.amount)
    let purchases = Purchases(of: days, net: net, lines, rule)
    ids = lines.customers
    purchaseStarts = purchases.starts
    purchaseDay = purchases.day
    purchaseOrders = purchases.orders
    dayOfPurchase = purchases.customerDay
    carried = purchases.carried
    dayStarts = days.starts
    day = days.day
    self.net = MoneyColumn(net)
    refunds = MoneyColumn(days.refunds(of: lines.amount))
    profit = MoneyColumn(days.sums(of: lines.profit))
    discount = MoneyColumn(days.sums(of: lines.discount))
    lineStarts = days.lineStarts
    lineAmount = MoneyColumn(lines.amount)
    lineProduct = lines.product
    lineValue = lines.values
    relations = ShardRelations()
  }

  /// The same history with what the exports say.
  init(_ other: History, _ relations: ShardRelations) {
    ids = other.ids
    purchaseStarts = other.purchaseStarts
    purchaseDay = other.purchaseDay
    purchaseOrders = other.purchaseOrders
    dayOfPurchase = other.dayOfPurchase
    carried = other.carried
    dayStarts = other.dayStarts
    day = other.day
    net = other.net
    refunds = other.refunds
    profit = other.profit
    discount = other.discount
    lineStarts = other.lineStarts
    lineAmount = other.lineAmount
    lineProduct = other.lineProduct
    lineValue = other.lineValue
    self.relations = relations
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
