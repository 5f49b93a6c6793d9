/// How unequal are the customers? The share of revenue of the largest customers, by their share of all.
enum ParetoCurve: Picture {
  /// The percents that are told in words.
  private static let listed = ["1", "5", "10", "20", "30", "40", "50", "60", "70", "80", "90", "100"]

  static func exhibits(_ page: PageInput) throws(PictureError) -> [Exhibit] {
    let words = page.words
    guard let points = try page.tables.rows(ParetoRow.self, where: ParetoRow.isDrawn),
      let scopes = try page.tables.rows(ConcentrationRow.self, where: ConcentrationRow.isDrawn)
    else { return [page.noTable(words.howUnequal, .pareto)] }
    let window = scopes.first { $0.scope == "trailing" }
    guard let window, let top20 = window.top20, let gini = window.gini,
      points.contains(where: { $0.revenueShare != nil })
    else { return [page.nothing(words.howUnequal, .pareto, words.nobodyInWindow)] }
    let source = page.source(
      .pareto, ["percent", "entities", "revenue_share", "cutoff"], and: .concentration,
      where: { row throws(RowFault) in
        let percent = try row.text("percent")
        return try ParetoRow.isDrawn(row) ? listed.contains(percent) : false
      })
    return [
      Exhibit(
        question: words.howUnequal,
        says: words.topFifth(top20, gini: gini, customers: window.entities),
        body: .drawing(drawing(points, window, top20, page)), note: words.paretoNote,
        spoken: page.spoken(
          [words.customers, words.shareOfRevenue],
          source.rows.compactMap { row in
            guard row.count == 4, let share = Rate(written: row[2]) else { return nil }
            return [row[0] + "%", page.percent(share)]
          }),
        source: source)
    ]
  }

  private static func drawing(
    _ points: [ParetoRow], _ window: ConcentrationRow, _ top20: Rate, _ page: PageInput
  ) -> Drawing {
    var drawing = Drawing(height: 250)
    let x = Scale(0...100, to: 44, 382)
    let y = Scale(0...100, to: 206, 12)
    let ticks = [0, 25, 50, 75, 100].map { Tick(mantissa: $0, exponent: 0) }
    drawing.verticalAxis(page.style.percentTicks(ticks), y, from: 44, to: 382)
    for percent in [0, 20, 40, 60, 80, 100] {
      drawing.text("\(percent)%", x: x(Double(percent)), y: 222, .tick)
    }
    drawing.text(page.words.largestFirst, x: 213, y: 240, .quiet.at(.middle), room: 340)
    drawing.rule(Point(x: x(0), y: y(0)), Point(x: x(100), y: y(100)), .mute, isDashed: true)
    let curve =
      [Point(x: x(0), y: y(0))]
      + points.compactMap { row in
        row.revenueShare.map { Point(x: x(Double(row.percent)), y: y($0.value * 100)) }
      }
    drawing.line([curve], .new, width: 2.5)
    let fifth = Point(x: x(20), y: y(top20.value * 100))
    drawing.rule(Point(x: fifth.x, y: y(0)), fifth, .lost, isDashed: true)
    drawing.dot(fifth, .lost, radius: 5)
    // The area below the diagonal is empty in every shop: the legend stands there.
    var line = 196.0
    if let share = window.shareFor80 {
      let eighty = Point(x: x(share.value * 100), y: y(80))
      drawing.rule(Point(x: x(0), y: eighty.y), eighty, .platinum, isDashed: true)
      drawing.dot(eighty, .platinum, radius: 5, shape: .diamond)
      key(page.words.eightyFrom(page.percent(share)), .platinum, .diamond, y: line, &drawing)
      line -= 18
    }
    key(page.words.fifthBrings(page.percent(top20)), .lost, .circle, y: line, &drawing)
    return drawing
  }

  private static func key(
    _ text: String, _ ink: Ink, _ shape: Drawing.Shape, y: Double, _ drawing: inout Drawing
  ) {
    let length = min(TextBudget.width(text, size: Drawing.smallSize, isBold: true), 236)
    drawing.text(
      text, x: 378, y: y, TextStyle.small.at(.end).colored(ink).weighted(true), room: 236)
    drawing.dot(Point(x: 378 - length - 10, y: y - 4), ink, shape: shape)
  }
}
