public import Base

/// One side of an identity that must hold exactly, as in double-entry bookkeeping. Each table posts its sums, and
/// `reconciliation` compares the two sides.
public struct Posting: Hashable, Sendable {
  /// The two sides of an identity.
  public enum Side: Sendable { case left, right }

  /// The identity that is to hold.
  public let identity: Identity
  /// Which of its sides this adds to.
  public let side: Side
  /// Which of several cases of the identity, for example a period.
  public let subject: String
  /// A count, or money in its smallest units.
  public let units: Int64

  /// Posts a count.
  public init(_ identity: Identity, _ side: Side, of subject: String = "", _ count: Int) {
    self.init(identity, side, of: subject, units: Int64(count))
  }

  /// Posts money.
  public init(_ identity: Identity, _ side: Side, of subject: String = "", _ money: Money) {
    self.init(identity, side, of: subject, units: money.units)
  }

  private init(_ identity: Identity, _ side: Side, of subject: String, units: Int64) {
    self.identity = identity
    self.side = side
    self.subject = subject
    self.units = units
  }
}

/// The identities that must hold between the tables, in the order of `reconciliation`.
public enum Identity: String, NamedValue {
  case linesRead = "lines read"
  case periodRevenue = "accepted revenue = Σ periods.revenue"
  case cohortRevenue =
    "accepted revenue = Σ cohorts.revenue + revenue before a buyer's first purchase day + revenue of refund-only customers"
  case pyramidCustomers = "Σ pyramid.customers without inactive = members of W"
  case pyramidRevenue = "Σ pyramid.revenue + refund-only customers' revenue in W = revenue in W"
  case growthChain = "growth: closing of a period = opening of the next (worst period)"
  case growthBalance = "growth: opening + new + reactivated − churned = closing (worst period)"
  case ladderCustomers = "Σ ladder.customers = buyers"
  case churnOpening = "Σ churn_by_dimension.opening = growth.opening (worst dimension and period)"
  case customerRevenue = "Σ value_summary.revenue of a group = Σ customers.revenue (worst group)"
  case customerValue = "Σ value_summary.value_total of a group = Σ customer_value.value (worst group)"
  case holdoutBuyers = "Σ model_holdout.buyers of the frequency classes = all (worst model)"
  case bridgeTotal = "revenue_bridge total change = revenue in W − revenue in the window before"
  case retainedKept =
    "Σ retention_by_change.stayed = Σ revenue_bridge.customers of kept_more, kept_same and kept_less"
  case driversBridge =
    "revenue_drivers all change + change of money on other days = revenue_bridge total change"
  case gainLossBridge =
    "gain_loss: Σ of all parts of a dimension = revenue_bridge total change (worst dimension)"
  case profileRevenue = "Σ tier_profile.revenue of a dimension = members' revenue in W (worst dimension)"
  case exportRecords =
    "exports: refused + excluded + accepted + after_as_of + set_aside = records (worst export)"
  case recoveryCases = "Σ recovery of complained, satisfied, neutral and silent = cases"
  case staffBalance = "staff: opening + hired − left = closing (worst unit and period)"
  case pointsBalance = "points: opening + earned − redeemed − expired = closing (worst period)"
  case pointsRevenue = "points.member_revenue + points.other_revenue = periods.revenue (worst period)"
  case referredRevenue = "Σ referrers.referred_revenue = revenue of `referred` in referrals"
  case referredBuyers = "customers of `referred` + customers of `not_referred` in referrals = buyers"

  /// Whether the sides are money; otherwise they are counts.
  public var isMoney: Bool {
    switch self {
    case .periodRevenue, .cohortRevenue, .pyramidRevenue, .bridgeTotal, .driversBridge, .gainLossBridge,
      .profileRevenue, .customerRevenue, .customerValue, .pointsRevenue, .referredRevenue:
      true
    default: false
    }
  }
}
