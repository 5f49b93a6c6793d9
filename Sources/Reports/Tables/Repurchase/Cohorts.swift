public import Base
internal import Ledger

/// What becomes of the customers of one period as they grow older?
public struct Cohorts: Counted {
  public init() {}

  public static let reference = Reference(
    name: "cohorts",
    question: """
      Of the customers who first bought in one period, how many still buy later, and how much revenue do they \
      bring?
      """,
    grain: "One row per cohort with buyers and age that has begun by the as-of day.",
    key: ["cohort", "age"], order: .risingKey,
    foreignKeys: [ForeignKey("cohort", in: Periods.self), ForeignKey("period", in: Periods.self)],
    definition: """
      A cohort is the buyers whose first purchase day is in one period. Its age is the number of periods
      since. Active buyers have a purchase day in that period. Revenue counts every line of the cohort's
      customers on its own day, refunds too, from the first purchase day on. `is_complete` is about the
      period, `is_mature` about the cohort. Before `is_mature` a cohort also holds old customers whom the
      exports show for the first time.
      """,
    example: """
      cohort,age,period,is_complete,is_mature,customers,active,retention_rate,orders,revenue,cumulative_revenue,cumulative_revenue_per_customer
      2025-01,0,2025-01,true,true,2,2,1.000000,2,55.00,55.00,27.50
      2025-01,1,2025-02,true,true,2,1,0.500000,1,20.00,75.00,37.50
      2025-01,3,2025-04,true,true,2,1,0.500000,1,20.00,95.00,47.50
      2025-03,0,2025-03,true,true,1,1,1.000000,1,60.00,60.00,60.00
      2025-03,8,2025-11,true,true,1,1,1.000000,1,50.00,110.00,110.00
      2026-05,0,2026-05,true,true,1,1,1.000000,1,25.00,25.00,25.00
      2026-05,1,2026-06,true,true,1,0,0.000000,0,0.00,25.00,25.00
      """)

  public struct Row: Sendable {
    let cohort: Period
    let age: Int
    let isComplete: Bool
    let isMature: Bool
    let customers: Int
    let count: CohortCounts.Cell
    let cumulativeRevenue: Money
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    [
      Column("cohort", "the period of the first purchase day") { $0.cohort },
      Column("age", "periods since the cohort's") { $0.age },
      Column("period", "the period that is counted: cohort + age") {
        $0.cohort.advanced(by: $0.age)
      },
      Column("is_complete", "the period starts on or after data start and ends on or before the as-of day") {
        $0.isComplete
      },
      Column("is_mature", "the cohort starts late enough: its newcomers are really new") { $0.isMature },
      Column("customers", "buyers of the cohort") { $0.customers },
      Column("active", "of those, with a purchase day in the period") { $0.count.active },
      Column("retention_rate", "active / customers") { Share($0.count.active, of: $0.customers) },
      Column("orders", "the cohort's orders counted on purchase days of the period") { $0.count.orders },
      Column("revenue", "sum of the cohort's amounts in the period, from each first purchase day on") {
        $0.count.revenue
      },
      Column("cumulative_revenue", "revenue up to this age") { $0.cumulativeRevenue },
      Column("cumulative_revenue_per_customer", "cumulative_revenue / customers") {
        $0.cumulativeRevenue.average(over: $0.customers)
      },
    ]
  }

  public func rows(_ tally: CohortCounts, _ landmarks: Landmarks) -> [Row] {
    let calendar = landmarks.calendar
    var rows: [Row] = []
    for cohort in calendar.all where tally.customers[cohort] > 0 {
      var cumulative = Money.zero
      for (age, count) in tally.cells(ofCohort: cohort).enumerated() {
        cumulative += count.revenue
        rows.append(
          Row(
            cohort: calendar.period(cohort), age: age,
            isComplete: calendar.isComplete(cohort + age), isMature: calendar.isMature(cohort),
            customers: tally.customers[cohort], count: count, cumulativeRevenue: cumulative))
      }
    }
    return rows
  }

  public func postings(_ rows: [Row], _ landmarks: Landmarks) -> [Posting] {
    let inCohorts = rows.reduce(Money.zero) { $0 + $1.count.revenue }
    return [
      Posting(.cohortRevenue, .left, landmarks.facts.account.total.revenue),
      Posting(.cohortRevenue, .right, inCohorts + landmarks.crowd.revenueOutsideCohorts),
    ]
  }
}
