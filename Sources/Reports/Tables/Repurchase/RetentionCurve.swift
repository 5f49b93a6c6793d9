public import Base
internal import Models

/// What share of the buyers still buys after so many periods?
public struct RetentionCurve: Counted {
  public init() {}

  public static let reference = Reference(
    name: "retention_curve",
    question: "What share of all buyers buys again one, two, three … periods after their first?",
    grain: "One row per age that at least one cohort has completed.",
    key: ["age"], order: .risingKey,
    definition: """
      All cohorts of `cohorts` at one age together, over complete periods only. Eligible are the customers of
      the cohorts whose period at that age is complete. Active are those of them with a purchase day in it.
      This is not a survival curve: a customer who pauses for one period is missing there and may be back in
      the next. Old ages rest on few cohorts, the oldest ones of the shop: look at `cohorts`.
      """,
    example: """
      age,cohorts,eligible,active,rate,rate_low,rate_high
      0,4,5,5,1.000000,0.565518,1.000000
      1,4,5,2,0.400000,0.117621,0.769276
      2,3,4,0,0.000000,0.000000,0.489891
      3,3,4,2,0.500000,0.150039,0.849961
      17,1,2,0,0.000000,0.000000,0.657620
      """)

  public struct Row: Sendable {
    let age: Int
    let cohorts: Int
    let eligible: Int
    let active: Int

    var interval: Interval? { .wilson(active, of: eligible) }
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    [
      Column("age", "periods since the first purchase's") { $0.age },
      Column("cohorts", "cohorts whose period at this age is complete") { $0.cohorts },
      Column("eligible", "customers of those cohorts") { $0.eligible },
      Column("active", "of those, with a purchase day in the period") { $0.active },
      Column("rate", "active / eligible") { Share($0.active, of: $0.eligible) },
      Column("rate_low", "lower bound of the rate's 95% Wilson interval") { $0.interval?.low },
      Column("rate_high", "upper bound of the rate's 95% Wilson interval") { $0.interval?.high },
    ]
  }

  public func rows(_ tally: CohortCounts, _ landmarks: Landmarks) -> [Row] {
    let calendar = landmarks.calendar
    let withBuyers = calendar.all.filter { tally.customers[$0] > 0 }
    let isComplete = calendar.all.map(calendar.isComplete)
    return calendar.all.compactMap { age in
      let cohorts = withBuyers.filter { $0 + age < calendar.count && isComplete[$0 + age] }
      guard !cohorts.isEmpty else { return nil }
      let eligible = cohorts.reduce(0) { $0 + tally.customers[$1] }
      let active = cohorts.reduce(0) { sum, cohort in
        let cells = tally.cells(ofCohort: cohort)
        return sum + cells[cells.startIndex + age].active
      }
      return Row(age: age, cohorts: cohorts.count, eligible: eligible, active: active)
    }
  }
}
