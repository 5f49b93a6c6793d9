public import Base
internal import Ledger
internal import Models

/// Do customers whose complaint was answered come back?
public struct Recovery: Counted {
  public init() {}

  public static let reference = Reference(
    name: "recovery",
    question:
      "Do customers whose complaint was answered come back, and how do they compare with those who said nothing?",
    grain: """
      One row per class. The rows of answers are there where an answer is mapped, `satisfied` where a score is. Without the \
      section `feedback` only a header.
      """,
    key: ["class"], order: .stated("as the accepted values of `class`"),
    definition: """
      A case is a buyer with a purchase day on or after the first record's day, and begins on the first such day i. The class
      is what happened in [i, i + `feedback.landmark_days`], the outcome whether a purchase day falls in the
      `feedback.outcome_days` after that. So nobody's class uses the time in which he is judged. complained: dissatisfied in
      any record; then by the first such record: answered within `feedback.answer_days`, later, or not by the landmark.
      satisfied: no complaint, and a score that says so; neutral: other feedback; silent: none. Eligible are the cases whose
      outcome days are over. The differences compare people who chose to speak, and whom the shop chose to answer: they show
      what went together, not what caused it.
      With
      `privacy.min_group`, rows of fewer eligible cases keep their place and have no figures, and there is no difference from
      fewer others.
      """,
    example: """
      class,eligible,came_back,rate,rate_low,rate_high,too_recent,against,difference,difference_low,difference_high,revenue_after,revenue_after_per_customer
      complained,2,0,0.000000,0.000000,0.657620,0,rest,-1.000000,-1.000000,-0.069985,0.00,0.00
      complained_answered,1,0,0.000000,0.000000,0.793451,0,complained_unanswered,0.000000,-0.793451,0.793451,0.00,0.00
      complained_answered_late,0,0,,,,0,complained_unanswered,,,,0.00,
      complained_unanswered,1,0,0.000000,0.000000,0.793451,0,,,,,0.00,0.00
      satisfied,0,0,,,,0,rest,,,,0.00,
      neutral,0,0,,,,0,rest,,,,0.00,
      silent,2,2,1.000000,0.342380,1.000000,1,rest,1.000000,0.069985,1.000000,90.00,45.00
      """
  )

  /// What happened in the first days of a case.
  enum Class: String, NamedValue {
    case complained
    case complainedAnswered = "complained_answered"
    case complainedAnsweredLate = "complained_answered_late"
    case complainedUnanswered = "complained_unanswered"
    case satisfied, neutral, silent
  }

  /// One class.
  public struct Row: Sendable {
    let name: Class
    let count: Count
    let against: String
    let other: Count
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    let columns: [Column<Row>] = [
      Column("class", "what happened up to the landmark") { $0.name },
      Column("eligible", "cases whose outcome days are over") { $0.count.eligible },
      Column("came_back", "of those, with a purchase day in the outcome days") { $0.count.cameBack },
      Column("rate", "came_back / eligible") { Share($0.count.cameBack, of: $0.count.eligible) },
      Column("rate_low", "lower bound of the rate's 95% Wilson interval") { $0.interval?.low },
      Column("rate_high", "upper bound of the rate's 95% Wilson interval") { $0.interval?.high },
      Column("too_recent", "cases whose outcome days are not over") { $0.count.tooRecent },
      Column("against", "whom the difference is to: another class, or the `rest` of the cases") {
        $0.against
      },
      Column("difference", "the rate less that of the others; not a cause") { $0.difference?.value },
      Column("difference_low", "lower bound of its 95% interval (Newcombe)") { $0.difference?.low },
      Column("difference_high", "upper bound of its 95% interval (Newcombe)") { $0.difference?.high },
      Column("revenue_after", "net of the purchase days in the outcome days of eligible cases") {
        $0.count.revenue
      },
      Column("revenue_after_per_customer", "revenue_after / eligible") {
        $0.count.revenue.average(over: $0.count.eligible)
      },
    ]
    let shown = names.hidingSmallGroups(columns, keeping: ["class", "against"]) { $0.count.eligible }
    return names.hidingSmallGroups(shown, in: ["difference", "difference_low", "difference_high"]) {
      $0.other.eligible
    }
  }

  /// Of one class.
  struct Count: Hashable, MadeOfParts, Portable {
    var eligible = 0
    var cameBack = 0
    var tooRecent = 0
    var revenue = Money.zero

    static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.eligible)
      try parts.sum(\.cameBack)
      try parts.sum(\.tooRecent)
      try parts.sum(\.revenue)
    }

    var isConsistent: Bool { cameBack <= eligible }
    var cases: Int { eligible + tooRecent }

    mutating func remove(_ other: Count) {
      eligible -= other.eligible
      cameBack -= other.cameBack
      tooRecent -= other.tooRecent
    }
  }

  /// By class, and all cases; nothing without feedback.
  public struct Tally: MadeOfParts, Portable {
    var counts: [Count] = []
    var all: [Count] = []

    public init() {}

    public static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.counts)
      try parts.sum(\.all)
    }

    /// No class has more cases than there are.
    public var isConsistent: Bool {
      guard let all = all.first else { return counts.isEmpty }
      return counts.allSatisfy { own in
        own.eligible <= all.eligible && own.cameBack <= all.cameBack
          && all.cameBack - own.cameBack <= all.eligible - own.eligible
      }
    }
  }

  public func tally(_ worksheet: Worksheet) -> Tally {
    let (history, landmarks) = (worksheet.history, worksheet.landmarks)
    var tally = Tally()
    guard let facts = landmarks.facts.relations.feedback, let settings = landmarks.settings.feedback,
      let first = facts.firstDay, let records = history.relations.feedback
    else { return tally }
    let judgement = Judgement(settings, kinds: facts.kinds)
    tally.counts = Class.allCases.map { _ in Count() }
    tally.all = [Count()]
    for customer in history.customers {
      let purchases = history.purchases(of: customer)
      guard let begin = purchases.first(where: { history.purchaseDay[$0] >= first }) else { continue }
      let start = history.purchaseDay[begin]
      let landmark = start + settings.landmarkDays
      var count = Count()
      if landmark + settings.outcomeDays <= landmarks.asOf {
        count.eligible = 1
        for purchase in begin..<purchases.upperBound where history.purchaseDay[purchase] > landmark {
          guard history.purchaseDay[purchase] <= landmark + settings.outcomeDays else { break }
          count.cameBack = 1
          count.revenue += history.net(ofPurchase: purchase)
        }
      } else {
        count.tooRecent = 1
      }
      tally.all[0].merge(count)
      let own = records.owners.records(of: customer).filter {
        start <= records.day($0) && records.day($0) <= landmark
      }
      for name in Self.classes(of: own, records, judgement, settings, landmark) {
        tally.counts[Class.allCases.firstIndex(of: name) ?? 0].merge(count)
      }
    }
    return tally
  }

  /// The classes of a case.
  /// - Parameter own: The customer's records up to the landmark, in order of day.
  private static func classes(
    of own: [Int], _ records: FeedbackRecords, _ judgement: Judgement,
    _ settings: RelationSettings.Feedback, _ landmark: Day
  ) -> [Class] {
    let bad = own.filter { judgement.isDissatisfied(records, $0) }
    guard let day = bad.first.map({ records.day($0) }) else {
      if own.contains(where: { records.score($0).map(judgement.isSatisfied) ?? false }) {
        return [.satisfied]
      }
      return [own.isEmpty ? .silent : .neutral]
    }
    // Of several complaints of a day the one that was answered first.
    let answers = bad.filter { records.day($0) == day }.compactMap { records.answered($0) }
    guard let answered = answers.min(), answered <= landmark else {
      return [.complained, .complainedUnanswered]
    }
    return [
      .complained, answered - day <= settings.answerDays ? .complainedAnswered : .complainedAnsweredLate,
    ]
  }

  public func rows(_ tally: Tally, _ landmarks: Landmarks) -> [Row] {
    guard let facts = landmarks.facts.relations.feedback, let all = tally.all.first else { return [] }
    let unanswered = tally.counts[Class.allCases.firstIndex(of: .complainedUnanswered) ?? 0]
    return zip(Class.allCases, tally.counts).compactMap { name, count in
      var rest = all
      rest.remove(count)
      switch name {
      case .complained, .neutral, .silent: return Row(name: name, count: count, against: "rest", other: rest)
      case .satisfied:
        return facts.hasScores ? Row(name: name, count: count, against: "rest", other: rest) : nil
      case .complainedAnswered, .complainedAnsweredLate:
        let against = Class.complainedUnanswered.rawValue
        return facts.hasAnswers ? Row(name: name, count: count, against: against, other: unanswered) : nil
      case .complainedUnanswered:
        return facts.hasAnswers ? Row(name: name, count: count, against: "", other: Count()) : nil
      }
    }
  }

  public func postings(_ rows: [Row], _ landmarks: Landmarks) -> [Posting] {
    guard let complained = rows.first(where: { $0.name == .complained }) else { return [] }
    let whole: [Class] = [.complained, .satisfied, .neutral, .silent]
    let classes = rows.filter { whole.contains($0.name) }.reduce(0) { $0 + $1.count.cases }
    return [
      Posting(.recoveryCases, .left, classes),
      Posting(.recoveryCases, .right, complained.count.cases + complained.other.cases),
    ]
  }
}

extension Recovery.Row {
  fileprivate var interval: Interval? { .wilson(count.cameBack, of: count.eligible) }

  fileprivate var difference: RateDifference? {
    against.isEmpty
      ? nil : .newcombe(count.cameBack, of: count.eligible, less: other.cameBack, of: other.eligible)
  }
}
