public import Base
public import Ledger
public import Models

/// What only the whole crowd can tell, counted shard by shard before any table.
public struct Crowd: Sendable {
  public var customers = 0
  public var buyers = 0
  /// Members of the trailing window.
  public var members = 0
  public var memberRevenue = Money.zero
  public var memberProfit = Money.zero
  /// Of everybody, buyers or not, in the trailing window.
  public var revenueInWindow = Money.zero
  public var refundOnlyRevenueInWindow = Money.zero
  /// Of all time: before a buyer's first purchase day, and of who never bought. It is in no cohort.
  public var revenueOutsideCohorts = Money.zero
  /// Members' values, by which tiers are cut: in the trailing window, the one before, and the one a
  /// year ago.
  public var values = Distribution()
  public var previousValues = Distribution()
  public var yearAgoValues = Distribution()
  /// Of members of the trailing window: days since the last purchase, purchase days, revenue.
  public var recency = Distribution()
  public var frequency = Distribution()
  public var monetary = Distribution()

  public init() {}
}

extension Crowd {
  /// What one shard adds to the crowd.
  public init(_ history: History, _ stage: Stage) {
    var values: [Int64] = []
    var previousValues: [Int64] = []
    var yearAgoValues: [Int64] = []
    var recency: [Int64] = []
    var frequency: [Int64] = []
    var monetary: [Int64] = []
    let by = stage.settings.pyramid.by
    for customer in history.customers {
      customers += 1
      let activity = history.activity(of: customer, in: stage.window)
      revenueInWindow += activity.revenue
      revenueOutsideCohorts += history.revenueBeforeFirstPurchase(of: customer)
      guard let last = history.purchases(of: customer).last else {
        refundOnlyRevenueInWindow += activity.revenue
        continue
      }
      buyers += 1
      if activity.isMember {
        members += 1
        memberRevenue += activity.revenue
        memberProfit += activity.profit
        values.append(activity.value(by: by).units)
        recency.append(Int64(stage.facts.asOf - history.purchaseDay[last]))
        frequency.append(Int64(activity.purchaseDays))
        monetary.append(activity.revenue.units)
      }
      if let window = stage.previousWindow {
        let activity = history.activity(of: customer, in: window)
        if activity.isMember { previousValues.append(activity.value(by: by).units) }
      }
      if let window = stage.yearAgoWindow {
        let activity = history.activity(of: customer, in: window)
        if activity.isMember { yearAgoValues.append(activity.value(by: by).units) }
      }
    }
    self.values = Distribution(values)
    self.previousValues = Distribution(previousValues)
    self.yearAgoValues = Distribution(yearAgoValues)
    self.recency = Distribution(recency)
    self.frequency = Distribution(frequency)
    self.monetary = Distribution(monetary)
  }

  public mutating func merge(_ other: Crowd) {
    customers += other.customers
    buyers += other.buyers
    members += other.members
    memberRevenue += other.memberRevenue
    memberProfit += other.memberProfit
    revenueInWindow += other.revenueInWindow
    refundOnlyRevenueInWindow += other.refundOnlyRevenueInWindow
    revenueOutsideCohorts += other.revenueOutsideCohorts
    values.merge(other.values)
    previousValues.merge(other.previousValues)
    yearAgoValues.merge(other.yearAgoValues)
    recency.merge(other.recency)
    frequency.merge(other.frequency)
    monetary.merge(other.monetary)
  }
}

extension History {
  /// What a customer's lines before the first purchase day come to; all of them for who is no buyer.
  fileprivate func revenueBeforeFirstPurchase(of customer: Int) -> Money {
    let days = days(of: customer)
    let first = purchases(of: customer).first.map { Int(dayOfPurchase[$0]) } ?? days.upperBound
    return (days.lowerBound..<first).reduce(.zero) { $0 + net[$1] }
  }
}
