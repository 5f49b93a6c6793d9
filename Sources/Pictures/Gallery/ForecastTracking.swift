/// Does the forecast hold? Repeat purchase days that were and that the model foresaw, added up week by week.
enum ForecastTracking: Picture {
  /// Points of a line: more cannot be told apart.
  private static let pointLimit = 130
  private static let left = 54.0
  private static let right = 346.0

  static func exhibits(_ page: PageInput) throws(PictureError) -> [Exhibit] {
    let words = page.words
    let question = words.forecastHolds
    guard let trials = try page.tables.rows(ModelRow.self, where: ModelRow.isTrial) else {
      return [page.noTable(question, .purchaseModel)]
    }
    guard let model = trials.first(where: \.isChosen) else {
      return [page.nothing(question, .purchaseModel, page.noModel(trials))]
    }
    guard
      let weeks = try page.tables.rows(
        TrackingRow.self, where: { row throws(RowFault) in try row.text("model") == model.model })
    else { return [page.noTable(question, .modelTracking)] }
    guard weeks.count > 1 else {
      return [page.nothing(question, .modelTracking, words.noTracking(model.model))]
    }
    return [
      Exhibit(
        question: question, says: says(model, page), body: .drawing(drawing(weeks, page)),
        note: words.trackingNote(model.model),
        spoken: page.spoken(
          [words.weekTo, words.actual, words.foreseen],
          sampled(weeks, 12).map {
            [$0.weekEnd, page.style.whole($0.actual), page.style.whole($0.predicted)]
          }),
        source: page.source(
          .modelTracking,
          [
            "week", "week_end", "is_holdout", "actual", "predicted", "actual_cumulative",
            "predicted_cumulative",
          ], and: .purchaseModel, isNewest: true,
          where: { row throws(RowFault) in try row.text("model") == model.model }))
    ]
  }

  private static func says(_ model: ModelRow, _ page: PageInput) -> Prose? {
    guard let actual = model.actual, let predicted = model.predicted, let error = model.error else {
      return nil
    }
    guard model.buyers >= Few.limit else { return page.words.tooFewBuyers }
    let total = page.words.foresaw(model.model, predicted, actual: actual, error: error, of: model.buyers)
    guard let rmse = model.rmse, let baseline = model.baselineRMSE else { return total }
    return total + page.words.missedBy(rmse, baseline: baseline)
  }

  /// As many rows as told, evenly from the first to the last.
  private static func sampled(_ weeks: [TrackingRow], _ limit: Int) -> [TrackingRow] {
    guard weeks.count > limit else { return weeks }
    return (0..<limit).map { weeks[$0 * (weeks.count - 1) / (limit - 1)] }
  }

  private static func drawing(_ weeks: [TrackingRow], _ page: PageInput) -> Drawing {
    let words = page.words
    var drawing = Drawing(height: 244)
    let highest = weeks.map { max($0.actual, $0.predicted).value }.max() ?? 1
    let ticks = Tick.holding(0...max(highest, 1), atMost: 5, finest: 0)
    let y = Scale(Tick.range(ticks), to: 192, 14)
    let x = Scale(0...Double(weeks.count - 1), to: left, right)
    if let first = weeks.firstIndex(where: \.isHoldout) {
      let start = x(Double(max(first, 1)) - 0.5)
      drawing.bar(x: start, y: 14, width: right - start, height: 178, .zone)
      let length = TextBudget.width(words.heldBack, size: Drawing.smallSize)
      drawing.text(words.heldBack, x: min(start + 4, Drawing.width - length), y: 187, .quiet)
    }
    drawing.verticalAxis(page.style.countTicks(ticks), y, from: left, to: right)
    let shown = (0..<min(weeks.count, pointLimit)).map { index in
      weeks.count <= pointLimit ? index : index * (weeks.count - 1) / (pointLimit - 1)
    }
    drawing.line([shown.map { Point(x: x(Double($0)), y: y(weeks[$0].actual.value)) }], .new, width: 2.5)
    drawing.line(
      [shown.map { Point(x: x(Double($0)), y: y(weeks[$0].predicted.value)) }], .lost, isDashed: true)
    if let last = weeks.last {
      let (above, below) = (max(last.actual, last.predicted), min(last.actual, last.predicted))
      let top = y(above.value) + 2
      let isActualAbove = last.actual >= last.predicted
      // Side by side at the end of both lines, never over each other.
      let texts = [
        (above, isActualAbove ? Ink.new : .lost, top),
        (below, isActualAbove ? .lost : .new, max(y(below.value) + 6, top + 15)),
      ]
      for (rate, ink, place) in texts {
        drawing.text(page.style.whole(rate), x: right + 4, y: place, TextStyle.bold.colored(ink))
      }
    }
    drawing.columnNames(weeks.map(\.weekEnd), at: { x(Double($0)) }, y: 210)
    drawing.legend(
      [
        LegendEntry(.line(.new, isDashed: false), words.actual),
        LegendEntry(.line(.lost, isDashed: true), words.foreseen),
      ], x: left, y: 234)
    return drawing
  }
}

extension PageInput {
  /// Why nothing is forecast: what the trials found, each reason with its models.
  func noModel(_ trials: [ModelRow]) -> String {
    let failed = trials.filter { !$0.reason.isEmpty }
    return words.noModel(
      failed.map(\.reason).uniqued().map { reason in
        let models = failed.filter { $0.reason == reason }.map(\.model).joined(separator: ", ")
        return "\(models): \(words.modelReason(reason))"
      })
  }
}
