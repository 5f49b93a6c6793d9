public import Base
internal import Ledger
internal import Models

/// Why are more or fewer customers leaving than before?
public struct ChurnDrivers: Counted {
  public init() {}

  public static let reference = Reference(
    name: "churn_drivers",
    question: "Why did churn rise or fall: other customers, or customers who leave more often?",
    grain: "One row per period, comparison, dimension and value, then one `(total)` row in each dimension.",
    key: ["period", "against", "dimension", "value"],
    order: .stated(
      "periods rising, `previous` before `year_ago`, dimensions as the pipeline names them, values by their bytes, `(total)` last"
    ),
    foreignKeys: [ForeignKey("period", in: Growth.self)],
    definition: """
      The churn rate of `churn_by_dimension`, compared with that of the period before and of a year ago. Only
      periods that are complete and mature, with an opening above 0, are compared. Kitagawa's decomposition
      splits the change of the rate: `rate_effect` is what the value's own churn rate did, `mix_effect` what
      the value's share of the opening did. Over the values both add up to the change of the churn rate of
      `growth`. It says where the change is, not what caused it.
      """,
    example: """
      period,against,dimension,value,opening_before,churned_before,rate_before,share_before,opening,churned,rate,share,mix_effect,rate_effect,change
      2025-04,previous,region,north,2,0,0.000000,1.000000,2,1,0.500000,0.666667,-0.027778,0.416667,0.388889
      2025-04,previous,region,south,0,0,,0.000000,1,0,0.000000,0.333333,-0.055556,0.000000,-0.055556
      2025-04,previous,region,(total),2,0,0.000000,1.000000,3,1,0.333333,1.000000,-0.083333,0.416667,0.333333
      """)

  public typealias Tally = ChurnOfValues

  public struct Row: Sendable {
    let driver: RateDriver
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    RateDriver.columns(
      names, period: "the period",
      whole: ("opening", "customers of the value active on the day before the period"),
      part: ("churned", "of those, not active on its last day")
    ) { $0.driver }
  }

  public static func missing(from landmarks: Landmarks) -> Wish? {
    landmarks.facts.dimensions.isEmpty ? Wish("a dimension", key: "source.dimensions") : nil
  }

  public func rows(_ tally: ChurnOfValues, _ landmarks: Landmarks) -> [Row] {
    let calendar = landmarks.calendar
    let churns = tally.churns.map { dimension in
      dimension.tallies.map { $0?.periods(of: calendar).map(\.churn) }
    }
    // All dimensions open a period with the same customers.
    let openings = calendar.all.map { period in
      churns.first?.reduce(0) { $0 + ($1?[period].opening ?? 0) } ?? 0
    }
    let pairs = RateDriver.pairs(in: calendar) {
      openings[$0] > 0 && calendar.isComplete($0) && calendar.isMature($0)
    }
    return pairs.flatMap { pair in
      zip(landmarks.facts.dimensions, churns).flatMap { dimension, churns in
        RateDriver.rows(
          pair, dimension: dimension.name,
          values: zip(dimension.values, churns).compactMap { value, churn in
            churn.map { (value, $0[pair.before].count, $0[pair.after].count) }
          })
      }
    }.map(Row.init)
  }
}

extension Churn {
  fileprivate var count: Kitagawa.Count { Kitagawa.Count(churned, of: opening) }
}
