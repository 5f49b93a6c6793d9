/// Are they satisfied? The share of satisfied scores by period.
enum SatisfactionCourse: Picture {
  private static let limit = 36

  static func exhibits(_ page: PageInput) throws(PictureError) -> [Exhibit] {
    let words = page.words
    let question = words.areTheySatisfied
    guard let rows = try page.tables.rows(SatisfactionRow.self, where: SatisfactionRow.isDrawn) else {
      return [page.noTable(question, .satisfaction)]
    }
    guard let all = rows.first(where: { $0.group == "all" }) else {
      return [try page.nothing(question, .satisfaction, fromExport: "feedback", words.noScores)]
    }
    let complete = try page.tables.rows(FeedbackPeriodRow.self)
    let periods = rows.filter { $0.group == "period" }.suffix(limit)
    let steps = periods.map { row in
      RateCourse.Step(
        name: row.value, estimate: row.satisfied, isMature: true,
        // Without the table that says it, the newest period may not be over.
        isComplete: complete?.first { $0.period == row.value }?.isComplete
          ?? (row.value != periods.last?.value),
        isFew: row.responses < Few.limit)
    }
    let course = RateCourse(
      steps: steps, ink: .new,
      legend: [
        LegendEntry(.line(.new, isDashed: false), words.satisfiedWithBand),
        LegendEntry(.dot(.mute, isHollow: true, shape: .circle), words.cohortUnsettled),
      ], zone: "")
    return [
      Exhibit(
        question: question, says: says(all, page), body: .drawing(course.drawing(page.style)),
        note: words.satisfactionNote,
        spoken: page.spoken(
          [words.period, words.satisfied, words.interval, words.scores],
          periods.map {
            [
              $0.value, page.percent($0.satisfied?.rate), page.interval($0.satisfied),
              page.count($0.responses),
            ]
          }),
        source: page.source(
          .satisfaction,
          [
            "group", "value", "responses", "satisfied", "csat", "csat_low", "csat_high", "dissatisfied",
            "nps",
            "nps_low", "nps_high",
          ], isNewest: true,
          where: { row throws(RowFault) in try row.text("group") == "period" }))
    ]
  }

  private static func says(_ all: SatisfactionRow, _ page: PageInput) -> Prose {
    guard all.responses >= Few.limit, let satisfied = all.satisfied else { return page.words.tooFewScores }
    let scores = page.words.scored(satisfied, of: all.responses, dissatisfied: all.dissatisfied)
    guard let share = all.silentShare, let base = all.silentBase, base >= Few.limit else { return scores }
    return scores + page.words.saidNothing(share, of: base)
  }
}

/// Which tiers are satisfied, and which say nothing?
enum TierSatisfaction: Picture {
  private static let limit = 8

  static func exhibits(_ page: PageInput) throws(PictureError) -> [Exhibit] {
    let words = page.words
    let question = words.whichTiersSatisfied
    guard let rows = try page.tables.rows(SatisfactionRow.self, where: SatisfactionRow.isDrawn) else {
      return [page.noTable(question, .satisfaction)]
    }
    let tiers = rows.filter { $0.group == "tier" }.prefix(limit)
    guard let all = rows.first(where: { $0.group == "all" })?.satisfied, !tiers.isEmpty else {
      return [try page.nothing(question, .satisfaction, fromExport: "feedback", words.noScores)]
    }
    let differs = { (row: SatisfactionRow) in
      guard row.responses >= Few.limit, let satisfied = row.satisfied else { return false }
      return satisfied.low > all.rate || satisfied.high < all.rate
    }
    let drawn = tiers.map { row in
      IntervalRows.Row(
        label: words.tier(row.value), estimate: row.satisfied, isHollow: row.responses < Few.limit,
        differs: differs(row), isBetter: row.satisfied.map { $0.rate > all.rate } ?? false,
        figures: [
          page.percent(row.satisfied?.rate), page.count(row.responses), page.percent(row.silentShare),
        ])
    }
    let chart = IntervalRows(
      rows: drawn, columns: [words.satisfied, words.scores, words.silent], labelRoom: 92,
      columnRooms: [54, 54, 62], reference: (all.rate, words.all(page.percent(all.rate))))
    return [
      Exhibit(
        question: question, body: .drawing(chart.drawing(page.style)), note: words.tierSatisfactionNote,
        spoken: page.spoken(
          [words.tierHead, words.satisfied, words.interval, words.scores, words.silent],
          zip(tiers, drawn).map {
            [$1.label, $1.figures[0], page.interval($0.satisfied), $1.figures[1], $1.figures[2]]
          }),
        source: page.source(
          .satisfaction,
          [
            "value", "responses", "csat", "csat_low", "csat_high", "silent", "silent_base", "silent_share",
          ],
          where: { row throws(RowFault) in
            let group = try row.text("group")
            return group == "tier" || group == "all"
          }))
    ]
  }
}
