public import Base
public import Ledger
public import Models

/// What only the whole crowd can tell, counted shard by shard before any table.
public struct Crowd: Hashable, MadeOfParts, Portable {
  /// Everybody with an accepted line, buyers or not.
  public var customers = 0
  /// Customers with a purchase day.
  public var buyers = 0
  /// Members of the trailing window.
  public var members = 0
  /// The members' revenue and profit in the trailing window.
  public var memberRevenue = Money.zero
  /// Their profit; 0 where no cost is mapped.
  public var memberProfit = Money.zero
  /// Of everybody, buyers or not, in the trailing window.
  public var revenueInWindow = Money.zero
  /// Of everybody, in the window before; 0 where that is not known.
  public var revenueInPreviousWindow = Money.zero
  /// Of customers without a purchase day, in the trailing window.
  public var refundOnlyRevenueInWindow = Money.zero
  /// Of all time: before a buyer's first purchase day, and of who never bought. It is in no cohort.
  public var revenueOutsideCohorts = Money.zero
  /// Members' values, by which tiers are cut: in the trailing window, and in the one before.
  public var values = Distribution()
  /// The same, in the window before.
  public var previousValues = Distribution()
  /// The same in the window of a year ago; nil where that is the one before.
  private var otherYearAgoValues: Distribution?
  /// Of members of the trailing window: days since the last purchase, purchase days.
  public var recency = Distribution()
  /// Their purchase days.
  public var frequency = Distribution()
  /// By entity that baskets hold; nil where nothing asks for them.
  private(set) var baskets: [BasketCounts]?
  /// Their revenue; nil where that is their value.
  private var otherMonetary: Distribution?
  /// Of buyers, all time: the revenue of all their lines, and what their purchase days came to.
  public var buyerRevenue = Money.zero
  /// The net of their purchase days.
  public var purchaseNet = Money.zero
  /// Of buyers: the first bits of the hashes of their ids, by which a sample is chosen (`BuyerSample`).
  public var idHashes = Distribution()
  /// Who brought others.
  public private(set) var referrers = ReferrerIDs()

  /// Of nobody.
  public init() {}
}

extension Crowd {
  /// Members' values in the window of a year ago.
  public var yearAgoValues: Distribution { otherYearAgoValues ?? previousValues }
  /// The revenue of the members of the trailing window.
  public var monetary: Distribution { otherMonetary ?? values }

  /// What one shard adds to the crowd.
  public init(_ history: History, _ premises: Premises) {
    let by = premises.settings.pyramid.by
    let activities = history.activities(in: premises.window)
    var recency: [Int] = []
    var frequency: [Int] = []
    var idHashes: [Int] = []
    customers = history.customers.count
    for customer in history.customers {
      let activity = activities[customer]
      revenueInWindow += activity.revenue
      revenueOutsideCohorts += history.revenueBeforeFirstPurchase(of: customer)
      guard let last = history.purchases(of: customer).last else {
        refundOnlyRevenueInWindow += activity.revenue
        continue
      }
      buyers += 1
      buyerRevenue += history.revenue(of: customer)
      purchaseNet += history.purchaseNet(of: customer)
      idHashes.count(Int(Self.coarse(history.ids.hash(of: customer))))
      guard activity.isMember else { continue }
      members += 1
      memberRevenue += activity.revenue
      memberProfit += activity.profit
      recency.count(premises.facts.asOf - history.purchaseDay[last])
      frequency.count(activity.purchaseDays)
    }
    self.recency = Distribution(countsFromZero: recency)
    self.frequency = Distribution(countsFromZero: frequency)
    self.idHashes = Distribution(countsFromZero: idHashes)
    referrers = ReferrerIDs(history)
    values = Distribution(activities.memberValues(by: by))
    if by != .revenue { otherMonetary = Distribution(activities.memberValues(by: .revenue)) }
    if let window = premises.previousWindow {
      let previous = history.activities(in: window)
      revenueInPreviousWindow = previous.reduce(.zero) { $0 + $1.revenue }
      previousValues = Distribution(previous.memberValues(by: by))
    }
    if premises.countsBaskets {
      baskets = premises.facts.basketEntities.map {
        BasketCounts(
          $0.codes(in: history), values: $0.values.count, in: history, premises.settings.purchase)
      }
    }
    if let window = premises.yearAgoWindow, window != premises.previousWindow {
      otherYearAgoValues = Distribution(history.activities(in: window).memberValues(by: by))
    }
  }

  /// What was counted elsewhere of a shard of the same input.
  /// - Throws: `Damage` where it is no crowd, or none of this input.
  public init(_ sealed: Sealed, for premises: Premises) throws(Damage) {
    try self.init(sealed, like: Crowd(History.ofNobody(premises.facts), premises))
  }

  public static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
    try parts.sum(\.customers)
    try parts.sum(\.buyers)
    try parts.sum(\.members)
    try parts.sum(\.memberRevenue)
    try parts.sum(\.memberProfit)
    try parts.sum(\.revenueInWindow)
    try parts.sum(\.revenueInPreviousWindow)
    try parts.sum(\.refundOnlyRevenueInWindow)
    try parts.sum(\.revenueOutsideCohorts)
    try parts.sum(\.values)
    try parts.sum(\.previousValues)
    try parts.sum(\.otherYearAgoValues)
    try parts.sum(\.recency)
    try parts.sum(\.frequency)
    try parts.sum(\.otherMonetary)
    try parts.sum(\.buyerRevenue)
    try parts.sum(\.purchaseNet)
    try parts.sum(\.idHashes)
    try parts.sum(\.baskets)
    try parts.sum(\.referrers)
  }

  public var isConsistent: Bool {
    members <= buyers && buyers <= customers && idHashes.count == buyers
      && [values, monetary, recency, frequency].allSatisfy { $0.count == members }
  }
}

extension Crowd {
  /// The first twelve bits of a hash: fine enough to say which few buyers of a shard may be in a sample.
  static func coarse(_ hash: UInt64) -> Int64 { Int64(hash >> 52) }
}

extension History {
  /// What all a customer's lines come to.
  fileprivate func revenue(of customer: Int) -> Money {
    days(of: customer).reduce(.zero) { $0 + net[$1] }
  }

  /// What a customer's purchase days come to.
  fileprivate func purchaseNet(of customer: Int) -> Money {
    purchases(of: customer).reduce(.zero) { $0 + net(ofPurchase: $1) }
  }

  /// What a customer's lines before the first purchase day come to; all of them for who is no buyer.
  fileprivate func revenueBeforeFirstPurchase(of customer: Int) -> Money {
    let days = days(of: customer)
    let first = purchases(of: customer).first.map { Int(dayOfPurchase[$0]) } ?? days.upperBound
    return (days.lowerBound..<first).reduce(.zero) { $0 + net[$1] }
  }
}

extension [Activity] {
  /// The values of those who are members of the window.
  fileprivate func memberValues(by value: Settings.Pyramid.Value) -> [Int64] {
    var values: [Int64] = []
    values.reserveCapacity(count)
    for activity in self where activity.isMember { values.append(activity.value(by: value).units) }
    return values
  }
}

extension [Int] {
  /// Counts one more of a small number, which is the position of its count.
  fileprivate mutating func count(_ number: Int) {
    if number >= count { self += repeatElement(0, count: number + 1 - count) }
    self[number] += 1
  }
}
