public import Base
internal import Ledger
internal import Models

/// Where are customers leaving?
public struct ChurnByDimension: Counted {
  public init() {}

  public static let reference = Reference(
    name: "churn_by_dimension",
    question:
      "Where are customers leaving: in which region, channel or product line, and under which sales rep?",
    grain: "One row per dimension, value and period, in that order; only rows with an opening above 0.",
    key: ["dimension", "value", "period"],
    order: .stated("dimensions as the pipeline names them, values by their bytes, periods rising"),
    foreignKeys: [ForeignKey("period", in: Growth.self)],
    definition: """
      As in `growth`: opening counts the customers active on the day before the period, and churned counts
      those of them who are not active at its end. A customer belongs to the value that the last purchase day
      before the period carries. So the openings of a dimension add up to the opening of `growth`, and a
      customer who moves to another value is not counted as lost. Before `is_mature` churn is too low. While a
      period is not complete, its churn still rises.
      """,
    example: """
      dimension,value,period,is_complete,is_mature,opening,churned,churn_rate,churn_rate_low,churn_rate_high,churn_rate_year_ago,churn_rate_change,lost_revenue
      region,north,2025-04,true,true,2,1,0.500000,0.094531,0.905469,,,20.00
      region,north,2025-05,true,true,1,0,0.000000,0.000000,0.793451,,,0.00
      region,south,2025-06,true,true,2,1,0.500000,0.094531,0.905469,,,60.00
      region,south,2025-10,true,true,1,1,1.000000,0.206549,1.000000,,,90.00
      region,south,2026-06,true,true,1,0,0.000000,0.000000,0.793451,0.500000,-0.500000,0.00
      category,food,2025-10,true,true,2,1,0.500000,0.094531,0.905469,,,90.00
      category,ware,2025-06,true,true,1,1,1.000000,0.206549,1.000000,,,60.00
      """)

  public struct Row: Sendable {
    let dimension: String
    let value: String
    let period: Period
    let isComplete: Bool
    let isMature: Bool
    let rates: ChurnOfPeriod

    var churn: Churn { rates.churn }
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    [
      Column("dimension", "the name of a dimension", oneOf: names.dimensions) { $0.dimension },
      Column("value", "the value carried by the last purchase day before the period") { $0.value },
      Column("period", "the period") { $0.period },
      Column("is_complete", "starts on or after data start and ends on or before the as-of day") {
        $0.isComplete
      },
      Column("is_mature", "starts late enough: customers who had lapsed before it could have been seen") {
        $0.isMature
      },
      Column("opening", "customers of the value active on the day before the period") { $0.churn.opening },
      Column("churned", "of those, not active on its last day, or on the as-of day") { $0.churn.churned },
    ] + ChurnOfPeriod.columns { $0.rates } + [
      Column("lost_revenue", "revenue of the churned over the 365 days up to their last purchase day") {
        $0.churn.lostRevenue
      }
    ]
  }

  public typealias Tally = ChurnOfValues

  public static func missing(from landmarks: Landmarks) -> Wish? {
    landmarks.facts.dimensions.isEmpty ? Wish("a dimension", key: "source.dimensions") : nil
  }

  public func rows(_ tally: ChurnOfValues, _ landmarks: Landmarks) -> [Row] {
    let calendar = landmarks.calendar
    var rows: [Row] = []
    for (dimension, churns) in zip(landmarks.facts.dimensions, tally.churns) {
      for (value, churn) in zip(dimension.values, churns.tallies) {
        for churn in churn?.periods(of: calendar) ?? [] where churn.churn.opening > 0 {
          rows.append(
            Row(
              dimension: dimension.name, value: value, period: calendar.period(churn.position),
              isComplete: calendar.isComplete(churn.position), isMature: calendar.isMature(churn.position),
              rates: churn))
        }
      }
    }
    return rows
  }

  public func postings(_ rows: [Row], _ landmarks: Landmarks) -> [Posting] {
    var openings: [String: Int] = [:]
    for row in rows { openings["\(row.dimension) \(row.period)", default: 0] += row.churn.opening }
    // Periods that nobody opens have no row, and must be 0 in `growth` too.
    return landmarks.facts.dimensions.flatMap { dimension in
      landmarks.calendar.all.map { position in
        let subject = "\(dimension.name) \(landmarks.calendar.period(position))"
        return Posting(.churnOpening, .left, of: subject, openings[subject] ?? 0)
      }
    }
  }
}
