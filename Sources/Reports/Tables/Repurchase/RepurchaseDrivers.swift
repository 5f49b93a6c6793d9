public import Base
internal import Ledger
internal import Models

/// Why do more or fewer newcomers come back than before?
public struct RepurchaseDrivers: Counted {
  public init() {}

  public static let reference = Reference(
    name: "repurchase_drivers",
    question: "Why did repurchase rise or fall: other newcomers, or newcomers who behave in another way?",
    grain:
      "One row per cohort, comparison, dimension and value, then one `(total)` row in each dimension.",
    key: ["period", "against", "dimension", "value"],
    order: .stated(
      "cohorts rising, `previous` before `year_ago`, dimensions as the pipeline names them, values by their bytes, `(total)` last"
    ),
    foreignKeys: [ForeignKey("period", in: Periods.self)],
    definition: """
      A cohort's rate is the share of its buyers who come back within `repurchase.driver_window` days of the
      first purchase day. It is compared with the cohort just before and with that of a year ago, where all
      buyers of both cohorts are eligible: their days are over. A buyer belongs to the value that the first
      purchase day carries. Kitagawa's decomposition splits the change of the rate: `rate_effect` is what the
      value's own rate did, `mix_effect` what the value's share of the newcomers did. Over the values both
      add up to the change of the overall rate. It says where the change is, not what caused it.
      """,
    example: """
      period,against,dimension,value,eligible_before,repurchased_before,rate_before,share_before,eligible,repurchased,rate,share,mix_effect,rate_effect,change
      2026-05,year_ago,region,north,0,0,,0.000000,1,0,0.000000,1.000000,0.000000,0.000000,0.000000
      2026-05,year_ago,region,south,1,0,0.000000,1.000000,0,0,,0.000000,0.000000,0.000000,0.000000
      2026-05,year_ago,region,(total),1,0,0.000000,1.000000,1,0,0.000000,1.000000,0.000000,0.000000,0.000000
      """)

  public struct Row: Sendable {
    let driver: RateDriver
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    RateDriver.columns(
      names, period: "the period of the first purchase day",
      whole: ("eligible", "buyers of the cohort whose first purchase day carries the value"),
      part: ("repurchased", "of those, a second purchase day within the window of days")
    ) { $0.driver }
  }

  public struct Tally: MadeOfParts, Portable {
    /// By cohort.
    var cohorts: [ReturnCount] = []
    /// By dimension and value.
    var values: [SparseTallies<ReturnsByCohort>] = []

    public init() {}

    public static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.cohorts)
      try parts.sum(\.values)
    }

    /// Each buyer has one value of each dimension, so where a cohort has buyers some value has. So many buyers that their
    /// products would not fit do not exist.
    public var isConsistent: Bool {
      cohorts.indices.allSatisfy { cohort in
        cohorts[cohort].buyers < 1 << 30
          && values.allSatisfy { dimension in
            let counts = dimension.tallies.compactMap { $0?.cohorts[cohort] }
            return counts.allSatisfy { $0.buyers < 1 << 30 }
              && (cohorts[cohort].eligible > 0) == counts.contains { $0.eligible > 0 }
          }
      }
    }
  }

  /// The returns of the buyers of one value.
  struct ReturnsByCohort: Hashable, MadeOfParts, Portable {
    /// By cohort.
    var cohorts: [ReturnCount] = []

    static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.cohorts)
    }
  }

  public func tally(_ worksheet: Worksheet) -> Tally {
    let (history, landmarks) = (worksheet.history, worksheet.landmarks)
    let calendar = landmarks.calendar
    let nobody = ReturnsByCohort(cohorts: Array(repeating: ReturnCount(), count: calendar.count))
    // Of a single window: it is over, or it is not, and the buyer came back in it, or did not.
    let firsts = history.firstPurchases(
      by: [landmarks.settings.repurchase.driverWindow], asOf: landmarks.asOf)
    var tally = Tally()
    tally.cohorts = ReturnCount.counted(firsts, windows: 1, groups: calendar.count) {
      calendar.position(of: history.purchaseDay[$0])
    }
    tally.values = landmarks.facts.dimensions.enumerated().map { position, dimension in
      let carried = history.carried[position]
      var values: [ReturnsByCohort?] = Array(repeating: nil, count: dimension.values.count)
      for first in firsts {
        let purchase = Int(first.purchase)
        let value = Int(carried[purchase])
        let cohort = calendar.position(of: history.purchaseDay[purchase])
        values[value, default: nobody].cohorts[cohort].count(first)
      }
      return SparseTallies(values, nobody: nobody)
    }
    return tally
  }

  public static func missing(from landmarks: Landmarks) -> Wish? {
    landmarks.facts.dimensions.isEmpty ? Wish("a dimension", key: "source.dimensions") : nil
  }

  public func rows(_ tally: Tally, _ landmarks: Landmarks) -> [Row] {
    let pairs = RateDriver.pairs(in: landmarks.calendar) { cohort in
      tally.cohorts[cohort].eligible > 0 && tally.cohorts[cohort].tooRecent == 0
    }
    return pairs.flatMap { pair in
      zip(landmarks.facts.dimensions, tally.values).flatMap { dimension, values in
        RateDriver.rows(
          pair, dimension: dimension.name,
          values: zip(dimension.values, values.tallies).compactMap { value, returns in
            returns.map { (value, $0.count(pair.before), $0.count(pair.after)) }
          })
      }
    }.map(Row.init)
  }
}

extension RepurchaseDrivers.ReturnsByCohort {
  fileprivate func count(_ cohort: Int) -> Kitagawa.Count {
    Kitagawa.Count(cohorts[cohort].repurchased, of: cohorts[cohort].eligible)
  }
}

extension ReturnCount {
  /// Counts a first purchase that was compared with one window.
  fileprivate mutating func count(_ first: FirstPurchase) {
    guard first.windowsOver == 1 else {
      tooRecent += 1
      return
    }
    eligible += 1
    if first.cameBackIn == 0 { repurchased += 1 }
  }
}

extension Array {
  /// An element that is made when it is first written to.
  fileprivate subscript<Wrapped>(position: Int, default value: Wrapped) -> Wrapped
  where Element == Wrapped? {
    get { self[position] ?? value }
    _modify {
      var element = self[position] ?? value
      self[position] = nil
      defer { self[position] = element }
      yield &element
    }
  }
}
