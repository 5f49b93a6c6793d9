public import Base

/// One side of an identity that must hold exactly, as in double-entry bookkeeping: each table posts what it
/// adds up to, and `reconciliation` balances the books.
public struct Posting: Hashable, Sendable {
  public enum Side: Sendable { case left, right }

  public let identity: Identity
  public let side: Side
  /// Which of several cases of the identity, for example a period.
  public let subject: String
  public let units: Int64

  public init(_ identity: Identity, _ side: Side, of subject: String = "", _ count: Int) {
    self.init(identity, side, of: subject, units: Int64(count))
  }

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

/// What must hold between the tables, in the order of `reconciliation`.
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

  public var isMoney: Bool {
    switch self {
    case .periodRevenue, .cohortRevenue, .pyramidRevenue: true
    default: false
    }
  }
}
