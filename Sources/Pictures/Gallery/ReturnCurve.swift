/// Do first-time buyers come back? Kaplan–Meier from the first purchase to the second, with its band.
enum ReturnCurve: Picture {
  static func exhibits(_ page: PageInput) throws(PictureError) -> [Exhibit] {
    let words = page.words
    guard let curve = try page.tables.rows(CurveRow.self, where: CurveRow.isDrawn),
      let windows = try page.tables.rows(WindowRow.self, where: WindowRow.isOfAll)
    else { return [page.noTable(words.comeBack, .repurchaseCurve)] }
    guard let first = curve.first, first.atRisk > 0, curve.contains(where: { $0.share != nil }) else {
      return [page.nothing(words.comeBack, .repurchaseCurve, words.noBuyers)]
    }
    let marked = windows.map(\.days)
    var exhibit = Exhibit(
      question: words.comeBack, body: .drawing(drawing(curve, marked, page)), note: words.curveNote,
      spoken: page.spoken(
        [words.day, words.share, words.buyersAtRisk],
        curve.filter { marked.contains($0.day) }.map {
          [page.count($0.day), page.percent($0.share), page.count($0.atRisk)]
        }),
      source: page.source(
        .repurchaseCurve, ["day", "at_risk", "repurchased", "censored", "share", "share_low", "share_high"],
        and: .repurchase,
        where: { row throws(RowFault) in
          let day = try row.count("day")
          return try CurveRow.isDrawn(row) ? marked.contains(day) : false
        }))
    let sentence = windows.first { $0.days == 90 } ?? windows.last { $0.eligible >= Few.limit }
    if let sentence, let estimate = sentence.estimate, sentence.eligible >= Few.limit {
      exhibit.says = words.cameBack(
        estimate, of: sentence.eligible, within: sentence.days, tooRecent: sentence.tooRecent)
    } else {
      exhibit.says = words.tooFewBuyers
    }
    return [exhibit]
  }

  private static func drawing(_ curve: [CurveRow], _ marked: [Int], _ page: PageInput) -> Drawing {
    let words = page.words
    let style = page.style
    var drawing = Drawing(height: 248)
    let known = curve.filter { $0.share != nil }
    let highest = known.compactMap { ($0.high ?? $0.share)?.value }.max() ?? 0
    let ticks = Tick.holding(0...max(highest, 0.001) * 100, atMost: 5, finest: -1)
    let y = Scale(Tick.range(ticks), to: 190, 18)
    let days = Double(curve.last?.day ?? 1)
    let x = Scale(0...days, to: 48, 386)
    drawing.verticalAxis(style.percentTicks(ticks), y, from: 48, to: 386)
    // Every change is drawn; days without one are not.
    var upper: [Point] = []
    var lower: [Point] = []
    var line = [Point(x: x(0), y: y(0))]
    var before: CurveRow?
    for row in known {
      let isChange = row.share != before?.share || row.low != before?.low
      // Steps of less than half a unit cannot be told apart.
      let isApart = x(Double(row.day)) - line[line.count - 1].x >= 0.5
      if isChange && isApart || row.day == known.last?.day {
        if before != nil { line.append(Point(x: x(Double(row.day)), y: line[line.count - 1].y)) }
        if let share = row.share { line.append(Point(x: x(Double(row.day)), y: y(share.value * 100))) }
        if let low = row.low, let high = row.high {
          upper.append(Point(x: x(Double(row.day)), y: y(high.value * 100)))
          lower.append(Point(x: x(Double(row.day)), y: y(low.value * 100)))
        }
        before = row
      }
    }
    drawing.band(upper, lower)
    drawing.line([line], .new)
    drawing.text(words.daysSinceFirst, x: 217, y: 240, .quiet.at(.middle), room: 360)
    var right = 0.0
    var labelled = (right: 0.0, y: 0.0)
    for row in known where marked.contains(row.day) {
      guard let share = row.share else { continue }
      let point = Point(x: x(Double(row.day)), y: y(share.value * 100))
      drawing.rule(Point(x: point.x, y: 190), point, .grid, isDashed: true)
      drawing.dot(point, .platinum)
      let label = style.percent(share, decimals: 0)
      let half = TextBudget.width(label, size: Drawing.textSize, isBold: true) / 2
      let middle = max(point.x - half + 2, 48 + half)
      // Marks near each other at one height share the label of the first.
      if middle - half > labelled.right + 2 || (point.y - labelled.y).magnitude > 14 {
        drawing.text(label, x: middle, y: point.y - 8, TextStyle.bold.at(.middle))
        labelled = (middle + half, point.y)
      }
      let day = page.count(row.day)
      let width = TextBudget.width(day, size: Drawing.smallSize)
      if point.x - width / 2 > right {
        drawing.text(day, x: point.x, y: 206, .tick)
        right = point.x + width / 2 + 4
      }
    }
    atRisk(known.filter { marked.contains($0.day) }, x, page, &drawing)
    return drawing
  }

  /// How many were still watched at each mark: the denominators of the curve.
  private static func atRisk(
    _ rows: [CurveRow], _ x: Scale, _ page: PageInput, _ drawing: inout Drawing
  ) {
    var left = Drawing.width
    for row in rows.reversed() {
      let text = page.count(row.atRisk)
      let half = TextBudget.width(text, size: Drawing.smallSize) / 2
      let place = min(x(Double(row.day)), Drawing.width - half)
      guard place + half < left else { continue }
      drawing.text(text, x: place, y: 221, .quiet.at(.middle))
      left = place - half - 6
    }
  }
}
