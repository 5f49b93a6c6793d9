public import Base
internal import Ledger
internal import Models

/// Do newcomers come back better or worse than those before them?
public struct RepurchaseCohorts: Counted {
  public init() {}

  public static let reference = Reference(
    name: "repurchase_cohorts",
    question: "Do newcomers come back more often or less often than those of earlier periods?",
    grain: "One row per period of first purchase with buyers and window of days.",
    key: ["cohort", "window_days"], order: .risingKey,
    foreignKeys: [ForeignKey("cohort", in: Periods.self)],
    definition: """
      As in `repurchase`, for the buyers whose first purchase day is in one period. While not all newcomers of
      a period are eligible (`too_recent` above 0), its rate is only that of the earliest of them. Before
      `is_mature` a cohort also holds old customers whom the exports show for the first time; they come back
      more often than newcomers do.
      """,
    example: """
      cohort,is_mature,window_days,eligible,repurchased,rate,rate_low,rate_high,too_recent
      2025-01,true,30,2,1,0.500000,0.094531,0.905469,0
      2025-03,true,180,1,0,0.000000,0.000000,0.793451,0
      2025-03,true,365,1,1,1.000000,0.206549,1.000000,0
      2025-05,true,30,1,0,0.000000,0.000000,0.793451,0
      2025-05,true,60,1,1,1.000000,0.206549,1.000000,0
      2026-05,true,30,1,0,0.000000,0.000000,0.793451,0
      2026-05,true,60,0,0,,,,1
      """)

  public struct Row: Sendable {
    let cohort: Period
    let isMature: Bool
    let windowDays: Int
    let count: ReturnCount
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    [
      Column("cohort", "the period of the first purchase day") { $0.cohort },
      Column("is_mature", "the cohort starts late enough: its newcomers are really new") { $0.isMature },
      Column("window_days", "N: days after the first purchase day") { $0.windowDays },
    ] + ReturnCount.columns { $0.count }
  }

  /// By cohort and window.
  public struct Tally: MadeOfParts, Portable {
    var counts: [ReturnCount] = []

    public init() {}

    init(counts: [ReturnCount]) { self.counts = counts }

    public static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.counts)
    }
  }

  public func tally(_ worksheet: Worksheet) -> Tally {
    let (history, landmarks) = (worksheet.history, worksheet.landmarks)
    let calendar = landmarks.calendar
    return Tally(
      counts: ReturnCount.counted(
        worksheet.firstPurchases, windows: landmarks.settings.repurchase.windows.count,
        groups: calendar.count
      ) { calendar.position(of: history.purchaseDay[$0]) })
  }

  public func rows(_ tally: Tally, _ landmarks: Landmarks) -> [Row] {
    let calendar = landmarks.calendar
    var rows: [Row] = []
    let windows = landmarks.settings.repurchase.windows
    for cohort in calendar.all {
      let counts = tally.counts[cohort * windows.count..<(cohort + 1) * windows.count]
      guard counts.contains(where: { $0.buyers > 0 }) else { continue }
      for (days, count) in zip(windows, counts) {
        rows.append(
          Row(
            cohort: calendar.period(cohort), isMature: calendar.isMature(cohort), windowDays: days,
            count: count))
      }
    }
    return rows
  }
}
