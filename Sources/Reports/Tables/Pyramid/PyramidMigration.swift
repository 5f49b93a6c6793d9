public import Base
internal import Ledger

/// Who climbed and who fell since the window before?
public struct PyramidMigration: Counted {
  public init() {}

  public static let reference = Reference(
    name: "pyramid_migration",
    question: """
      Which customers moved up, moved down or left since the window before, and what did that do to revenue?
      """,
    grain: """
      One row per pair of tiers, from the top, also where nobody is; from: the tiers, `inactive`, `new`; to: \
      the tiers, `inactive`.
      """,
    key: ["from_tier", "to_tier"],
    order: .stated("tiers from the top, then `inactive`, then `new`; first by from_tier, then by to_tier"),
    foreignKeys: [ForeignKey("to_tier", in: Pyramid.self)],
    definition: """
      Every buyer by the tier in the window before W and the tier in W, the trailing window. Each window is
      cut by its own members. `new` are buyers whose first purchase day is in W. `inactive` are buyers who
      bought before a window and not in it. `revenue_before` is their revenue in the window before,
      `revenue_after` that in W. The pairs add up to all buyers and to their revenue in both windows. When the
      window before starts before data start, nobody knows who bought in it. Then the table is only a header.
      """,
    example: """
      from_tier,to_tier,customers,share_of_from,revenue_before,revenue_after,revenue_change
      platinum,platinum,1,1.000000,95.00,125.00,30.00
      iron,iron,2,0.666667,125.00,95.00,-30.00
      iron,inactive,1,0.333333,20.00,0.00,-20.00
      new,iron,1,1.000000,0.00,25.00,25.00
      """)

  public struct Row: Sendable {
    let from: String
    let to: String
    let cell: Cell
    /// Everybody of the same `from`.
    let leaving: Int
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    [
      Column("from_tier", "tier in the window before W, `inactive` or `new`", oneOf: names.places) {
        $0.from
      },
      Column("to_tier", "tier in W, or `inactive`", oneOf: names.tiersAndInactive) { $0.to },
      Column("customers", "buyers who went from from_tier to to_tier") { $0.cell.customers },
      Column("share_of_from", "customers / all buyers of from_tier") {
        Share($0.cell.customers, of: $0.leaving)
      },
      Column("revenue_before", "their revenue in the window before W") { $0.cell.before },
      Column("revenue_after", "their revenue in W") { $0.cell.after },
      Column("revenue_change", "revenue_after − revenue_before") { $0.cell.after - $0.cell.before },
    ]
  }

  struct Cell: Hashable, MadeOfParts, Portable {
    var customers = 0
    var before = Money.zero
    var after = Money.zero

    static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.customers)
      try parts.sum(\.before)
      try parts.sum(\.after)
    }
  }

  /// By place in the window before, from the top, and place in W; nothing where the window before is not known.
  public struct Tally: MadeOfParts, Portable {
    var grid: [[Cell]] = []

    public init() {}

    init(grid: [[Cell]]) { self.grid = grid }

    public static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.grid)
    }
  }

  public func tally(_ worksheet: Worksheet) -> Tally {
    let (history, landmarks) = (worksheet.history, worksheet.landmarks)
    guard let window = landmarks.premises.previousWindow, let previousTiers = landmarks.previousTiers,
      let befores = worksheet.previousActivities
    else { return Tally(grid: []) }
    let (activities, places, by) = (
      worksheet.activities, worksheet.places, landmarks.settings.pyramid.by
    )
    let tiers = landmarks.settings.pyramid.tiers.count
    var grid = Array(repeating: Array(repeating: Cell(), count: tiers + 1), count: tiers + 2)
    for customer in history.customers {
      guard let to = places[customer] else { continue }
      let before = befores[customer]
      let from = history.place(of: customer, with: before, in: window, previousTiers, by: by)
      let cell = Cell(customers: 1, before: before.revenue, after: activities[customer].revenue)
      grid[position(from, tiers)][position(to, tiers)].merge(cell)
    }
    return Tally(grid: grid)
  }

  private func position(_ place: PyramidPlace, _ tiers: Int) -> Int {
    switch place {
    case .tier(let position): position
    case .inactive: tiers
    case .new: tiers + 1
    }
  }

  public static func missing(from landmarks: Landmarks) -> Wish? {
    landmarks.previousTiers == nil
      ? Wish(
        "exports that reach back two windows", key: "pyramid.window_days, source.files or source.data_from")
      : nil
  }

  public func rows(_ tally: Tally, _ landmarks: Landmarks) -> [Row] {
    let names = PipelineNames(landmarks).places
    return zip(names, tally.grid).flatMap { from, cells in
      let leaving = cells.reduce(0) { $0 + $1.customers }
      return zip(names, cells).map { Row(from: from, to: $0, cell: $1, leaving: leaving) }
    }
  }
}
