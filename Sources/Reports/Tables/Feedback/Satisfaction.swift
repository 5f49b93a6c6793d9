public import Base
internal import Ledger
internal import Models

/// How satisfied are customers, and how many say nothing?
public struct Satisfaction: Counted {
  public init() {}

  public static let reference = Reference(
    name: "satisfaction",
    question: "How satisfied are customers by their scores, and how many of them say nothing?",
    grain: """
      One row for all, then one per period with a score, per tier of W, and per value of each dimension with a score. \
      Without a column of scores only a header.
      """,
    key: ["group", "value"],
    order: .stated(
      "`all`, periods by time, tiers from the top, then dimensions in the pipeline's order with values by bytes"
    ),
    definition: """
      Responses are accepted records with a score, of unknown customers too in `all` and `period`. A response is in the
      value that the customer's last purchase day up to the record carries. csat: the share of scores of at least
      `feedback.satisfied_from`. nps: promoters less detractors over responses, as a fraction, where both thresholds are set;
      its interval is ± z × √((p + d − (p − d)²)/n), held within −1 and 1. silent: members of W without any feedback in W.
      Most of the dissatisfied never complain, so a rate of complaints is not a rate of dissatisfaction. Those who answer
      choose to: the scores are not those of all customers, and a difference of groups is not a cause.
      With `privacy.min_group`, rows of fewer known customers keep their place and have no figures; the
      figures of the silent are left out where `silent_base` is below it.
      """,
    example: """
      group,value,responses,customers,mean_score,satisfied,csat,csat_low,csat_high,dissatisfied,promoters,passives,detractors,nps,nps_low,nps_high,silent,silent_base,silent_share
      all,all,7,4,2.714286,3,0.428571,0.158220,0.749542,4,1,2,4,-0.428571,-0.968191,0.111048,2,4,0.500000
      period,2025-01,1,1,5.000000,1,1.000000,0.206549,1.000000,0,1,0,0,1.000000,1.000000,1.000000,,,
      period,2025-02,1,1,1.000000,0,0.000000,0.000000,0.793451,1,0,0,1,-1.000000,-1.000000,-1.000000,,,
      tier,platinum,2,1,4.500000,2,1.000000,0.342380,1.000000,0,1,1,0,0.500000,-0.192952,1.000000,0,1,0.000000
      tier,gold,0,0,,0,,,,0,0,0,0,,,,0,0,
      tier,iron,2,2,2.000000,0,0.000000,0.000000,0.657620,2,0,0,2,-1.000000,-1.000000,-1.000000,2,3,0.666667
      region,north,2,2,3.000000,1,0.500000,0.094531,0.905469,1,1,0,1,0.000000,-1.000000,1.000000,,,
      region,south,3,3,2.666667,1,0.333333,0.061492,0.792340,2,0,1,2,-0.666667,-1.000000,-0.133232,,,
      category,drinks,4,3,3.000000,2,0.500000,0.150039,0.849961,2,1,1,2,-0.250000,-1.000000,0.562558,,,
      """
  )

  /// A group of responses.
  public struct Row: Sendable {
    let group: String
    let value: String
    let count: Count
    /// The lowest score, in thousandths.
    let low: Int
    let has: Thresholds
    /// Members of W, and those of them without feedback in W; nil where they are not asked for.
    let silence: (silent: Int, base: Int)?
  }

  /// Which thresholds the pipeline says.
  struct Thresholds: Sendable {
    let satisfied: Bool
    let dissatisfied: Bool
    let promoters: Bool
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    let columns: [Column<Row>] = [
      Column("group", "all, period, tier, or the name of a dimension") { $0.group },
      Column("value", "the group's value") { $0.value },
      Column("responses", "accepted records with a score") { $0.count.responses },
      Column("customers", "known customers with a response, each once") { $0.count.customers },
      Column("mean_score", "the mean of the scores") { $0.mean },
      Column("satisfied", "responses of at least `feedback.satisfied_from`; empty where it is not set") {
        $0.has.satisfied ? $0.count.satisfied : nil
      },
      Column("csat", "satisfied / responses") {
        $0.has.satisfied ? Share($0.count.satisfied, of: $0.count.responses) : nil
      },
      Column("csat_low", "lower bound of csat's 95% Wilson interval") { $0.interval?.low },
      Column("csat_high", "upper bound of csat's 95% Wilson interval") { $0.interval?.high },
      Column("dissatisfied", "responses of at most `feedback.dissatisfied_to`; empty where it is not set") {
        $0.has.dissatisfied ? $0.count.low : nil
      },
      Column("promoters", "responses of at least `feedback.promoters_from`; empty where it is not set") {
        $0.has.promoters ? $0.count.promoters : nil
      },
      Column("passives", "responses between promoters and detractors") {
        $0.has.promoters ? $0.count.responses - $0.count.promoters - $0.count.detractors : nil
      },
      Column("detractors", "responses of at most `feedback.detractors_to`") {
        $0.has.promoters ? $0.count.detractors : nil
      },
      Column("nps", "(promoters − detractors) / responses") { $0.promoterScore?.value },
      Column("nps_low", "lower bound of its 95% interval") { $0.promoterScore?.low },
      Column("nps_high", "upper bound of its 95% interval") { $0.promoterScore?.high },
      Column("silent", "members of W, or of the tier, without any feedback in W") { $0.silence?.silent },
      Column("silent_base", "members of W, or of the tier") { $0.silence?.base },
      Column("silent_share", "silent / silent_base") { $0.silence.flatMap { Share($0.silent, of: $0.base) } },
    ]
    let silence: Set = ["silent", "silent_base", "silent_share"]
    let shown = names.hidingSmallGroups(columns, keeping: silence.union(["group", "value"])) {
      $0.count.customers
    }
    return names.hidingSmallGroups(shown, in: silence) { $0.silence?.base ?? 0 }
  }

  /// Of one group.
  struct Count: Hashable, MadeOfParts, Portable {
    var responses = 0
    var customers = 0
    /// What the scores are above the lowest one together, in thousandths.
    var above = 0
    var satisfied = 0
    var low = 0
    var promoters = 0
    var detractors = 0

    static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.responses)
      try parts.sum(\.customers)
      try parts.sum(\.above)
      try parts.sum(\.satisfied)
      try parts.sum(\.low)
      try parts.sum(\.promoters)
      try parts.sum(\.detractors)
    }

    var isConsistent: Bool {
      satisfied <= responses && low <= responses && promoters + detractors <= responses
    }
  }

  /// By group in the order of the rows, also of groups without a response; nothing without scores.
  public struct Tally: MadeOfParts, Portable {
    var counts: [Count] = []
    /// Of all, then by tier.
    var silent: [Int] = []
    var base: [Int] = []

    public init() {}

    public static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.counts)
      try parts.sum(\.silent)
      try parts.sum(\.base)
    }
  }

  public func tally(_ worksheet: Worksheet) -> Tally {
    let (history, landmarks) = (worksheet.history, worksheet.landmarks)
    var tally = Tally()
    guard let plan = SatisfactionPlan(landmarks), let records = history.relations.feedback else {
      return tally
    }
    tally.counts = Array(repeating: Count(), count: plan.count)
    tally.silent = Array(repeating: 0, count: 1 + plan.tiers)
    tally.base = tally.silent
    for person in 0...records.owners.people.upperBound {
      let isNameless = person == records.owners.people.upperBound
      let own = isNameless ? records.owners.nameless : records.owners.records(of: person)
      let isKnown = !isNameless && history.isKnown(person)
      var tier: Int?
      if isKnown, case .tier(let place) = worksheet.places[person] { tier = place }
      if let tier {
        let spoke = own.contains { landmarks.window.contains(records.day($0)) }
        for place in [0, 1 + tier] {
          tally.base[place] += 1
          if !spoke { tally.silent[place] += 1 }
        }
      }
      var seen: Set<Int> = []
      for record in own {
        guard let score = records.score(record) else { continue }
        let day = records.day(record)
        let last = isKnown ? history.lastPurchase(of: person, upTo: day) : nil
        for place in plan.places(day, tier: tier, last, history) {
          plan.count(score, &tally.counts[place])
          // The groups of one record are all different.
          if isKnown, own.count == 1 || seen.insert(place).inserted { tally.counts[place].customers += 1 }
        }
      }
    }
    return tally
  }

  public func rows(_ tally: Tally, _ landmarks: Landmarks) -> [Row] {
    guard let plan = SatisfactionPlan(landmarks), !tally.counts.isEmpty else { return [] }
    func row(_ group: String, _ value: String, _ place: Int, silence: Int? = nil) -> Row {
      Row(
        group: group, value: value, count: tally.counts[place], low: plan.low, has: plan.has,
        silence: silence.map { (tally.silent[$0], tally.base[$0]) })
    }
    var rows = [row("all", "all", 0, silence: 0)]
    for period in plan.calendar?.all ?? 0..<0 where tally.counts[1 + period].responses > 0 {
      rows.append(row("period", plan.calendar?.name(of: period) ?? "", 1 + period))
    }
    for tier in 0..<plan.tiers {
      rows.append(row("tier", landmarks.tierName(tier), plan.firstTier + tier, silence: 1 + tier))
    }
    for (position, dimension) in landmarks.facts.dimensions.enumerated() {
      for (code, value) in dimension.values.enumerated() {
        let place = plan.firstOfDimension[position] + code
        if tally.counts[place].responses > 0 { rows.append(row(dimension.name, value, place)) }
      }
    }
    return rows
  }
}

extension Satisfaction.Row {
  fileprivate var mean: Ratio? {
    Ratio(Int128(count.above) + Int128(low) * Int128(count.responses), over: Int128(count.responses) * 1_000)
  }

  fileprivate var interval: Interval? { has.satisfied ? .wilson(count.satisfied, of: count.responses) : nil }

  fileprivate var promoterScore: (value: Ratio, low: Ratio, high: Ratio)? {
    guard has.promoters, count.responses > 0 else { return nil }
    let n = Double(count.responses)
    let score = Double(count.promoters - count.detractors) / n
    let spread = Double(count.promoters + count.detractors) / n - score * score
    let reach = Interval.z * (max(0, spread) / n).squareRoot()
    return (Ratio(score), Ratio(max(-1, score - reach)), Ratio(min(1, score + reach)))
  }
}

/// The groups of `satisfaction`, one behind the other.
private struct SatisfactionPlan {
  /// nil where there is no feedback by the as-of day.
  let calendar: PeriodCalendar?
  let tiers: Int
  let firstTier: Int
  let firstOfDimension: [Int]
  let count: Int
  let low: Int
  let has: Satisfaction.Thresholds
  private let judgement: Judgement

  /// nil where no score is mapped.
  init?(_ landmarks: Landmarks) {
    guard let facts = landmarks.facts.relations.feedback, facts.hasScores,
      let settings = landmarks.settings.feedback
    else { return nil }
    calendar = FeedbackPlan(landmarks)?.calendar
    tiers = landmarks.settings.pyramid.tiers.count
    firstTier = 1 + (calendar?.count ?? 0)
    var next = firstTier + tiers
    var firstOfDimension: [Int] = []
    for dimension in landmarks.facts.dimensions {
      firstOfDimension.append(next)
      next += dimension.values.count
    }
    self.firstOfDimension = firstOfDimension
    count = next
    low = settings.scale.lowerBound
    has = Satisfaction.Thresholds(
      satisfied: settings.satisfiedFrom != nil, dissatisfied: settings.dissatisfiedTo != nil,
      promoters: settings.promotersFrom != nil && settings.detractorsTo != nil)
    judgement = Judgement(settings, kinds: facts.kinds)
  }

  /// The groups of a response.
  /// - Parameter last: The customer's last purchase up to it.
  func places(_ day: Day, tier: Int?, _ last: Int?, _ history: History) -> [Int] {
    var places = [0]
    if let calendar { places.append(1 + calendar.position(of: day)) }
    if let tier { places.append(firstTier + tier) }
    guard let last else { return places }
    for (dimension, first) in firstOfDimension.enumerated() {
      places.append(first + Int(history.carried[dimension][last]))
    }
    return places
  }

  func count(_ score: Int, _ count: inout Satisfaction.Count) {
    count.responses += 1
    count.above += score - low
    if judgement.isSatisfied(score) { count.satisfied += 1 }
    if judgement.isLow(score) { count.low += 1 }
    if judgement.isPromoter(score) { count.promoters += 1 }
    if judgement.isDetractor(score) { count.detractors += 1 }
  }
}
