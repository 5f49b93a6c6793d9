/// Is churn rising? The churn rate by period, its interval, and the same a year before.
enum ChurnCourse: Picture {
  private static let limit = 36

  static func exhibits(_ page: PageInput) throws(PictureError) -> [Exhibit] {
    let words = page.words
    guard let all = try page.tables.rows(GrowthRow.self) else {
      return [page.noTable(words.churnRising, .growth)]
    }
    let periods = all.suffix(limit)
    guard periods.contains(where: { $0.churn != nil }) else {
      return [page.nothing(words.churnRising, .growth, words.nobodyWasActive)]
    }
    let steps = periods.map {
      RateCourse.Step(
        name: $0.period, estimate: $0.churn, isMature: $0.isMature, isComplete: $0.isComplete,
        isFew: $0.opening < Few.limit, yearAgo: $0.yearAgo)
    }
    var legend = [LegendEntry(.line(.lost, isDashed: false), words.churnWithBand)]
    if periods.contains(where: { $0.yearAgo != nil }) {
      legend.append(LegendEntry(.line(.mute, isDashed: true), words.yearBefore))
    }
    legend.append(LegendEntry(.dot(.mute, isHollow: true, shape: .circle), words.unsettled))
    let course = RateCourse(steps: steps, ink: .lost, legend: legend, zone: words.tooEarly)
    let latest = all.last { $0.isSettled && $0.opening >= Few.limit }
    return [
      Exhibit(
        question: words.churnRising,
        says: latest.flatMap { period in
          period.churn.map {
            words.left(
              period.period, $0, churned: period.churned, of: period.opening, yearAgo: period.yearAgo)
          }
        } ?? words.noSettledPeriod,
        body: .drawing(course.drawing(page.style)), note: words.churnNote,
        spoken: page.spoken(
          [words.period, words.churnRate, words.interval, words.yearBefore],
          periods.map {
            [
              $0.period + ($0.isSettled ? "" : "*"), page.percent($0.churn?.rate), page.interval($0.churn),
              page.percent($0.yearAgo),
            ]
          }),
        source: page.source(
          .growth,
          [
            "period", "is_complete", "is_mature", "opening", "churned", "churn_rate", "churn_rate_low",
            "churn_rate_high", "churn_rate_year_ago",
          ], isNewest: true))
    ]
  }
}
