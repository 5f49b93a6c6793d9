public import Base
internal import Ledger
internal import Models

/// What one side of a comparison did in one phase of a campaign.
public struct LiftSide: Hashable, MadeOfParts, Portable {
  /// Those with a purchase day in the phase.
  var buyers = 0
  /// By customer: revenue in the phase, and in the phase before the campaign (0 where that is not known).
  var spent = PairedMoments()

  public init() {}

  public static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
    try parts.sum(\.buyers)
    try parts.sum(\.spent)
  }

  public var isConsistent: Bool { buyers <= customers }

  /// How many customers there are.
  var customers: Int { spent.first.count }
  /// Their revenue in the phase; nil where it does not fit.
  var revenue: Money? { Int64(exactly: spent.first.sum).map { Money(units: $0) } }
  /// Revenue a customer; nil of nobody.
  var perCustomer: Money? { revenue?.average(over: customers) }
}

/// What one customer did in each phase of a campaign.
struct LiftOutcome {
  /// In the order of the phases.
  private(set) var bought: [Bool] = []
  private(set) var revenue: [Int64] = []

  /// Takes another customer's place, without new room.
  mutating func look(at customer: Int, in history: History, _ phases: [CampaignPhase]) {
    bought.removeAll(keepingCapacity: true)
    revenue.removeAll(keepingCapacity: true)
    for _ in phases {
      bought.append(false)
      revenue.append(0)
    }
    guard let first = phases.first?.window.first, let last = phases.last?.window.last else { return }
    let days = history.days(of: customer)
    let purchases = history.purchases(of: customer)
    // Phases follow each other without gaps, so each day after the first phase's begin is in the next or in none.
    var phase = 0
    var purchase = purchases.lowerBound
    for day in days {
      let date = history.day[day]
      while purchase < purchases.upperBound, Int(history.dayOfPurchase[purchase]) < day { purchase += 1 }
      guard date >= first else { continue }
      guard date <= last else { break }
      while phases[phase].window.last < date { phase += 1 }
      revenue[phase] += history.net[day].units
      if purchase < purchases.upperBound, Int(history.dayOfPurchase[purchase]) == day { bought[phase] = true }
    }
  }
}

extension [LiftSide] {
  /// Adds one customer, phase by phase.
  /// - Parameter hasBefore: Whether the first phase is the one before the campaign.
  mutating func add(_ outcome: LiftOutcome, hasBefore: Bool) {
    let before = hasBefore ? outcome.revenue[0] : 0
    for phase in indices {
      self[phase].buyers += outcome.bought[phase] ? 1 : 0
      self[phase].spent.add(outcome.revenue[phase], before)
    }
  }

  /// Adds people who bought nothing.
  mutating func add(silent people: Int) {
    for phase in indices { self[phase].spent.add(zeros: people) }
  }
}
