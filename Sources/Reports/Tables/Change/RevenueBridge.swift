public import Base
internal import Ledger

/// Why is revenue not what it was: who came, who left, and who buys more or less than before?
public struct RevenueBridge: Counted {
  public init() {}

  public static let reference = Reference(
    name: "revenue_bridge",
    question: """
      Why did revenue change since the window before: new customers, returned ones, kept ones who spend more or \
      less, lost ones?
      """,
    grain: "One row per class of change, then `total`; only a header where the window before W is not known.",
    key: ["component"], order: .stated("as the accepted values of `component`"),
    definition: """
      W is the trailing window, V the window of the same length just before it. A member of a window has a
      purchase day in it. `new`: member of W, first purchase day in W. `returned`: member of W and not of V,
      first purchase before W. `kept_more`, `kept_same`, `kept_less`: members of both, by their revenue in W
      compared with V. `lost`: members of V and not of W. `other`: customers with a line in V or W who are
      members of neither: refunds, days that cancel out, customers who never bought. Revenue is that of all
      lines of the customers, in V and in W. The classes add up exactly: the total of `change` is the revenue in
      W minus the revenue in V. `share_of_before` is empty unless the total of V is above 0. When V starts before
      data start, nobody knows who bought in it. Then the table is only a header.
      """,
    example: """
      component,customers,revenue_before,revenue_after,change,share_of_before
      new,1,0.00,25.00,25.00,0.104167
      returned,0,0.00,0.00,0.00,0.000000
      kept_more,2,155.00,195.00,40.00,0.166667
      kept_same,0,0.00,0.00,0.00,0.000000
      kept_less,1,65.00,25.00,-40.00,-0.166667
      lost,1,20.00,0.00,-20.00,-0.083333
      other,1,0.00,-60.00,-60.00,-0.250000
      total,6,240.00,185.00,-55.00,-0.229167
      """)

  /// A class of change, or all of them.
  public enum Component: String, NamedValue {
    case new, returned
    case keptMore = "kept_more"
    case keptSame = "kept_same"
    case keptLess = "kept_less"
    case lost, other, total
  }

  public struct Row: Sendable {
    let component: Component
    let cell: Cell
    /// All customers' revenue in V.
    let allBefore: Money
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    [
      Column("component", "the class of change, or `total`") { $0.component },
      Column("customers", "customers of the class") { $0.cell.customers },
      Column("revenue_before", "the revenue of all their lines in V, the window before W") { $0.cell.before },
      Column("revenue_after", "the revenue of all their lines in W") { $0.cell.after },
      Column("change", "revenue_after − revenue_before") { $0.cell.change },
      Column("share_of_before", "change / the total of revenue_before; empty unless that is above 0") { row in
        row.allBefore > .zero ? Ratio(row.cell.change, over: row.allBefore) : nil
      },
    ]
  }

  /// Of one class.
  public struct Cell: Hashable, MadeOfParts, Portable {
    var customers = 0
    var before = Money.zero
    var after = Money.zero

    public init() {}

    public static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.customers)
      try parts.sum(\.before)
      try parts.sum(\.after)
    }

    var change: Money { after - before }
  }

  /// By class of change; empty where the window before W is not known.
  public func tally(_ worksheet: Worksheet) -> [Cell] {
    guard let befores = worksheet.previousActivities, let classes = worksheet.classesOfChange else {
      return []
    }
    let afters = worksheet.activities
    var cells = Array(repeating: Cell(), count: ClassOfChange.allCases.count)
    for (customer, ofChange) in classes.enumerated() {
      guard let position = ofChange?.position else { continue }
      cells[position].customers += 1
      cells[position].before += befores[customer].revenue
      cells[position].after += afters[customer].revenue
    }
    return cells
  }

  public static func missing(from landmarks: Landmarks) -> Wish? { landmarks.wishForWindowBefore }

  public func rows(_ tally: [Cell], _ landmarks: Landmarks) -> [Row] {
    guard !tally.isEmpty else { return [] }
    let total = tally.reduce(into: Cell()) { $0.merge($1) }
    return zip(Component.allCases, tally + [total]).map {
      Row(component: $0, cell: $1, allBefore: total.before)
    }
  }

  public func postings(_ rows: [Row], _ landmarks: Landmarks) -> [Posting] {
    guard let total = rows.last else { return [] }
    let kept = rows.filter { [.keptMore, .keptSame, .keptLess].contains($0.component) }
    let crowd = landmarks.crowd
    return [
      Posting(.bridgeTotal, .left, total.cell.change),
      Posting(.bridgeTotal, .right, crowd.revenueInWindow - crowd.revenueInPreviousWindow),
      Posting(.driversBridge, .right, total.cell.change),
      Posting(.retainedKept, .right, kept.reduce(0) { $0 + $1.cell.customers }),
    ]
      + landmarks.facts.dimensions.filter(\.isOfLine).map {
        Posting(.gainLossBridge, .right, of: $0.name, total.cell.change)
      }
  }
}
