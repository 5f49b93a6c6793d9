/// Does the next purchase get easier? The share that went on from each purchase to the next.
enum PurchaseSteps: Picture {
  static func exhibits(_ page: PageInput) throws(PictureError) -> [Exhibit] {
    let words = page.words
    guard let all = try page.tables.rows(StepRow.self) else {
      return [page.noTable(words.easier, .purchaseSteps)]
    }
    let steps = all.filter { $0.reached > 0 }.prefix(12)
    guard let first = steps.first, let firstRate = first.estimate else {
      return [page.nothing(words.easier, .purchaseSteps, words.noBuyers)]
    }
    let second = steps.dropFirst().first { $0.reached >= Few.limit }?.estimate
    let rows = steps.map { step in
      IntervalRows.Row(
        label: words.step(step.n), estimate: step.estimate, isHollow: step.reached < Few.limit,
        figures: [page.percent(step.estimate?.rate), page.count(step.reached), page.count(step.medianDays)])
    }
    let chart = IntervalRows(
      rows: rows, columns: [words.wentOn, words.reached, words.medianDays], labelRoom: 56,
      columnRooms: [52, 50, 78])
    return [
      Exhibit(
        question: words.easier,
        says: first.reached >= Few.limit ? words.goOn(firstRate, second) : words.tooFewBuyers,
        body: .drawing(chart.drawing(page.style)), note: words.stepsNote,
        spoken: page.spoken(
          ["", words.wentOn, words.interval, words.reached, words.medianDays],
          steps.map {
            [
              words.step($0.n), page.percent($0.estimate?.rate), page.interval($0.estimate),
              page.count($0.reached),
              page.count($0.medianDays),
            ]
          }),
        source: page.source(
          .purchaseSteps, ["n", "reached", "went_on", "rate", "rate_low", "rate_high", "median_days"]))
    ]
  }
}
