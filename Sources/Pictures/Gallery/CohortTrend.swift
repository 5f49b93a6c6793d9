/// Do newer first-time buyers come back more often? The repurchase rate by cohort.
enum CohortTrend: Picture {
  private static let limit = 36

  static func exhibits(_ page: PageInput) throws(PictureError) -> [Exhibit] {
    let words = page.words
    guard let all = try page.tables.rows(CohortWindowRow.self) else {
      return [page.noTable(words.newerCohorts, .repurchaseCohorts)]
    }
    let windows = all.map(\.window.days).uniqued()
    guard let days = windows.contains(90) ? 90 : windows.first else {
      return [page.nothing(words.newerCohorts, .repurchaseCohorts, words.noBuyers)]
    }
    let cohorts = all.filter { $0.window.days == days }.suffix(limit)
    let seen = cohorts.filter { $0.window.eligible > 0 }
    guard seen.count > 1 else {
      return [page.nothing(words.newerCohorts, .repurchaseCohorts, words.notTwoCohorts(days))]
    }
    let steps = seen.map {
      RateCourse.Step(
        name: $0.cohort, estimate: $0.window.estimate, isMature: $0.isMature,
        isComplete: $0.window.tooRecent == 0,
        isFew: $0.window.eligible < Few.limit)
    }
    let course = RateCourse(
      steps: steps, ink: .new,
      legend: [
        LegendEntry(.line(.new, isDashed: false), words.rateWithBand),
        LegendEntry(.dot(.mute, isHollow: true, shape: .circle), words.cohortUnsettled),
      ], zone: words.firstSeenOnly)
    let settled = zip(seen, steps).filter { $0.1.isSettled }.map(\.0)
    return [
      Exhibit(
        question: words.newerCohorts,
        says: settled.last.flatMap { latest in
          latest.window.estimate.map {
            words.cohortCameBack(latest.cohort, $0, of: latest.window.eligible, within: days)
          }
        } ?? words.noSettledCohort,
        body: .drawing(course.drawing(page.style)), note: words.cohortTrendNote(days),
        spoken: page.spoken(
          [words.cohort, words.share, words.interval, words.buyers],
          seen.map {
            [
              $0.cohort, page.percent($0.window.estimate?.rate), page.interval($0.window.estimate),
              page.count($0.window.eligible),
            ]
          }),
        source: page.source(
          .repurchaseCohorts,
          ["cohort", "is_mature", "eligible", "repurchased", "rate", "rate_low", "rate_high", "too_recent"],
          isNewest: true, where: { row throws(RowFault) in try row.text("window_days") == String(days) }))
    ]
  }
}
