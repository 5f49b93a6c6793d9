/// Do we grow, or only replace? Who came and who left by period, and below how many are active.
enum GrowthColumns: Picture {
  private static let limit = 24
  private static let left = 46.0

  static func exhibits(_ page: PageInput) throws(PictureError) -> [Exhibit] {
    let words = page.words
    guard let all = try page.tables.rows(GrowthRow.self) else { return [page.noTable(words.grow, .growth)] }
    let periods = Array(all.suffix(limit))
    guard periods.contains(where: { $0.new + $0.churned + $0.reactivated > 0 }) else {
      return [page.nothing(words.grow, .growth, words.noBuyers)]
    }
    return [
      Exhibit(
        question: words.grow,
        says: all.last { $0.isSettled }.map {
          words.bridge(
            $0.period, opening: $0.opening, new: $0.new, back: $0.reactivated, lost: $0.churned,
            closing: $0.closing, replacement: $0.replacementShare)
        } ?? words.noSettledPeriod,
        body: .drawing(drawing(periods, page)), note: words.growthNote,
        spoken: page.spoken(
          [words.period, words.new, words.reactivated, words.churned, words.activeAtEnd],
          periods.map {
            [
              $0.period, page.count($0.new), page.count($0.reactivated), page.count($0.churned),
              page.count($0.closing),
            ]
          }),
        source: page.source(
          .growth,
          [
            "period", "is_complete", "is_mature", "opening", "new", "reactivated", "churned", "closing",
            "replacement_share",
          ], isNewest: true))
    ]
  }

  private static func drawing(_ periods: [GrowthRow], _ page: PageInput) -> Drawing {
    let words = page.words
    var drawing = Drawing(height: 312)
    let up = Double(periods.map { $0.new + $0.reactivated }.max() ?? 0)
    let down = Double(periods.map(\.churned).max() ?? 0)
    // Below 0 the axis goes only as far as the losses do.
    let ticks = Tick.holding(-down...max(up, 1), atMost: 6, finest: 0).filter { $0.value >= -down }
    let y = Scale(-down...max(ticks.last?.value ?? 1, 1), to: 186, 12)
    let column = (Drawing.width - left) / Double(periods.count)
    let place = { (index: Int) in left + column * (Double(index) + 0.5) }
    let immature = periods.prefix { !$0.isMature }.count
    if immature > 0 {
      drawing.bar(x: left, y: 12, width: column * Double(immature), height: 174, .zone)
      drawing.text(
        words.churnTooEarly, x: left + 4, y: 183, .quiet, room: max(column * Double(immature) - 6, 130))
    }
    // Down is a number of people too: no signs on the axis.
    let labels = page.style.countTicks(ticks).map { tick, label in
      (tick: tick, label: label.replacing(NumberStyle.minus, with: ""))
    }
    drawing.verticalAxis(labels, y, from: left, to: Drawing.width)
    let width = min(column * 0.74, 34)
    for (index, period) in periods.enumerated() {
      let x = place(index) - width / 2
      let new = y(Double(period.new))
      let back = y(Double(period.new + period.reactivated))
      let lost = y(-Double(period.churned))
      let unfinished = !period.isComplete
      drawing.bar(x: x, y: new, width: width, height: y(0) - new, .new, isUnfinished: unfinished)
      drawing.bar(
        x: x, y: back, width: width, height: max(new - back - 1, 0), .back, isUnfinished: unfinished)
      drawing.bar(x: x, y: y(0), width: width, height: lost - y(0), .lost, isUnfinished: unfinished)
      let net = y(Double(period.new + period.reactivated - period.churned))
      drawing.rule(
        Point(x: x - 1.5, y: net), Point(x: x + width + 1.5, y: net), .paper, width: 5)
      drawing.rule(Point(x: x - 1, y: net), Point(x: x + width + 1, y: net), .ink, width: 2.5)
    }
    drawing.columnNames(periods.map(\.period), at: place, y: 203)
    var entries = [
      LegendEntry(.box(.back), words.reactivated), LegendEntry(.box(.new), words.new),
      LegendEntry(.box(.lost), words.churned), LegendEntry(.line(.ink, isDashed: false), words.net),
    ]
    if periods.contains(where: { !$0.isComplete }) {
      entries.append(LegendEntry(.hatchedBox, words.unfinished))
    }
    drawing.legend(entries, x: left, y: 226)
    closing(periods, at: place, page, &drawing)
    return drawing
  }

  /// The active customers at the end of each period, on a scale of their own that begins at 0.
  private static func closing(
    _ periods: [GrowthRow], at place: (Int) -> Double, _ page: PageInput, _ drawing: inout Drawing
  ) {
    let highest = Double(periods.map(\.closing).max() ?? 1)
    let y = Scale(0...max(highest, 1), to: 306, 270)
    drawing.text(page.words.activeAtEnd, x: left, y: 258, .quiet, room: 300)
    drawing.rule(Point(x: left, y: 306), Point(x: Drawing.width, y: 306))
    drawing.text("0", x: left - 5, y: 310, .tick.at(.end))
    let points = periods.enumerated().map { Point(x: place($0), y: y(Double($1.closing))) }
    drawing.line([points], .platinum)
    guard let last = points.last, let period = periods.last else { return }
    drawing.dot(last, .platinum, radius: 3.5, isHollow: !period.isComplete)
    drawing.text(
      page.count(period.closing), x: Drawing.width, y: max(last.y - 8, 258), TextStyle.bold.at(.end))
  }
}
