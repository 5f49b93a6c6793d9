public import Base
internal import Ledger

/// Who bought recently, often and for much?
public struct Rfm: Counted {
  public init() {}

  public static let reference = Reference(
    name: "rfm",
    question: "How many members bought recently and often, and what revenue do they bring?",
    grain: "One row per r_score and f_score, all 25.",
    key: ["r_score", "f_score"], order: .risingKey,
    definition: """
      The members of W, the trailing window, by recency (days since the last purchase day; fewer are better),
      frequency (purchase days in W) and money (revenue in W). Each is scored from 1 to 5: 1 + the number of
      nearest-rank quantiles at 20, 40, 60 and 80%, counted from the worst, that the value exceeds. Equal
      values share the lower score. So where most customers bought once, few score above 1 in frequency. A
      score is a rank among these customers, not an amount. Segments follow from R and F.
      """,
    example: """
      r_score,f_score,segment,customers,customer_share,revenue,revenue_share,mean_m_score
      1,1,hibernating,1,0.250000,25.00,0.102041,1.000000
      1,2,hibernating,0,0.000000,0.00,0.000000,
      2,3,at_risk,1,0.250000,70.00,0.285714,3.000000
      3,1,about_to_sleep,1,0.250000,25.00,0.102041,1.000000
      4,4,loyal,1,0.250000,125.00,0.510204,4.000000
      5,5,champions,0,0.000000,0.00,0.000000,
      """)

  public struct Row: Sendable {
    let r: Int
    let f: Int
    let cell: Cell
    let members: Int
    let memberRevenue: Money
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    [
      Column("r_score", "1 for the longest silence, 5 for the shortest") { $0.r },
      Column("f_score", "1 for the fewest purchase days in W, 5 for the most") { $0.f },
      Column("segment", "the group that the two scores suggest") { Segment(r: $0.r, f: $0.f) },
      Column("customers", "members of W with these scores") { $0.cell.customers },
      Column("customer_share", "customers / members of W") { Share($0.cell.customers, of: $0.members) },
      Column("revenue", "their revenue in W") { $0.cell.revenue },
      Column("revenue_share", "revenue / revenue of all members of W") {
        Ratio($0.cell.revenue, over: $0.memberRevenue)
      },
      Column("mean_m_score", "mean of their scores by revenue in W, from 1 to 5") {
        Ratio($0.cell.sumOfMScores, over: $0.cell.customers)
      },
    ]
  }

  struct Cell: Hashable, MadeOfParts, Portable {
    var customers = 0
    var revenue = Money.zero
    var sumOfMScores = 0

    static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.customers)
      try parts.sum(\.revenue)
      try parts.sum(\.sumOfMScores)
    }
  }

  /// By r and f, in the order of rows.
  public struct Tally: MadeOfParts, Portable {
    var cells: [Cell] = []

    public init() {}

    init(cells: [Cell]) { self.cells = cells }

    public static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.cells)
    }
  }

  public func tally(_ worksheet: Worksheet) -> Tally {
    let (history, landmarks, activities) = (worksheet.history, worksheet.landmarks, worksheet.activities)
    let asOf = landmarks.asOf
    let scores = landmarks.rfmScale
    var cells = Array(repeating: Cell(), count: 25)
    for customer in history.customers {
      let activity = activities[customer]
      guard activity.isMember, let last = history.purchases(of: customer).last else { continue }
      let score = scores.score(daysSinceLast: asOf - history.purchaseDay[last], activity)
      cells[(score.r - 1) * 5 + score.f - 1].merge(
        Cell(customers: 1, revenue: activity.revenue, sumOfMScores: score.m))
    }
    return Tally(cells: cells)
  }

  public func rows(_ tally: Tally, _ landmarks: Landmarks) -> [Row] {
    tally.cells.enumerated().map { position, cell in
      Row(
        r: position / 5 + 1, f: position % 5 + 1, cell: cell, members: landmarks.crowd.members,
        memberRevenue: landmarks.crowd.memberRevenue)
    }
  }
}
