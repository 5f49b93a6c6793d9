/// Do cohorts hold? The share of each cohort that bought in each period after its first.
enum CohortHeat: Picture {
  /// Cohorts, and periods after their first.
  static let limit = 36
  private static let left = 122.0
  private static let top = 22.0
  private static let column = 25.0
  private static let row = 19.0

  static func exhibits(_ page: PageInput) throws(PictureError) -> [Exhibit] {
    let words = page.words
    guard let all = try page.tables.rows(CohortRow.self),
      let ages = try page.tables.rows(RetentionRow.self)
    else { return [page.noTable(words.hold, .cohorts)] }
    let cohorts = all.map(\.cohort).uniqued().suffix(limit)
    let cells = all.filter { cohorts.contains($0.cohort) && (1...limit).contains($0.age) }
    guard cells.contains(where: { $0.isComplete && $0.rate != nil }) else {
      return [page.nothing(words.hold, .cohorts, words.noSecondPeriod)]
    }
    let rate = { (age: Int) in ages.first { $0.age == age && $0.eligible >= Few.limit }?.estimate }
    return [
      Exhibit(
        question: words.hold,
        says: rate(1).map { words.activeLater($0, atSix: rate(6)) } ?? words.tooFewBuyers,
        body: .panning(drawing(all, Array(cohorts), cells, ages, page)), note: words.heatNote,
        spoken: page.spoken(
          [words.age, words.share, words.interval, words.buyers],
          ages.filter { (1...limit).contains($0.age) }.map {
            [
              "+\($0.age)", page.percent($0.estimate?.rate), page.interval($0.estimate),
              page.count($0.eligible),
            ]
          }),
        source: page.source(
          .retentionCurve, ["age", "cohorts", "eligible", "active", "rate", "rate_low", "rate_high"],
          and: .cohorts,
          where: { row throws(RowFault) in try row.text("age") != "0" }),
        isWide: true)
    ]
  }

  private static func drawing(
    _ all: [CohortRow], _ cohorts: [String], _ cells: [CohortRow], _ ages: [RetentionRow], _ page: PageInput
  ) -> Drawing {
    let words = page.words
    let oldest = cells.map(\.age).max() ?? 1
    let bottom = top + row * Double(cohorts.count)
    var drawing = Drawing(
      width: max(Drawing.width, left + column * Double(oldest) + 2), height: bottom + row + 36)
    let shade = Shade(cells.filter { $0.isComplete && $0.customers >= Few.limit }.compactMap(\.rate))
    drawing.text(words.cohort, x: 66, y: 14, .quiet.at(.end), room: 66)
    drawing.text(words.buyers, x: left - 6, y: 14, .quiet.at(.end), room: 50)
    for age in 1...oldest {
      drawing.text("+\(age)", x: left + column * (Double(age) - 0.5), y: 14, .tick)
    }
    for (index, cohort) in cohorts.enumerated() {
      guard let first = all.first(where: { $0.cohort == cohort }) else { continue }
      let y = top + row * (Double(index) + 0.5) + 4
      drawing.text(cohort + (first.isMature ? "" : "*"), x: 66, y: y, .small.at(.end), room: 66)
      drawing.text(page.count(first.customers), x: left - 6, y: y, .quiet.at(.end))
    }
    fields(cells, of: cohorts, shade, page, &drawing)
    // The last row: all cohorts together.
    drawing.rule(
      Point(x: 0, y: bottom + 1), Point(x: left + column * Double(oldest), y: bottom + 1), .mute)
    drawing.text(
      words.allCohorts, x: left - 6, y: bottom + 16, TextStyle.small.at(.end).weighted(true), room: 110)
    for age in ages where (1...oldest).contains(age.age) {
      guard let rate = age.estimate?.rate else { continue }
      let style = TextStyle(size: Drawing.smallSize, isBold: age.eligible >= Few.limit, anchor: .middle)
      drawing.text(
        page.cell(rate), x: left + column * (Double(age.age) - 0.5) - 0.5, y: bottom + 16, style)
    }
    shade.key(x: left, y: bottom + 28, words.unfinished, &drawing)
    return drawing
  }

  private static func fields(
    _ cells: [CohortRow], of cohorts: [String], _ shade: Shade, _ page: PageInput, _ drawing: inout Drawing
  ) {
    let lines = Dictionary(cohorts.enumerated().map { ($1, $0) }) { first, _ in first }
    let corner = { (cell: CohortRow) in
      Point(x: left + column * Double(cell.age - 1), y: top + row * Double(lines[cell.cohort] ?? 0))
    }
    for cell in cells where !cell.isComplete {
      let at = corner(cell)
      drawing.cell(
        x: at.x + 0.5, y: at.y + 0.5, width: column - 2, height: row - 2, .iron, isUnfinished: true)
    }
    let known = cells.compactMap { cell in
      cell.isComplete
        ? cell.rate.map {
          (rate: $0, ink: cell.customers < Few.limit ? .paper : shade.ink($0), at: corner(cell))
        } : nil
    }
    for ink in Ink.ramp {
      drawing.cells(known.filter { $0.ink == ink }.map(\.at), width: column - 1, height: row - 1, ink)
    }
    for ink in [Ink.ink, .paper] {
      let texts = known.filter { $0.ink.text == ink }.map {
        (text: page.cell($0.rate), at: Point(x: $0.at.x + column / 2 - 0.5, y: $0.at.y + row / 2 + 3.5))
      }
      drawing.texts(texts, TextStyle(size: Drawing.smallSize, ink: ink, anchor: .middle))
    }
  }
}
