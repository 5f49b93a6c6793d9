public import Base

/// Balances the books: what one table adds up to must be what another does, to the unit.
public enum Reconciliation {
  public static let reference = Reference(
    name: "reconciliation",
    question: "Do the tables agree with each other and with the input?",
    grain: "One row per identity, in a fixed order; one whose table has no subject is left out.",
    definition: """
      Each identity's two sides are added up independently. An identity that must hold for many periods or values
      shows the case with the largest difference, the first of them where several have it. A difference other than 0 fails
      the run before anything is published.
      """,
    example: """
      identity,left,right,difference
      lines read,21,21,0
      accepted revenue = Σ periods.revenue,425.00,425.00,0.00
      accepted revenue = Σ cohorts.revenue + revenue before a buyer's first purchase day + revenue of refund-only customers,425.00,425.00,0.00
      Σ pyramid.customers without inactive = members of W,4,4,0
      Σ pyramid.revenue + refund-only customers' revenue in W = revenue in W,185.00,185.00,0.00
      growth: closing of a period = opening of the next (worst period),0,0,0
      growth: opening + new + reactivated − churned = closing (worst period),0,0,0
      Σ ladder.customers = buyers,5,5,0
      Σ churn_by_dimension.opening = growth.opening (worst dimension and period),0,0,0
      """)

  /// One identity, at its worst.
  public struct Balance: Sendable {
    public let identity: Identity
    public let subject: String
    public let left: Int64
    public let right: Int64

    public var difference: Int64 { left - right }
  }

  public static let headings = [
    Heading(name: "identity", kind: .text, meaning: "what must hold"),
    Heading(name: "left", kind: .number, meaning: "its left side; money identities are written as money"),
    Heading(name: "right", kind: .number, meaning: "its right side"),
    Heading(name: "difference", kind: .number, meaning: "left − right; must be 0"),
  ]

  /// The identities both of whose sides have been posted, in order.
  public static func balances(_ postings: [Posting]) -> [Balance] {
    Identity.allCases.compactMap { identity in
      let posted = postings.filter { $0.identity == identity }
      let right = Dictionary(
        posted.filter { $0.side == .right }.map { ($0.subject, $0.units) }, uniquingKeysWith: +)
      var worst: Balance?
      for left in posted where left.side == .left {
        guard let right = right[left.subject] else { continue }
        let balance = Balance(identity: identity, subject: left.subject, left: left.units, right: right)
        if worst.map({ balance.difference.magnitude > $0.difference.magnitude }) ?? true { worst = balance }
      }
      return worst
    }
  }

  public static func write(_ balances: [Balance], to sink: any RowSink) throws {
    for heading in headings { sink.write(.text(heading.name)) }
    try sink.endRow()
    for balance in balances {
      sink.write(.text(balance.identity.rawValue))
      for side in [balance.left, balance.right, balance.difference] {
        sink.write(balance.identity.isMoney ? .money(Money(units: side)) : .whole(Int(side)))
      }
      try sink.endRow()
    }
  }
}
