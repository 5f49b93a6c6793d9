public import Base

/// Do the tables agree with each other? What one adds up to must be what another does, to the unit.
public struct Reconciliation: Stated {
  public init() {}

  public static let reference = Reference(
    name: "reconciliation",
    question: "Do the tables agree with each other and with the input?",
    grain: "One row per identity, in a fixed order; an identity whose table has no subject is left out.",
    key: ["identity"], order: .stated("as the accepted values of `identity`"),
    definition: """
      The two sides of each identity are added up independently. An identity that must hold for many periods
      or values shows the case with the largest difference; if several cases have it, the first. A difference
      other than 0 fails the run before anything is published.
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
      Σ value_summary.revenue of a group = Σ customers.revenue (worst group),485.00,485.00,0.00
      revenue_bridge total change = revenue in W − revenue in the window before,-55.00,-55.00,0.00
      revenue_drivers all change + change of money on other days = revenue_bridge total change,-55.00,-55.00,0.00
      gain_loss: Σ of all parts of a dimension = revenue_bridge total change (worst dimension),-55.00,-55.00,0.00
      Σ tier_profile.revenue of a dimension = members' revenue in W (worst dimension),245.00,245.00,0.00
      """)

  /// One identity, in the case with the largest difference.
  public struct Row: Sendable {
    /// What must hold.
    public let identity: Identity
    /// The case that is shown, for example a period; empty if the identity has only one.
    public let subject: String
    /// The left side, in units.
    public let left: Int64
    /// The right side, in units.
    public let right: Int64

    /// left − right, in units; must be 0.
    public var difference: Int64 { left - right }

    fileprivate func sum(_ units: Int64) -> Sum { Sum(units: units, isMoney: identity.isMoney) }
  }

  /// A side of an identity: money, or a count.
  fileprivate struct Sum: FieldValue {
    let units: Int64
    let isMoney: Bool

    static var kind: FieldKind { .number }
    var field: Field { isMoney ? .money(Money(units: units)) : .whole(Int(units)) }
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    [
      Column("identity", "what must hold") { $0.identity },
      Column("left", "its left side; money identities are written as money") { $0.sum($0.left) },
      Column("right", "its right side") { $0.sum($0.right) },
      Column("difference", "left − right; must be 0") { $0.sum($0.difference) },
    ]
  }

  /// The identities both of whose sides have been posted, in order.
  public func rows(_ postings: [Posting]) -> [Row] {
    Identity.allCases.compactMap { identity in
      let posted = postings.filter { $0.identity == identity }
      let right = Dictionary(
        posted.filter { $0.side == .right }.map { ($0.subject, $0.units) }, uniquingKeysWith: +)
      var worst: Row?
      for left in posted where left.side == .left {
        guard let right = right[left.subject] else { continue }
        let row = Row(identity: identity, subject: left.subject, left: left.units, right: right)
        if worst.map({ row.difference.magnitude > $0.difference.magnitude }) ?? true { worst = row }
      }
      return worst
    }
  }
}
