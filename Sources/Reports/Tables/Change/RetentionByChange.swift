public import Base
internal import Ledger
internal import Models

/// Does a fall in what a customer spends announce that they will leave?
public struct RetentionByChange: Counted {
  public init() {}

  public static let reference = Reference(
    name: "retention_by_change",
    question: """
      Are customers who spent less than the year before more likely to leave, and those who spent more to stay?
      """,
    grain: """
      One row per band, also where nobody is; only a header where the window before V is not known.
      """,
    key: ["band"], order: .stated("as the accepted values of `band`"),
    definition: """
      W is the trailing window, V the window of the same length just before it, U the one just before V. The
      table is about the members of V (buyers with a purchase day in it), banded by their revenue v in V compared
      with their revenue u in U: `halved` 2v < u; `less` 10v < 9u; `same` 10v ≤ 11u; `more` v ≤ 2u; `doubled`
      above that; `no_base`: u is not above 0. Customers without a purchase day in U come first: `new` have their
      first purchase day in V, `returned` bought before U. `stayed` counts those who are members of W too. All
      customers together are the members of V, and all who stayed are the kept ones of `revenue_bridge`. When U
      starts before data start, the table is only a header. A lower rate shows what went together with a fall,
      not that the fall caused the loss.
      """,
    example: """
      band,customers,stayed,rate,rate_low,rate_high,revenue_before,revenue,revenue_after
      """)

  /// How the revenue in V compares with that in U.
  public enum Band: String, NamedValue {
    case halved, less, same, more, doubled
    case noBase = "no_base"
    case returned, new

    /// Of a customer with purchase days in both windows. In 128 bits, because of the products.
    init(from before: Money, to now: Money) {
      let (u, v) = (Int128(before.units), Int128(now.units))
      switch () {
      case _ where u <= 0: self = .noBase
      case _ where 2 * v < u: self = .halved
      case _ where 10 * v < 9 * u: self = .less
      case _ where 10 * v <= 11 * u: self = .same
      case _ where v <= 2 * u: self = .more
      default: self = .doubled
      }
    }
  }

  public struct Row: Sendable {
    let band: Band
    let cell: Cell

    var interval: Interval? { .wilson(cell.stayed, of: cell.customers) }
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    [
      Column("band", "how the revenue in V compares with that in U, the window before it") { $0.band },
      Column("customers", "members of V in the band") { $0.cell.customers },
      Column("stayed", "of those, members of W too") { $0.cell.stayed },
      Column("rate", "stayed / customers") { Share($0.cell.stayed, of: $0.cell.customers) },
      Column("rate_low", "lower bound of the rate's 95% Wilson interval") { $0.interval?.low },
      Column("rate_high", "upper bound of the rate's 95% Wilson interval") { $0.interval?.high },
      Column("revenue_before", "the customers' revenue in U") { $0.cell.before },
      Column("revenue", "the customers' revenue in V") { $0.cell.now },
      Column("revenue_after", "the customers' revenue in W") { $0.cell.after },
    ]
  }

  /// Of one band.
  public struct Cell: Hashable, MadeOfParts, Portable {
    var customers = 0
    var stayed = 0
    var before = Money.zero
    var now = Money.zero
    var after = Money.zero

    public init() {}

    public static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.customers)
      try parts.sum(\.stayed)
      try parts.sum(\.before)
      try parts.sum(\.now)
      try parts.sum(\.after)
    }

    public var isConsistent: Bool { stayed <= customers }
  }

  /// U: the window before V; nil where it is not known.
  private static func windowBefore(_ landmarks: Landmarks) -> Window? {
    guard let window = landmarks.premises.previousWindow?.before, window.first >= landmarks.dataStart else {
      return nil
    }
    return window
  }

  /// By band; nobody where U is not known.
  public func tally(_ worksheet: Worksheet) -> [Cell] {
    let (history, landmarks) = (worksheet.history, worksheet.landmarks)
    let afters = worksheet.activities
    let positions = Dictionary(uniqueKeysWithValues: zip(Band.allCases, Band.allCases.indices))
    var cells = Array(repeating: Cell(), count: Band.allCases.count)
    guard let window = Self.windowBefore(landmarks), let nows = worksheet.previousActivities else {
      return cells
    }
    for customer in history.customers where nows[customer].isMember {
      let (before, now, after) = (
        history.activity(of: customer, in: window), nows[customer], afters[customer]
      )
      let isNew = history.purchaseDay[history.purchases(of: customer).lowerBound] > window.last
      let band =
        before.isMember ? Band(from: before.revenue, to: now.revenue) : isNew ? .new : .returned
      guard let position = positions[band] else { continue }
      cells[position].merge(
        Cell(
          customers: 1, stayed: after.isMember ? 1 : 0, before: before.revenue, now: now.revenue,
          after: after.revenue))
    }
    return cells
  }

  public static func missing(from landmarks: Landmarks) -> Wish? {
    windowBefore(landmarks) == nil
      ? Wish(
        "exports that reach back three windows", key: "pyramid.window_days, source.files or source.data_from")
      : nil
  }

  public func rows(_ tally: [Cell], _ landmarks: Landmarks) -> [Row] {
    guard Self.windowBefore(landmarks) != nil else { return [] }
    return zip(Band.allCases, tally).map { Row(band: $0, cell: $1) }
  }

  public func postings(_ rows: [Row], _ landmarks: Landmarks) -> [Posting] {
    guard !rows.isEmpty else { return [] }
    return [Posting(.retainedKept, .left, rows.reduce(0) { $0 + $1.cell.stayed })]
  }
}

extension RetentionByChange.Cell {
  fileprivate init(customers: Int, stayed: Int, before: Money, now: Money, after: Money) {
    (self.customers, self.stayed) = (customers, stayed)
    (self.before, self.now, self.after) = (before, now, after)
  }
}
