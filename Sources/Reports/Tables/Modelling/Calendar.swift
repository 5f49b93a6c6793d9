public import Base
internal import Ledger

/// All days, so that other programs can group and filter by them as this one does.
public struct Calendar: Stated {
  public init() {}

  public static let reference = Reference(
    name: "calendar",
    question:
      "Which week, month, quarter, year and period is a day in, and is that period complete and mature?",
    grain:
      "One row per day, from the first day of the first period to the last day of the as-of day's period.",
    key: ["day"], order: .risingKey,
    definition: """
      A table of days for programs that need one. The first period is the one that data start is in. The words
      `is_complete` and `is_mature` are those of `growth`: the day's period lies between data start and the
      as-of day with all its days; it starts late enough for customers who had lapsed before it to have been
      seen. Days after the as-of day are there so that the last period is whole.
      """,
    example: """
      day,weekday,iso_week,month,quarter,year,period,period_start,period_end,is_complete,is_mature,is_in_window,is_after_as_of
      2024-07-01,1,2024-W27,2024-07,2024-Q3,2024,2024-07,2024-07-01,2024-07-31,true,false,false,false
      2026-06-28,7,2026-W26,2026-06,2026-Q2,2026,2026-06,2026-06-01,2026-06-30,true,true,true,false
      """)

  public struct Row: Sendable {
    let day: Day
    let period: Period
    let isComplete: Bool
    let isMature: Bool
    let isInWindow: Bool
    let isAfterAsOf: Bool
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    [
      Column("day", "the day") { $0.day },
      Column("weekday", "1 Monday to 7 Sunday") { $0.day.weekday + 1 },
      Column("iso_week", "the ISO 8601 week: `2026-W09`") { Period(.week, containing: $0.day) },
      Column("month", "the month") { Period(.month, containing: $0.day) },
      Column("quarter", "the quarter") { Period(.quarter, containing: $0.day) },
      Column("year", "the year") { Period(.year, containing: $0.day).ordinal },
      Column("period", "the period that the pipeline's tables are split by") { $0.period },
      Column("period_start", "its first day") { $0.period.firstDay },
      Column("period_end", "its last day") { $0.period.lastDay },
      Column("is_complete", "the period starts on or after data start and ends on or before the as-of day") {
        $0.isComplete
      },
      Column(
        "is_mature", "the period starts late enough: customers who had lapsed before it could have been seen"
      ) { $0.isMature },
      Column("is_in_window", "the day is in W, the trailing window") { $0.isInWindow },
      Column("is_after_as_of", "the day is after the as-of day") { $0.isAfterAsOf },
    ]
  }

  public func rows(_ premises: Premises) -> [Row] {
    let calendar = premises.calendar
    return calendar.all.flatMap { position in
      let period = calendar.period(position)
      let (isComplete, isMature) = (calendar.isComplete(position), calendar.isMature(position))
      return (0...period.lastDay - period.firstDay).map { age in
        let day = period.firstDay + age
        return Row(
          day: day, period: period, isComplete: isComplete, isMature: isMature,
          isInWindow: premises.window.contains(day), isAfterAsOf: day > premises.facts.asOf)
      }
    }
  }
}
