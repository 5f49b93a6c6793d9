/// Do they come back after a complaint? The share of customers who bought again, by what they said and whether they
/// were answered.
enum ComplaintOutcomes: Picture {
  private static let limit = 8

  static func exhibits(_ page: PageInput) throws(PictureError) -> [Exhibit] {
    let words = page.words
    let question = words.afterComplaint
    guard let all = try page.tables.rows(RecoveryRow.self) else { return [page.noTable(question, .recovery)] }
    let classes = Array(all.prefix(limit))
    guard classes.contains(where: { $0.eligible > 0 }) else {
      return [
        try page.nothing(
          question, .recovery, fromExport: "feedback", classes.isEmpty ? words.noFeedback : words.noOutcomes)
      ]
    }
    let rows = classes.map { row in
      IntervalRows.Row(
        label: words.feedbackClass(row.name), estimate: row.rate, isHollow: row.eligible < Few.limit,
        differs: differs(row, classes), isBetter: row.difference.map { $0.rate.millionths > 0 } ?? false,
        figures: [
          page.percent(row.rate?.rate), "\(page.count(row.cameBack))/\(page.count(row.eligible))",
          page.bare(row.difference?.rate),
        ])
    }
    let chart = IntervalRows(
      rows: rows, columns: [words.cameBackHead, words.ofCases, words.differenceHead], labelRoom: 132,
      columnRooms: [46, 68, 48])
    return [
      Exhibit(
        question: question, says: says(classes, page), body: .drawing(chart.drawing(page.style)),
        note: words.recoveryNote,
        spoken: page.spoken(
          [words.feedbackClassHead, words.cameBackHead, words.interval, words.ofCases, words.differenceHead],
          zip(classes, rows).map {
            [$1.label, $1.figures[0], page.interval($0.rate), $1.figures[1], $1.figures[2]]
          }),
        source: page.source(
          .recovery,
          [
            "class", "eligible", "came_back", "rate", "rate_low", "rate_high", "too_recent", "against",
            "difference", "difference_low", "difference_high", "revenue_after_per_customer",
          ]))
    ]
  }

  /// Whether the interval of its difference does not contain 0, with enough cases on both sides.
  private static func differs(_ row: RecoveryRow, _ all: [RecoveryRow]) -> Bool {
    guard row.eligible >= Few.limit, let difference = row.difference else { return false }
    if let other = all.first(where: { $0.name == row.against }), other.eligible < Few.limit { return false }
    return difference.low.millionths > 0 || difference.high.millionths < 0
  }

  private static func says(_ classes: [RecoveryRow], _ page: PageInput) -> Prose {
    let words = page.words
    let row = { (name: String) in classes.first { $0.name == name && $0.eligible >= Few.limit } }
    if let answered = row("complained_answered"), let unanswered = row("complained_unanswered"),
      let rate = answered.rate, let other = unanswered.rate, let difference = answered.difference
    {
      return words.answeredCameBack(
        rate, of: answered.eligible, against: other, of: unanswered.eligible, difference)
    }
    if let complained = row("complained"), let rate = complained.rate, let difference = complained.difference
    {
      return words.complainedCameBack(rate, of: complained.eligible, difference)
    }
    return words.tooFewCases
  }
}

extension PageInput {
  /// A difference of percentages without its unit, which the head of its column says: `+24.1`.
  func bare(_ rate: Rate?) -> String { rate.map { style.barePoints($0) } ?? "" }
}
