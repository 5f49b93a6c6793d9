public import Base
internal import Ledger
internal import Models

/// Do first-time buyers come back, and where not?
public struct Repurchase: Counted {
  public init() {}

  public static let reference = Reference(
    name: "repurchase",
    question: "Do first-time buyers come back, how soon, and where do they not come back?",
    grain: "One row per dimension value and window of days; all buyers first (`all`, `all`).",
    key: ["dimension", "value", "window_days"],
    order: .stated(
      "everybody, then dimensions as the pipeline names them; values by their bytes, windows rising"),
    definition: """
      Eligible buyers have their first purchase day at least `window_days` before the as-of day. Of these,
      `repurchased` counts those with a second purchase day within that many days of the first. Buyers not yet
      eligible are counted in `too_recent` and are in no rate. A buyer belongs to the value that the first
      purchase day carries.
      """,
    example: """
      dimension,value,window_days,eligible,repurchased,rate,rate_low,rate_high,too_recent
      all,all,30,5,1,0.200000,0.036224,0.624465,0
      all,all,60,4,2,0.500000,0.150039,0.849961,1
      region,north,60,2,1,0.500000,0.094531,0.905469,1
      region,south,60,2,1,0.500000,0.094531,0.905469,0
      """)

  public struct Row: Sendable {
    let dimension: String
    let value: String
    let windowDays: Int
    let count: ReturnCount
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    [
      Column("dimension", "`all`, or the name of a dimension", oneOf: [everybody] + names.dimensions) {
        $0.dimension
      },
      Column("value", "the value the first purchase day carries") { $0.value },
      Column("window_days", "N: days after the first purchase day") { $0.windowDays },
    ] + ReturnCount.columns { $0.count }
  }

  /// The dimension and the value of the rows of all buyers.
  private static let everybody = "all"

  public struct Tally: MadeOfParts, Portable {
    /// By window.
    var everybody: [ReturnCount] = []
    /// By dimension, and by value and window back to back.
    var byValue: [[ReturnCount]] = []

    public init() {}

    init(everybody: [ReturnCount], byValue: [[ReturnCount]]) {
      (self.everybody, self.byValue) = (everybody, byValue)
    }

    public static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.everybody)
      try parts.sum(\.byValue)
    }
  }

  public func tally(_ worksheet: Worksheet) -> Tally {
    let (history, landmarks) = (worksheet.history, worksheet.landmarks)
    let windows = landmarks.settings.repurchase.windows.count
    let firsts = worksheet.firstPurchases
    return Tally(
      everybody: ReturnCount.counted(firsts, windows: windows, groups: 1) { _ in 0 },
      byValue: landmarks.facts.dimensions.enumerated().map { position, dimension in
        let carried = history.carried[position]
        return ReturnCount.counted(firsts, windows: windows, groups: dimension.values.count) {
          Int(carried[$0])
        }
      })
  }

  public func rows(_ tally: Tally, _ landmarks: Landmarks) -> [Row] {
    let windows = landmarks.settings.repurchase.windows
    var rows = zip(windows, tally.everybody).map { days, count in
      Row(dimension: Self.everybody, value: Self.everybody, windowDays: days, count: count)
    }
    for (dimension, counts) in zip(landmarks.facts.dimensions, tally.byValue) {
      for (index, value) in dimension.values.enumerated() {
        let counts = counts[index * windows.count..<(index + 1) * windows.count]
        guard counts.contains(where: { $0.buyers > 0 }) else { continue }
        for (days, count) in zip(windows, counts) {
          rows.append(Row(dimension: dimension.name, value: value, windowDays: days, count: count))
        }
      }
    }
    return rows
  }
}
