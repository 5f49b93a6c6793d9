public import Base
internal import Ledger
internal import Models

/// How often do customers complain, return and score, and how soon are they answered?
public struct Feedback: Counted {
  public init() {}

  public static let reference = Reference(
    name: "feedback",
    question: "How often do customers complain, return goods or give scores, and how soon are they answered?",
    grain: """
      One row per period from the first record's to the as-of day's, and kind; also where there is no record. Without the \
      section `feedback` only a header.
      """,
    key: ["period", "kind"], order: .risingKey,
    definition: """
      A record's day is its own, or the first day of its order. `dissatisfied` is a kind of its own where
      `feedback.dissatisfied_to` is set: records of a kind in `feedback.complaints`, or with such a score. The rate is of
      the buyers of the period who gave such feedback in it. Most of the dissatisfied never say so: a rate of complaints is
      not a rate of dissatisfaction. An answer dated before its record is none; `suspicions` counts these
      (`answered_before`). A period is complete where it also starts on or after the first record.
      With `privacy.min_group`, rows of fewer known customers keep their place and have no figures.
      """,
    example: """
      period,period_start,period_end,is_complete,kind,records,customers,unknown,period_buyers,buyers_who_did,rate,rate_low,rate_high,answered,answered_rate,answer_days_p50,answer_days_p90
      2025-01,2025-01-01,2025-01-31,false,score,1,1,0,2,1,0.500000,0.094531,0.905469,0,0.000000,,
      2025-02,2025-02-01,2025-02-28,true,complaint,1,1,0,1,0,0.000000,0.000000,0.793451,1,1.000000,2,2
      2025-02,2025-02-01,2025-02-28,true,dissatisfied,1,1,0,1,0,0.000000,0.000000,0.793451,1,1.000000,2,2
      2025-03,2025-03-01,2025-03-31,true,dissatisfied,1,1,0,1,1,1.000000,0.206549,1.000000,0,0.000000,,
      2025-03,2025-03-01,2025-03-31,true,return,1,1,0,1,1,1.000000,0.206549,1.000000,0,0.000000,,
      2025-06,2025-06-01,2025-06-30,true,dissatisfied,1,1,0,2,1,0.500000,0.094531,0.905469,0,0.000000,,
      2025-06,2025-06-01,2025-06-30,true,score,1,1,0,2,1,0.500000,0.094531,0.905469,0,0.000000,,
      2025-10,2025-10-01,2025-10-31,true,complaint,1,0,1,0,0,,,,1,1.000000,10,10
      2025-10,2025-10-01,2025-10-31,true,dissatisfied,1,0,1,0,0,,,,1,1.000000,10,10
      """)

  /// A kind in a period.
  public struct Row: Sendable {
    let period: Period
    let isComplete: Bool
    let kind: String
    let count: Count
    let buyers: Int
    let hasAnswers: Bool
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    names.hidingSmallGroups(
      [
        Column("period", "the period") { $0.period },
        Column("period_start", "its first day") { $0.period.firstDay },
        Column("period_end", "its last day") { $0.period.lastDay },
        Column("is_complete", "the period lies within the data, and starts on or after the first record") {
          $0.isComplete
        },
        Column("kind", "the kind of feedback; `dissatisfied` for all that say so") { $0.kind },
        Column("records", "accepted records") { $0.count.records },
        Column("customers", "known customers with such a record, each once") { $0.count.customers },
        Column("unknown", "records whose customer is not known") { $0.count.unknown },
        Column("period_buyers", "buyers with a purchase day in the period") { $0.buyers },
        Column("buyers_who_did", "of those, with such a record in the period") { $0.count.buyersWhoDid },
        Column("rate", "buyers_who_did / period_buyers") { Share($0.count.buyersWhoDid, of: $0.buyers) },
        Column("rate_low", "lower bound of the rate's 95% Wilson interval") { $0.interval?.low },
        Column("rate_high", "upper bound of the rate's 95% Wilson interval") { $0.interval?.high },
        Column(
          "answered", "records with an answer by the as-of day; empty where none is mapped, as are the next"
        ) {
          $0.hasAnswers ? $0.count.answered : nil
        },
        Column("answered_rate", "answered / records") {
          $0.hasAnswers ? Share($0.count.answered, of: $0.count.records) : nil
        },
        Column("answer_days_p50", "days from record to answer, of the answered: the median by nearest rank") {
          $0.hasAnswers ? $0.count.answerDays.quantile(millionths: 500_000).map { Int($0) } : nil
        },
        Column("answer_days_p90", "the same: nine in ten were answered within so many days") {
          $0.hasAnswers ? $0.count.answerDays.quantile(millionths: 900_000).map { Int($0) } : nil
        },
      ], keeping: ["period", "period_start", "period_end", "is_complete", "kind"]
    ) { $0.count.customers }
  }

  /// Of one kind in one period.
  struct Count: Hashable, MadeOfParts, Portable {
    var records = 0
    var customers = 0
    var unknown = 0
    var buyersWhoDid = 0
    var answered = 0
    var answerDays = Distribution()

    static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.records)
      try parts.sum(\.customers)
      try parts.sum(\.unknown)
      try parts.sum(\.buyersWhoDid)
      try parts.sum(\.answered)
      try parts.sum(\.answerDays)
    }

    var isConsistent: Bool {
      buyersWhoDid <= customers && customers <= records && unknown <= records && answered <= records
    }
  }

  /// By period and kind; `dissatisfied` is the last of the kinds where it is one.
  public struct Tally: MadeOfParts, Portable {
    var counts: [Count] = []
    var buyers: [Int] = []

    public init() {}

    public static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.counts)
      try parts.sum(\.buyers)
    }

    /// No more buyers did something in a period than bought in it.
    public var isConsistent: Bool {
      guard !buyers.isEmpty else { return counts.isEmpty }
      let kinds = counts.count / buyers.count
      return counts.enumerated().allSatisfy { $0.element.buyersWhoDid <= buyers[$0.offset / max(1, kinds)] }
    }
  }

  public func tally(_ worksheet: Worksheet) -> Tally {
    let (history, landmarks) = (worksheet.history, worksheet.landmarks)
    var tally = Tally()
    guard let plan = FeedbackPlan(landmarks), let records = history.relations.feedback else { return tally }
    tally.counts = Array(repeating: Count(), count: plan.calendar.count * plan.kinds.count)
    tally.buyers = plan.calendar.all.map { _ in 0 }
    var days: [[Int64]] = Array(repeating: [], count: tally.counts.count)
    for person in 0...records.owners.people.upperBound {
      let isNameless = person == records.owners.people.upperBound
      let bought = isNameless ? [] : history.periods(of: person, in: plan.calendar)
      for period in bought { tally.buyers[period] += 1 }
      var seen: Set<Int> = []
      let own = isNameless ? records.owners.nameless : records.owners.records(of: person)
      let isKnown = !isNameless && history.isKnown(person)
      for record in own {
        let period = plan.calendar.position(of: records.day(record))
        for kind in plan.kinds(of: record, records) {
          let place = period * plan.kinds.count + kind
          tally.counts[place].records += 1
          if !isKnown { tally.counts[place].unknown += 1 }
          if let answered = records.answered(record) {
            tally.counts[place].answered += 1
            days[place].append(Int64(answered - records.day(record)))
          }
          // The kinds of one record are different.
          guard isKnown, own.count == 1 || seen.insert(place).inserted else { continue }
          tally.counts[place].customers += 1
          if bought.contains(period) { tally.counts[place].buyersWhoDid += 1 }
        }
      }
    }
    for place in days.indices { tally.counts[place].answerDays = Distribution(days[place]) }
    return tally
  }

  public func rows(_ tally: Tally, _ landmarks: Landmarks) -> [Row] {
    guard let plan = FeedbackPlan(landmarks), !tally.buyers.isEmpty else { return [] }
    let count = plan.kinds.count
    let kinds = (0..<count).filter { kind in
      plan.isDissatisfied(kind)
        || plan.calendar.all.contains { tally.counts[$0 * count + kind].records > 0 }
    }.sorted { plan.kinds[$0].precedesInBytes(plan.kinds[$1]) }
    return plan.calendar.all.flatMap { position in
      let period = plan.calendar.period(position)
      let isComplete =
        period.firstDay >= max(landmarks.dataStart, plan.firstDay) && period.lastDay <= landmarks.asOf
      return kinds.map { kind in
        Row(
          period: period, isComplete: isComplete, kind: plan.kinds[kind],
          count: tally.counts[position * count + kind], buyers: tally.buyers[position],
          hasAnswers: plan.hasAnswers)
      }
    }
  }
}

extension Feedback.Row {
  fileprivate var interval: Interval? { .wilson(count.buyersWhoDid, of: buyers) }
}

/// Which periods and kinds the tables of feedback have.
struct FeedbackPlan {
  let calendar: PeriodCalendar
  let firstDay: Day
  let hasAnswers: Bool
  /// The kinds by code, and then `dissatisfied` where it is one.
  let kinds: [String]
  private let judgement: Judgement
  private let dissatisfied: Int?

  /// nil where there is no feedback by the as-of day.
  init?(_ landmarks: Landmarks) {
    guard let facts = landmarks.facts.relations.feedback, let settings = landmarks.settings.feedback,
      let first = facts.firstDay
    else { return nil }
    firstDay = first
    hasAnswers = facts.hasAnswers
    let length = landmarks.settings.period
    calendar = PeriodCalendar(
      length, from: Period(length, containing: first).firstDay, to: landmarks.asOf, longestSilence: 0)
    judgement = Judgement(settings, kinds: facts.kinds)
    dissatisfied = settings.dissatisfiedTo == nil ? nil : facts.kinds.count
    kinds = facts.kinds + (dissatisfied == nil ? [] : ["dissatisfied"])
  }

  func isDissatisfied(_ kind: Int) -> Bool { kind == dissatisfied }

  /// The kinds that a record counts in.
  func kinds(of record: Int, _ records: FeedbackRecords) -> [Int] {
    let kind = records.kind(record)
    guard let dissatisfied, judgement.isDissatisfied(records, record) else { return [kind] }
    return [kind, dissatisfied]
  }
}

extension History {
  /// The periods in which a person has a purchase day, rising.
  fileprivate func periods(of person: Int, in calendar: PeriodCalendar) -> [Int] {
    guard person < customers.upperBound else { return [] }
    var periods: [Int] = []
    for purchase in purchases(of: person) where purchaseDay[purchase] >= calendar.dataStart {
      let period = calendar.position(of: purchaseDay[purchase])
      if periods.last != period { periods.append(period) }
    }
    return periods
  }
}
