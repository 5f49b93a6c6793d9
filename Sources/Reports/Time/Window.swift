public import Base
public import Ledger

/// A stretch of days, both ends included.
public struct Window: Hashable, Sendable {
  /// The first day of the window.
  public let first: Day
  /// The last day of the window.
  public let last: Day

  /// - Precondition: `first` is not after `last`, or the window contains no day.
  public init(first: Day, last: Day) {
    self.first = first
    self.last = last
  }

  /// The trailing days up to and including a day.
  public init(days: Int, upTo last: Day) {
    self.init(first: last - (days - 1), last: last)
  }

  /// The window of the same length that ends on the day before this one begins.
  public var before: Window { Window(days: last - first + 1, upTo: first - 1) }

  /// Whether a day lies in the window.
  @inlinable
  public func contains(_ day: Day) -> Bool { first <= day && day <= last }
}

/// What one customer did in a window.
public struct Activity: Hashable, MadeOfParts, Portable {
  /// Purchase days in the window, and the orders that count on them.
  public var purchaseDays = 0
  public var orders = 0
  /// The sum of all amounts in the window, net of refunds.
  public var revenue = Money.zero
  /// Minus the sum of the negative amounts.
  public var refunds = Money.zero
  /// Amounts less costs; 0 where no cost is mapped.
  public var profit = Money.zero
  /// The sum of the discounts; 0 where none is mapped.
  public var discount = Money.zero

  /// Nothing was done.
  public init() {}

  public static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
    try parts.sum(\.purchaseDays)
    try parts.sum(\.orders)
    try parts.sum(\.revenue)
    try parts.sum(\.refunds)
    try parts.sum(\.profit)
    try parts.sum(\.discount)
  }

  /// A member of a window has a purchase day in it.
  public var isMember: Bool { purchaseDays > 0 }

  /// Revenue or profit, whichever customers are valued by.
  public func value(by value: Settings.Pyramid.Value) -> Money {
    value == .revenue ? revenue : profit
  }
}

extension History {
  /// What a customer did in a window: money on the lines' own days, orders on the purchase days they
  /// count on.
  @inline(__always)
  public func activity(of customer: Int, in window: Window) -> Activity {
    var activity = Activity()
    let (hasProfit, hasDiscount) = (!profit.isEmpty, !discount.isEmpty)
    let purchases = purchases(of: customer)
    var purchase = purchases.upperBound - 1
    // From the last day backwards: windows are at the end of a history.
    for day in days(of: customer).reversed() {
      let isPurchase = purchase >= purchases.lowerBound && dayOfPurchase[purchase] == day
      defer { purchase -= isPurchase ? 1 : 0 }
      guard self.day[day] <= window.last else { continue }
      if self.day[day] < window.first { break }
      activity.revenue += net[day]
      activity.refunds += refunds[day]
      if hasProfit { activity.profit += profit[day] }
      if hasDiscount { activity.discount += discount[day] }
      if isPurchase {
        activity.purchaseDays += 1
        activity.orders += Int(purchaseOrders[purchase])
      }
    }
    return activity
  }

  /// By customer: what each did in a window.
  func activities(in window: Window) -> [Activity] { customers.map { activity(of: $0, in: window) } }

  /// The last purchase up to a day, nil where there is none.
  public func lastPurchase(of customer: Int, upTo day: Day) -> Int? {
    purchases(of: customer).last { purchaseDay[$0] <= day }
  }

  /// Whether a customer is active on a day.
  public func isActive(_ customer: Int, on day: Day, by rule: LapseRule) -> Bool {
    guard let last = lastPurchase(of: customer, upTo: day) else { return false }
    return day - purchaseDay[last] <= threshold(after: last, of: customer, by: rule)
  }
}
