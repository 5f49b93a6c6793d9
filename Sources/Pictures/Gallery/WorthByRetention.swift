internal import Base

/// What is it worth to keep them longer? The value of a customer by the yearly rate of retention, and where the
/// shop stands.
enum WorthByRetention: Picture {
  private static let limit = 20

  static func exhibits(_ page: PageInput) throws(PictureError) -> [Exhibit] {
    let words = page.words
    guard let rows = try page.tables.rows(ValueCurveRow.self) else {
      return [page.noTable(words.worthKeeping, .valueCurve)]
    }
    let valued = rows.filter { $0.value != nil }
    // The shop's own rate is always among them.
    let given = valued.filter { !$0.isMeasured }.prefix(limit)
    let known = (given + valued.filter(\.isMeasured).prefix(1)).sorted { $0.rate < $1.rate }
    guard known.count > 1, let first = known.first else {
      return [page.nothing(words.worthKeeping, .valueCurve, words.noYears)]
    }
    let measured = rows.first(where: \.isMeasured)
    return [
      Exhibit(
        question: words.worthKeeping, says: says(measured, page), body: .drawing(drawing(known, page)),
        note: words.valueCurveNote(first.basis),
        spoken: page.spoken(
          [words.retentionRate, words.customerIsWorth, words.lifetimeYears],
          known.map {
            [
              page.percent($0.rate) + ($0.isMeasured ? " " + words.theShop : ""), page.amount($0.value),
              page.years($0.lifetime),
            ]
          }),
        source: page.source(
          .valueCurve,
          [
            "retention_rate", "is_measured", "basis", "years", "expected_lifetime_years", "value",
            "gain_of_5_points", "gain_share", "eligible", "retained",
          ]))
    ]
  }

  private static func says(_ measured: ValueCurveRow?, _ page: PageInput) -> Prose {
    let words = page.words
    guard let measured, let eligible = measured.eligible, let retained = measured.retained else {
      return words.rateNotMeasured
    }
    guard eligible >= Few.limit else { return words.tooFewBuyers }
    let kept = words.keptInYear(measured.rate, retained, of: eligible)
    guard let value = measured.value else { return kept }
    return kept + words.worthAtRate(value, gain: measured.gain, measured.gainShare, page.currency)
  }

  private static func drawing(_ rows: [ValueCurveRow], _ page: PageInput) -> Drawing {
    let words = page.words
    let style = page.style
    var drawing = Drawing(height: 262)
    let values = rows.compactMap { $0.value?.value }
    let ticks = Tick.holding(min(values.min() ?? 0, 0)...max(values.max() ?? 1, 1), atMost: 5)
    let y = Scale(Tick.range(ticks), to: 196, 20)
    let rates = rows.map { $0.rate.value * 100 }
    let lowest = ((rates.min() ?? 0) / 10).rounded(.down) * 10
    let x = Scale(lowest...100, to: 54, 386)
    drawing.verticalAxis(style.ticks(ticks), y, from: 54, to: 386)
    let place = { (row: ValueCurveRow) in
      Point(x: x(row.rate.value * 100), y: y(row.value?.value ?? 0))
    }
    drawing.line([rows.map(place)], .new)
    var labels: [(left: Double, right: Double, y: Double)] = []
    for row in rows {
      let point = place(row)
      drawing.rule(Point(x: point.x, y: y(0)), point, .grid, isDashed: true)
      if row.isMeasured { continue }
      drawing.dot(point, .new, radius: 3.5, isHollow: true)
      // Its value to the left above it, where no other stands.
      let text = page.amount(row.value)
      let width = TextBudget.width(text, size: Drawing.smallSize)
      let end = max(point.x - 6, 58 + width)
      let line = max(point.y - 6, 12)
      let isFree = labels.allSatisfy { end - width > $0.right + 3 || (line - $0.y).magnitude > 13 }
      guard isFree else { continue }
      drawing.text(text, x: end, y: line, TextStyle.small.at(.end))
      labels.append((end - width, end, line))
    }
    // The shop stands above the others: its mark, its figure, its rate.
    if let shop = rows.first(where: \.isMeasured) {
      let point = place(shop)
      let isFew = (shop.eligible ?? 0) < Few.limit
      drawing.dot(point, .lost, radius: 6, isHollow: isFew, shape: .diamond)
    }
    var edge = drawing.width
    for row in rows.reversed() where !row.isMeasured {
      let name = page.percent0(row.rate)
      let years = page.years(row.lifetime)
      let half = max(TextBudget.width(name, size: 11), TextBudget.width(years, size: 11)) / 2
      let middle = min(x(row.rate.value * 100), drawing.width - half)
      guard middle + half < edge else { continue }
      drawing.text(name, x: middle, y: 212, .small.at(.middle))
      drawing.text(years, x: middle, y: 227, .quiet.at(.middle))
      edge = middle - half - 4
    }
    drawing.text(words.ratesAndYears, x: 54, y: 243, .quiet, room: 340)
    if let shop = rows.first(where: \.isMeasured) {
      let text = words.shopAt(page.percent(shop.rate), page.amount(shop.value), page.years(shop.lifetime))
      drawing.legend(
        [LegendEntry(.dot(.lost, isHollow: (shop.eligible ?? 0) < Few.limit, shape: .diamond), text)], x: 54,
        y: 259)
    }
    return drawing
  }
}

extension PageInput {
  /// A number of years: `8.0`.
  func years(_ rate: Rate?) -> String { rate.map { style.number($0, decimals: 1) } ?? "–" }
}
