/// How far up the ladder are they? Customers by rung, with a tick where the rung was a year before.
enum LadderRungs: Picture {
  private static let row = 36.0
  private static let top = 24.0

  static func exhibits(_ page: PageInput) throws(PictureError) -> [Exhibit] {
    let words = page.words
    guard let rungs = try page.tables.rows(RungRow.self) else { return [page.noTable(words.ladder, .ladder)] }
    guard rungs.contains(where: { $0.customers > 0 }) else {
      return [page.nothing(words.ladder, .ladder, words.noBuyers)]
    }
    let count = { (rung: String) in rungs.first { $0.rung == rung }?.customers ?? 0 }
    return [
      Exhibit(
        question: words.ladder,
        says: words.onLadder(
          partners: count("partner"), clients: count("client"), buyers: page.headline.customers),
        body: .drawing(drawing(rungs, page)), note: words.ladderNote,
        spoken: page.spoken(
          [words.rungHead, words.customers, words.share, words.revenue, words.yearBefore],
          rungs.map {
            [
              words.rung($0.rung), page.count($0.customers), page.percent($0.share), page.amount($0.revenue),
              page.count($0.yearAgo),
            ]
          }),
        source: page.source(
          .ladder, ["rung", "customers", "share", "revenue", "revenue_per_customer", "customers_year_ago"],
          and: .headline))
    ]
  }

  private static func drawing(_ rungs: [RungRow], _ page: PageInput) -> Drawing {
    let words = page.words
    let end = top + row * Double(rungs.count)
    let hasYearAgo = rungs.contains { $0.yearAgo != nil }
    var drawing = Drawing(height: end + (hasYearAgo ? 22 : 4))
    let largest = rungs.map { max($0.customers, $0.yearAgo ?? 0) }.max() ?? 1
    let length = Scale(0...Double(max(largest, 1)), to: 0, 160)
    let left = 92.0
    drawing.text(words.customers, x: left, y: 12, .quiet)
    drawing.text(words.revenueIn(page.currency), x: Drawing.width, y: 12, .quiet.at(.end), room: 200)
    for (index, rung) in rungs.enumerated() {
      let y = top + row * Double(index)
      let isLapsed = rung.rung == "lapsed" || rung.rung == "prospect"
      let bar = length(Double(rung.customers))
      drawing.text(words.rung(rung.rung), x: left - 8, y: y + 20, .bold.at(.end), room: left - 10)
      drawing.bar(
        x: left, y: y + 5, width: bar, height: 22, isLapsed ? .iron : .new, isUnfinished: isLapsed)
      var label = left + bar
      if let yearAgo = rung.yearAgo {
        let x = left + length(Double(yearAgo))
        drawing.rule(Point(x: x, y: y + 1), Point(x: x, y: y + 31), .paper, width: 5)
        drawing.rule(Point(x: x, y: y + 1), Point(x: x, y: y + 31), .lost, width: 2.5)
        label = max(label, x)
      }
      let text = page.count(rung.customers)
      drawing.text(text, x: label + 7, y: y + 20)
      let width = TextBudget.width(text, size: Drawing.textSize)
      drawing.text(page.percent(rung.share), x: label + 13 + width, y: y + 20, .quiet)
      drawing.text(page.amount(rung.revenue), x: Drawing.width, y: y + 20, .small.at(.end))
    }
    if hasYearAgo { drawing.legend([LegendEntry(.tick(.lost), words.yearBefore)], x: left, y: end + 16) }
    return drawing
  }
}
