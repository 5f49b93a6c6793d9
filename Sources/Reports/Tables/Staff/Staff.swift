public import Base
internal import Ledger
internal import Models

/// Who comes, stays and leaves inside the shop, and who complains, errs, suggests and learns?
public struct Staff: Stated {
  public init() {}

  public static let reference = Reference(
    name: "staff",
    question: """
      How many employees leave, and how many of them complain, break rules, make suggestions and are trained, unit by \
      unit?
      """,
    grain: """
      One row per unit and period in which somebody was employed, from the first hire to the as-of day; unit `all` \
      first. Only a header without the section `staff`. No table has a row per employee.
      """,
    key: ["unit", "period"], order: .stated("`all`, then units by their bytes; periods rising"),
    definition: """
      An employee's last day is `left`: gone on it, and not employed after it. opening + hired − left = closing, and
      employed = opening + hired. `turnover_rate` (流失率) is left / average, where average = (opening + closing) / 2; it
      may be above 1, so it has no interval. `leaving_share` is left / employed. The rates of complaints (员工抱怨率),
      violations (违纪违规率) and suggestions (合理化建议比率), and the share of trained (培训比率), count each employee of
      the period once: people with at least one such event in the period / employed. Who changed unit stands in the unit
      that the roster names. Events of people who are not on the roster are counted in `exports` and nowhere else.
      Columns of events are empty without `staff.events`. The rates show what went together in a unit, not what caused
      it. With `privacy.min_group`, rows of fewer employed keep their place and have no figures.
      """,
    example: """
      unit,period,period_start,period_end,is_complete,opening,hired,left,left_voluntary,closing,employed,average,turnover_rate,leaving_share,leaving_low,leaving_high,left_within_year_of_hire,complaints,complainants,complaint_rate,violations,violators,violation_rate,suggestions,suggesters,suggestion_rate,trainings,trained,training_share,adopted,violation_loss
      all,2025-02,2025-02-01,2025-02-28,true,0,1,0,0,1,1,0.500000,0.000000,0.000000,0.000000,0.793451,0,0,0,0.000000,0,0,0.000000,0,0,0.000000,0,0,0.000000,0,0.00
      all,2025-03,2025-03-01,2025-03-31,true,1,1,0,0,2,2,1.500000,0.000000,0.000000,0.000000,0.657620,0,0,0,0.000000,0,0,0.000000,0,0,0.000000,0,0,0.000000,0,0.00
      all,2025-04,2025-04-01,2025-04-30,true,2,0,0,0,2,2,2.000000,0.000000,0.000000,0.000000,0.657620,0,0,0,0.000000,0,0,0.000000,0,0,0.000000,0,0,0.000000,0,0.00
      all,2025-05,2025-05-01,2025-05-31,true,2,0,0,0,2,2,2.000000,0.000000,0.000000,0.000000,0.657620,0,1,1,0.500000,0,0,0.000000,0,0,0.000000,0,0,0.000000,0,0.00
      all,2025-06,2025-06-01,2025-06-30,true,2,1,0,0,3,3,2.500000,0.000000,0.000000,0.000000,0.561497,0,0,0,0.000000,0,0,0.000000,0,0,0.000000,0,0,0.000000,0,0.00
      all,2025-07,2025-07-01,2025-07-31,true,3,0,0,0,3,3,3.000000,0.000000,0.000000,0.000000,0.561497,0,0,0,0.000000,1,1,0.333333,0,0,0.000000,0,0,0.000000,0,25.50
      depot,2025-06,2025-06-01,2025-06-30,true,0,1,0,0,1,1,0.500000,0.000000,0.000000,0.000000,0.793451,0,0,0,0.000000,0,0,0.000000,0,0,0.000000,0,0,0.000000,0,0.00
      depot,2025-07,2025-07-01,2025-07-31,true,1,0,0,0,1,1,1.000000,0.000000,0.000000,0.000000,0.793451,0,0,0,0.000000,1,0,0.000000,0,0,0.000000,0,0,0.000000,0,25.50
      """)

  public struct Row: Sendable {
    let unit: String
    let period: Period
    let isComplete: Bool
    let count: StaffCount
    /// What a reader may see.
    let shows: Shown

    struct Shown: Sendable {
      let figures: Bool
      let voluntary: Bool
      let events: Bool
      let adopted: Bool
      let loss: Bool
    }

    /// A figure; nil in a group that is too small.
    func figure<Value>(_ value: KeyPath<StaffCount, Value>) -> Value? {
      shows.figures ? count[keyPath: value] : nil
    }

    func share(_ part: KeyPath<StaffCount, Int>) -> Share? {
      figure(part).flatMap { Share($0, of: count.employed) }
    }

    var interval: Interval? { figure(\.left).flatMap { .wilson($0, of: count.employed) } }

    /// Twice the mean of those there at the beginning and at the end.
    var twiceAverage: Int? { shows.figures ? count.opening + count.closing : nil }

    func event(_ kind: StaffEventKind) -> StaffCount.EventCount? {
      shows.figures && shows.events ? count[kind] : nil
    }
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    [
      Column("unit", "the unit that the roster names; `all` for everybody; `(none)` where it names none") {
        $0.unit
      },
      Column("period", "the period") { $0.period },
      Column("period_start", "its first day") { $0.period.firstDay },
      Column("period_end", "its last day") { $0.period.lastDay },
      Column("is_complete", "whether it starts on or after data start and ends on or before the as-of day") {
        $0.isComplete
      },
    ] + columnsOfMoves + StaffEventKind.allCases.flatMap { columns(of: $0) } + [
      Column("adopted", "suggestions of the period that were adopted; empty where the column is not mapped") {
        $0.shows.adopted ? $0.figure(\.adopted) : nil
      },
      Column(
        "violation_loss", "what the period's violations cost together; empty where no amount is mapped"
      ) { $0.shows.loss ? $0.figure(\.violationLoss) : nil },
    ]
  }

  private static let columnsOfMoves: [Column<Row>] = [
    Column("opening", "employed on the day before the period") { $0.figure(\.opening) },
    Column("hired", "hired in the period") { $0.figure(\.hired) },
    Column("left", "whose last day is in the period") { $0.figure(\.left) },
    Column("left_voluntary", "of those, for a reason in `staff.voluntary`; empty without it") {
      $0.shows.voluntary ? $0.figure(\.leftVoluntary) : nil
    },
    Column("closing", "employed at the end of the period's last day, or of the as-of day") {
      $0.figure(\.closing)
    },
    Column("employed", "opening + hired: employed on some day of the period") { $0.figure(\.employed) },
    Column("average", "(opening + closing) / 2") { $0.twiceAverage.flatMap { Ratio($0, over: 2) } },
    Column("turnover_rate", "left / average; it may be above 1") { row in
      row.twiceAverage.flatMap { Ratio(2 * row.count.left, over: $0) }
    },
    Column("leaving_share", "left / employed") { $0.share(\.left) },
    Column("leaving_low", "lower bound of the share's 95% Wilson interval") { $0.interval?.low },
    Column("leaving_high", "upper bound of the share's 95% Wilson interval") { $0.interval?.high },
    Column("left_within_year_of_hire", "of those who left, under 365 days after they were hired") {
      $0.figure(\.leftWithinYear)
    },
  ]

  /// How many events of a kind, by how many people, and what share of the employed these are.
  private static func columns(of kind: StaffEventKind) -> [Column<Row>] {
    let (events, people, share, word) =
      switch kind {
      case .complaint: ("complaints", "complainants", "complaint_rate", "complaints")
      case .violation: ("violations", "violators", "violation_rate", "violations of rules")
      case .suggestion: ("suggestions", "suggesters", "suggestion_rate", "suggestions")
      case .training: ("trainings", "trained", "training_share", "trainings")
      }
    return [
      Column(events, "\(word) in the period") { $0.event(kind)?.events },
      Column(people, "people employed in the period with at least one of these") {
        $0.event(kind)?.people
      },
      Column(share, "\(people) / employed") { row in
        row.event(kind).flatMap { Share($0.people, of: row.count.employed) }
      },
    ]
  }

  public static func missing(from landmarks: Landmarks) -> Wish? {
    landmarks.facts.relations.staff == nil ? Wish("a roster of employees", key: "staff") : nil
  }

  /// What stands for all units together.
  private static let all = "all"

  public func rows(_ premises: Premises) -> [Row] {
    let (facts, settings) = (premises.facts.relations, premises.settings)
    guard let roster = facts.staff else { return [] }
    let voluntary = settings.staff?.voluntary
    let book = StaffCounts(roster, settings.period, asOf: premises.facts.asOf, voluntary: voluntary)
    let events = facts.staffEvents ?? []
    var rows = rows(Self.all, book.counts(of: roster, events), book, premises)
    guard facts.staffHasUnits else { return rows }
    var units: [String: (employments: [Employment], events: [StaffEvent])] = [:]
    var unitsOf: [Int: Set<String>] = [:]
    for employment in roster {
      units[employment.unit, default: ([], [])].employments.append(employment)
      unitsOf[employment.employee, default: []].insert(employment.unit)
    }
    for event in events {
      for unit in event.employee.flatMap({ unitsOf[$0] }) ?? [] { units[unit]?.events.append(event) }
    }
    for (unit, group) in units.sorted(by: { $0.key.precedesInBytes($1.key) }) {
      rows += self.rows(unit, book.counts(of: group.employments, group.events), book, premises)
    }
    return rows
  }

  private func rows(
    _ unit: String, _ counts: [StaffCount], _ book: StaffCounts, _ premises: Premises
  ) -> [Row] {
    let facts = premises.facts
    return zip(book.periods, counts).compactMap { period, count in
      guard count.employed > 0 else { return nil }
      return Row(
        unit: unit, period: period,
        isComplete: period.firstDay >= facts.dataStart && period.lastDay <= facts.asOf, count: count,
        shows: Row.Shown(
          figures: count.employed >= premises.settings.minGroup,
          voluntary: book.voluntary != nil && facts.relations.staffHasReasons,
          events: facts.relations.staffEvents != nil,
          adopted: facts.relations.eventsHaveAdopted,
          loss: facts.relations.eventsHaveAmounts))
    }
  }

  public func postings(_ rows: [Row]) -> [Posting] {
    rows.flatMap { row in
      let subject = "\(row.unit) \(row.period)"
      return [
        Posting(.staffBalance, .left, of: subject, row.count.opening + row.count.hired - row.count.left),
        Posting(.staffBalance, .right, of: subject, row.count.closing),
      ]
    }
  }
}
