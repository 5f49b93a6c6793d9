public import Base
internal import Ledger
internal import Models

/// How much do customers trust the shop, are they committed and satisfied?
public struct RelationshipQuality: Counted {
  public init() {}

  public static let reference = Reference(
    name: "relationship_quality",
    question: "How high are trust, commitment and satisfaction, and do the questions measure one thing each?",
    grain: """
      One row per construct for all respondents (`all`), then for the members of each tier of W where the survey names \
      customers. Only a header without `survey.constructs`.
      """,
    key: ["group", "value", "construct"],
    order: .stated("`all`, tiers from the top; constructs in the pipeline's order"),
    definition: """
      Answers are put on 0 … 1, items in `survey.reversed` the other way round. A respondent's construct is the mean of
      the answered items, when at least half are answered; `top` counts means of at least `survey.top_from`. `alpha` is
      Cronbach's alpha, of respondents who answered all items; `alpha_standardized` is k r̄ / (1 + (k − 1) r̄), where r̄ is
      the mean correlation of two items. Both are empty with one item. With an alpha under 0.7 the items do not hang
      together: do not read their mean as one thing. Respondents are those who answered, no random sample, and a
      difference between tiers is not caused by the tier. With `privacy.min_group`, rows of fewer respondents keep their
      place and have no figures.
      """,
    example: """
      group,value,construct,items,respondents,mean,sd,mean_low,mean_high,alpha,alpha_standardized,top,top_share,top_low,top_high
      all,all,trust,2,5,0.700000,0.259206,0.472801,0.927199,0.857143,0.928203,3,0.600000,0.230724,0.882379
      tier,platinum,trust,2,1,0.875000,,,,,,1,1.000000,0.206549,1.000000
      tier,gold,trust,2,0,,,,,,,0,,,
      tier,iron,trust,2,2,0.562500,0.265165,0.195007,0.929993,0.888889,1.000000,1,0.500000,0.094531,0.905469
      """)

  public struct Row: Sendable {
    let group: String
    let value: String
    let items: SurveyItems
    let count: Count
    let unit: Int64
    let showsFigures: Bool

    func figure(_ value: (Moments) -> Double?) -> Ratio? {
      showsFigures ? value(count.means).flatMap { Ratio(onScale: $0) } : nil
    }

    var interval: Interval? { showsFigures ? .wilson(count.top, of: count.means.count) : nil }
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    let groups: [Column<Row>] = [
      Column("group", "`all`, or `tier`", oneOf: [SurveyGroups.all, SurveyGroups.tier]) { $0.group },
      Column("value", "`all`, or the tier in W", oneOf: [SurveyGroups.all] + names.tiers) { $0.value },
      Column("construct", "what the questions are to measure, as the pipeline names it") { $0.items.name },
      Column("items", "how many questions it is made of") { $0.items.count },
      Column("respondents", "who answered at least half of them") {
        $0.showsFigures ? $0.count.means.count : nil
      },
    ]
    return groups + columnsOfMeans + [
      Column("alpha", "Cronbach's alpha; empty with one item") {
        $0.showsFigures ? $0.count.answers.alpha.flatMap { Ratio(onScale: $0) } : nil
      },
      Column("alpha_standardized", "the same of items put to one variance; empty with one item") {
        $0.showsFigures ? $0.count.answers.standardizedAlpha.flatMap { Ratio(onScale: $0) } : nil
      },
      Column("top", "respondents with a mean of at least `survey.top_from`") {
        $0.showsFigures ? $0.count.top : nil
      },
      Column("top_share", "top / respondents") {
        $0.showsFigures ? Share($0.count.top, of: $0.count.means.count) : nil
      },
      Column("top_low", "lower bound of the share's 95% Wilson interval") { $0.interval?.low },
      Column("top_high", "upper bound of the share's 95% Wilson interval") { $0.interval?.high },
    ]
  }

  private static let columnsOfMeans: [Column<Row>] = [
    Column("mean", "mean of the respondents, on 0 … 1") { row in
      row.figure { $0.mean(inUnitsOf: row.unit) }
    },
    Column("sd", "standard deviation, with n − 1") { row in
      row.figure { $0.deviation(inUnitsOf: row.unit) }
    },
    Column("mean_low", "mean − z × sd/√respondents") { row in
      row.figure { $0.meanInterval(inUnitsOf: row.unit)?.low }
    },
    Column("mean_high", "mean + z × sd/√respondents") { row in
      row.figure { $0.meanInterval(inUnitsOf: row.unit)?.high }
    },
  ]

  /// Of one group and construct.
  struct Count: MadeOfParts, Portable {
    /// Of the respondents' means, in the scale's units.
    var means = Moments()
    /// Respondents whose mean is high.
    var top = 0
    /// Of the respondents who answered all items.
    var answers = ItemMoments()

    static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.means)
      try parts.sum(\.top)
      try parts.sum(\.answers)
    }

    var isConsistent: Bool { top <= means.count }
  }

  public struct Tally: MadeOfParts, Portable {
    /// By group, by construct.
    var counts: [[Count]] = []

    public init() {}

    public static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.counts)
    }
  }

  /// The constructs, and the scale that all are on.
  private struct Plan {
    let constructs: [SurveyItems]
    let scale: SurveyScale

    /// nil without a survey or without constructs.
    init?(_ landmarks: Landmarks) {
      guard let survey = landmarks.settings.survey, let facts = landmarks.facts.relations.survey,
        !survey.constructs.isEmpty
      else { return nil }
      constructs = survey.constructs.map {
        SurveyItems($0.name, $0.items, in: facts.items, reversed: survey.reversed)
      }
      scale = SurveyScale(
        low: survey.scale.lowerBound, high: survey.scale.upperBound, lists: constructs.map(\.count))
    }
  }

  public func tally(_ worksheet: Worksheet) -> Tally {
    let landmarks = worksheet.landmarks
    var tally = Tally()
    guard let plan = Plan(landmarks), let topFrom = landmarks.settings.survey?.topFromMillionths else {
      return tally
    }
    let groups = SurveyGroups.count(landmarks)
    var counts = Array(
      repeating: plan.constructs.map { items in
        var count = Count()
        count.answers = ItemMoments(items: items.count)
        return count
      }, count: groups)
    tally.counts = counts
    guard let records = worksheet.history.relations.survey else { return tally }
    let tiers = groups > 1 ? worksheet.tiers(of: records) : []
    for record in 0..<records.owners.count {
      let tier = groups > 1 ? tiers[record] : nil
      for (position, items) in plan.constructs.enumerated() {
        let answers = records.placed(record, items, on: plan.scale)
        for group in [0] + (tier.map { [1 + $0] } ?? []) {
          counts[group][position].add(answers, on: plan.scale, topFromMillionths: topFrom)
        }
      }
    }
    tally.counts = counts
    return tally
  }

  public static func missing(from landmarks: Landmarks) -> Wish? {
    Plan(landmarks) == nil ? Wish("questions by construct", key: "survey.constructs") : nil
  }

  public func rows(_ tally: Tally, _ landmarks: Landmarks) -> [Row] {
    guard let plan = Plan(landmarks) else { return [] }
    return zip(SurveyGroups.all(landmarks), tally.counts).flatMap { group, counts in
      zip(plan.constructs, counts).map { items, count in
        Row(
          group: group.group, value: group.value, items: items, count: count, unit: plan.scale.unit,
          showsFigures: count.means.count >= landmarks.settings.minGroup)
      }
    }
  }
}

extension RelationshipQuality.Count {
  /// One respondent more.
  /// - Parameter answers: By item, as they are placed on the scale.
  mutating func add(_ answers: [Int?], on scale: SurveyScale, topFromMillionths: Int) {
    let given = answers.compactMap(\.self)
    if given.count == answers.count, !given.isEmpty { self.answers.add(given.map { Int64($0) }) }
    guard let mean = scale.mean(given.reduce(0, +), of: given.count, outOf: answers.count) else { return }
    means.add(mean)
    if Int128(mean) * 1_000_000 >= Int128(topFromMillionths) * Int128(scale.unit) { top += 1 }
  }
}
