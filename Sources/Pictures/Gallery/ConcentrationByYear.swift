/// Does it get more unequal? The revenue share of the top 1%, 5% and 20% of customers by year.
enum ConcentrationByYear: Picture {
  private static let limit = 12
  private static let row = 24.0
  private static let top = 40.0

  static func exhibits(_ page: PageInput) throws(PictureError) -> [Exhibit] {
    let words = page.words
    guard let scopes = try page.tables.rows(ConcentrationRow.self, where: ConcentrationRow.isDrawn) else {
      return [page.noTable(words.moreUnequal, .concentration)]
    }
    let years = scopes.filter { $0.scope != "all" && $0.scope != "trailing" && $0.top20 != nil }
    guard years.count > 1, let first = years.first, let last = years.last, let before = first.top20,
      let after = last.top20
    else { return [page.nothing(words.moreUnequal, .concentration, words.notTwoYears)] }
    let shown = years.suffix(limit) + scopes.filter { $0.scope == "trailing" && $0.top20 != nil }
    return [
      Exhibit(
        question: words.moreUnequal,
        says: words.unequalThenAndNow(first.scope, before, last.scope, after),
        body: .drawing(drawing(Array(shown), page)), note: words.concentrationNote,
        spoken: page.spoken(
          [words.year, words.top(1), words.top(5), words.top(20)],
          shown.map {
            [words.scope($0.scope), page.percent($0.top1), page.percent($0.top5), page.percent($0.top20)]
          }),
        source: page.source(
          .concentration,
          ["scope", "entities", "total", "gini", "top_1_share", "top_5_share", "top_20_share"],
          where: ConcentrationRow.isDrawn))
    ]
  }

  private static func drawing(_ scopes: [ConcentrationRow], _ page: PageInput) -> Drawing {
    let words = page.words
    let bottom = top + row * Double(scopes.count)
    var drawing = Drawing(height: bottom + 8)
    let x = Scale(0...100, to: 88, 240)
    let ticks = [0, 50, 100].map { Tick(mantissa: $0, exponent: 0) }
    drawing.horizontalAxis(page.style.percentTicks(ticks), x, from: top - 6, to: bottom)
    let columns: [(Double, Ink, Drawing.Shape, Int)] = [
      (300, .platinum, .square, 1), (349, .new, .diamond, 5), (399, .lost, .circle, 20),
    ]
    for (end, ink, shape, percent) in columns {
      drawing.dot(Point(x: end - 14, y: 8), ink, shape: shape)
      drawing.text(words.top(percent), x: end, y: 28, .quiet.at(.end))
    }
    for (index, scope) in scopes.enumerated() {
      let y = top + row * (Double(index) + 0.5)
      drawing.text(words.scope(scope.scope), x: 80, y: y + 4, .plain.at(.end), room: 78)
      for ((end, ink, shape, _), share) in zip(columns, [scope.top1, scope.top5, scope.top20]) {
        guard let share else { continue }
        drawing.dot(Point(x: x(share.value * 100), y: y), ink, shape: shape)
        drawing.text(page.percent(share), x: end, y: y + 4, .small.at(.end))
      }
    }
    return drawing
  }
}
