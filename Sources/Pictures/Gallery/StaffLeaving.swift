/// Are the staff leaving? The share of employees who left, by period.
enum StaffLeaving: Picture {
  private static let limit = 36

  static func exhibits(_ page: PageInput) throws(PictureError) -> [Exhibit] {
    let words = page.words
    let question = words.staffLeaving
    guard let all = try page.tables.rows(StaffRow.self, where: StaffRow.isDrawn) else {
      return [page.noTable(question, .staff)]
    }
    let periods = all.suffix(limit)
    guard periods.contains(where: { $0.leaving != nil }) else {
      return [try page.nothing(question, .staff, fromExport: "staff", words.noStaff)]
    }
    let steps = periods.map {
      RateCourse.Step(
        name: $0.period, estimate: $0.leaving, isMature: true, isComplete: $0.isComplete,
        isFew: $0.employed < Few.limit)
    }
    let course = RateCourse(
      steps: steps, ink: .lost,
      legend: [
        LegendEntry(.line(.lost, isDashed: false), words.leavingWithBand),
        LegendEntry(.dot(.mute, isHollow: true, shape: .circle), words.staffUnsettled),
      ], zone: "")
    let latest = all.last { $0.isComplete && $0.employed >= Few.limit }
    return [
      Exhibit(
        question: question,
        says: latest.flatMap { period in
          period.leaving.map {
            words.staffLeft(
              period.period, $0, left: period.left, of: period.employed, voluntarily: period.leftVoluntarily)
          }
        } ?? words.tooFewStaff,
        body: .drawing(course.drawing(page.style)), note: words.staffNote,
        spoken: page.spoken(
          [words.period, words.leavingShare, words.interval, words.employed],
          periods.map {
            [$0.period, page.percent($0.leaving?.rate), page.interval($0.leaving), page.count($0.employed)]
          }),
        source: page.source(
          .staff,
          [
            "period", "is_complete", "employed", "hired", "left", "left_voluntary", "leaving_share",
            "leaving_low", "leaving_high", "complaint_rate", "violation_rate", "suggestion_rate",
            "training_share",
          ], isNewest: true, where: StaffRow.isDrawn))
    ]
  }
}
