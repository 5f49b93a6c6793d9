public import Base
internal import Ledger

/// Why do employees leave, and after how long?
public struct StaffLeavers: Stated {
  public init() {}

  public static let reference = Reference(
    name: "staff_leavers",
    question: "For which reasons do employees leave, and after how long?",
    grain: "One row per reason; only a header where `staff.columns.reason` is not mapped.",
    key: ["reason"], order: .stated("most who left first, equal ones by their bytes"),
    definition: """
      All employees whose last day is on or before the as-of day, by the reason that the roster gives. The median
      tenure is of those who left only: who stays is not in it, so it is no forecast of how long people stay. With
      `privacy.min_group`, reasons of fewer people keep their place and have no figures.
      """,
    example: """
      reason,left,share,median_tenure_days
      dismissed,1,0.500000,303
      own wish,1,0.500000,291
      """)

  public struct Row: Sendable {
    let reason: String
    let left: Int
    let allLeft: Int
    let medianDays: Int
    let showsFigures: Bool
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    [
      Column("reason", "as the roster gives it; `(none)` where it gives none") { $0.reason },
      Column("left", "employees who left for it") { $0.showsFigures ? $0.left : nil },
      Column("share", "of all who left") { $0.showsFigures ? Share($0.left, of: $0.allLeft) : nil },
      Column("median_tenure_days", "median of the days from hire to the last day, of those who left") {
        $0.showsFigures ? $0.medianDays : nil
      },
    ]
  }

  public static func missing(from landmarks: Landmarks) -> Wish? {
    landmarks.facts.relations.staffHasReasons
      ? nil : Wish("reasons of leaving", key: "staff.columns.reason")
  }

  public func rows(_ premises: Premises) -> [Row] {
    let facts = premises.facts.relations
    guard facts.staffHasReasons, let roster = facts.staff else { return [] }
    var tenures: [String: [Int]] = [:]
    for employment in roster {
      guard let left = employment.left else { continue }
      tenures[employment.reason, default: []].append(left - employment.hired)
    }
    let allLeft = tenures.values.reduce(0) { $0 + $1.count }
    let ordered = tenures.sorted { a, b in
      a.value.count == b.value.count ? a.key.precedesInBytes(b.key) : a.value.count > b.value.count
    }
    return ordered.map { reason, days in
      // Nearest rank: the value at rank ceil(n / 2).
      let median = days.sorted()[(days.count - 1) / 2]
      return Row(
        reason: reason, left: days.count, allLeft: allLeft, medianDays: median,
        showsFigures: days.count >= premises.settings.minGroup)
    }
  }
}
