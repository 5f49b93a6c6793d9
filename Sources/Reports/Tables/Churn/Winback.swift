public import Base
internal import Ledger
internal import Models

/// How long after a customer is lost is there still hope?
public struct Winback: Counted {
  public init() {}

  public static let reference = Reference(
    name: "winback",
    question:
      "How many lapsed customers come back by themselves, and after how long do they no longer come back?",
    grain: "One row per band of days past the lapse date, from the shortest; as of the as-of day.",
    key: ["band"], order: .stated("from the shortest silence"),
    definition: """
      Every lapse that has happened by the as-of day is one case, with the lapse threshold of that time. One
      customer may lapse and come back several times. A purchase on the lapse date itself is no lapse; a
      purchase k days later is k days past. A case counts in a band if it was still lapsed on the first day of
      the band and the band is over by the as-of day. It came back if its next purchase day is in the band.
      `366+` has no end: it counts every case that reached its first day, and those who came back by the as-of
      day, so its rate still rises.
      """,
    example: """
      band,lapsed,came_back,rate,rate_low,rate_high
      1-30,4,0,0.000000,0.000000,0.489891
      31-60,4,0,0.000000,0.000000,0.489891
      61-90,3,0,0.000000,0.000000,0.561497
      91-180,3,1,0.333333,0.061492,0.792340
      181-365,1,0,0.000000,0.000000,0.793451
      366+,1,0,0.000000,0.000000,0.793451
      """)

  /// Days past the lapse date.
  struct Band: Hashable, Sendable {
    let first: Int
    /// nil: without end.
    let last: Int?

    var name: String { last.map { "\(first)-\($0)" } ?? "\(first)+" }
  }

  static let bands = [
    Band(first: 1, last: 30), Band(first: 31, last: 60), Band(first: 61, last: 90),
    Band(first: 91, last: 180),
    Band(first: 181, last: 365), Band(first: 366, last: nil),
  ]

  public struct Row: Sendable {
    let band: Band
    let count: Count
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    [
      Column("band", "days past the lapse date", oneOf: bands.map(\.name)) { $0.band.name },
      Column(
        "lapsed", "cases still lapsed on the first day of the band, where the band is over by the as-of day"
      ) {
        $0.count.lapsed
      },
      Column("came_back", "of those, cases whose next purchase day is in the band") { $0.count.cameBack },
      Column("rate", "came_back / lapsed") { Share($0.count.cameBack, of: $0.count.lapsed) },
      Column("rate_low", "lower bound of the rate's 95% Wilson interval") { $0.count.interval?.low },
      Column("rate_high", "upper bound of the rate's 95% Wilson interval") { $0.count.interval?.high },
    ]
  }

  struct Count: Hashable, MadeOfParts, Portable {
    var lapsed = 0
    var cameBack = 0

    static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.lapsed)
      try parts.sum(\.cameBack)
    }

    var isConsistent: Bool { cameBack <= lapsed }

    var interval: Interval? { .wilson(cameBack, of: lapsed) }

    /// Counts a lapse in a band, where it belongs there.
    /// - Parameters:
    ///   - back: Days from the lapse date to the next purchase day; nil where there is none.
    ///   - watched: Days from the lapse date to the as-of day.
    /// - Returns: Whether it does.
    mutating func count(back: Int?, watched: Int, in band: Band) -> Bool {
      guard watched >= band.last ?? band.first else { return false }
      if let back, back < band.first { return false }
      lapsed += 1
      if let back, back <= band.last ?? watched { cameBack += 1 }
      return true
    }
  }

  /// By band.
  public struct Tally: MadeOfParts, Portable {
    var counts: [Count] = []

    public init() {}

    init(counts: [Count]) { self.counts = counts }

    public static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.counts)
    }
  }

  public func tally(_ worksheet: Worksheet) -> Tally {
    let (history, landmarks) = (worksheet.history, worksheet.landmarks)
    let (asOf, rule, bands) = (landmarks.asOf, landmarks.settings.lapse, Self.bands)
    var counts = Array(repeating: Count(), count: bands.count)
    for customer in history.customers {
      history.forEachLapse(of: customer, by: rule) { lapseDay, next in
        guard lapseDay <= asOf else { return }
        let (back, watched) = (next.map { $0 - lapseDay }, asOf - lapseDay)
        // Bands rise: who is not counted in one is in none after it.
        var band = 0
        while band < bands.count, counts[band].count(back: back, watched: watched, in: bands[band]) {
          band += 1
        }
      }
    }
    return Tally(counts: counts)
  }

  public func rows(_ tally: Tally, _ landmarks: Landmarks) -> [Row] {
    zip(Self.bands, tally.counts).map { Row(band: $0, count: $1) }
  }
}

extension History {
  /// Calls back with each lapse of a customer, in order of time: the day, and that of the purchase after it; nil where there
  /// is none yet. `spells` is its slow and obvious oracle.
  @inline(__always)
  func forEachLapse(of customer: Int, by rule: LapseRule, _ body: (_ day: Day, _ next: Day?) -> Void) {
    let purchases = purchases(of: customer)
    guard let first = purchases.first else { return }
    for purchase in purchases {
      let day = purchaseDay[purchase]
      let lapseDay =
        day + 1 + rule.threshold(gaps: purchase - first, spanningDays: day - purchaseDay[first])
      let next = purchase + 1 < purchases.upperBound ? purchaseDay[purchase + 1] : nil
      // A purchase on the lapse date itself is no lapse.
      if let next, next <= lapseDay { continue }
      body(lapseDay, next)
    }
  }
}
