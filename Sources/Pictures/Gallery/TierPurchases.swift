internal import Base

/// What do the tiers buy? Who of each tier bought a value, against all customers of the window.
enum TierPurchases: Picture {
  private static let valueLimit = 10
  private static let tierLimit = 4
  private static let left = 88.0
  /// Room for the share of all customers.
  private static let allRoom = 40.0
  private static let top = 38.0
  private static let row = 35.0

  static func exhibits(_ page: PageInput) throws(PictureError) -> [Exhibit] {
    let words = page.words
    guard let table = page.tables.table(.tierProfile) else {
      return [page.noTable(words.tiersBuy, .tierProfile)]
    }
    let dimensions = table.rows.compactMap(\.first).uniqued()
    let wanted = page.settings.crossSellDimension.flatMap { dimensions.contains($0) ? $0 : nil }
    guard let dimension = wanted ?? dimensions.first else {
      return [page.nothing(words.tiersBuy, .tierProfile, words.noTierProfile)]
    }
    let isDrawn = { (row: RowReader) throws(RowFault) in try row.text("dimension") == dimension }
    guard let all = try page.tables.rows(TierProfileRow.self, where: isDrawn) else {
      return [page.noTable(words.tiersBuy, .tierProfile)]
    }
    let tiers = all.map(\.tier).uniqued().first(limit: tierLimit)
    let count = all.map(\.value).uniqued().count
    let values = most(all)
    let cells = all.filter { tiers.contains($0.tier) && values.contains($0.value) }
    let strongest = cells.filter { $0.differs && $0.buyers >= Few.limit }
      .max { ($0.penetrationIndex?.millionths ?? 0) < ($1.penetrationIndex?.millionths ?? 0) }
    let cut = { (text: String) in TextBudget.beginning(of: text, scalars: 40) }
    return [
      Exhibit(
        question: words.tiersBuyBy(cut(dimension)),
        says: strongest.flatMap { cell in
          guard let share = cell.penetration, let index = cell.penetrationIndex else { return nil }
          return words.tierBuys(
            words.tier(cut(cell.tier)), cut(cell.value), share, of: cell.members, times: index)
        } ?? (all.contains { $0.members >= Few.limit } ? words.tiersBuyAlike : words.tooFewBuyers),
        body: .drawing(drawing(cells, tiers, values, page)),
        note: count > values.count
          ? words.tierProfileNote + " " + words.shownOf(values.count, count).plain(page.style)
          : words.tierProfileNote,
        spoken: page.spoken(
          [words.tierHead, words.value, words.boughtIt, words.interval, words.timesAll, words.moneyTimesAll],
          cells.prefix(24).map {
            [
              words.tier($0.tier), $0.value, page.percent($0.penetration?.rate),
              page.interval($0.penetration),
              page.times($0.penetrationIndex), page.times($0.revenueIndex),
            ]
          }),
        source: page.source(
          .tierProfile,
          [
            "value", "tier", "members", "buyers", "penetration", "penetration_low", "penetration_high",
            "base_penetration", "penetration_index", "revenue_index",
          ], where: isDrawn))
    ]
  }

  /// The values that most customers bought, in the order of the table.
  private static func most(_ rows: [TierProfileRow]) -> [String] {
    var seen: Set<String> = []
    let values = rows.filter { seen.insert($0.value).inserted }
    let ranked = values.enumerated().sorted { a, b in
      (b.element.basePenetration?.millionths ?? 0, a.offset) < (
        a.element.basePenetration?.millionths ?? 0, b.offset
      )
    }
    return ranked.prefix(valueLimit).map(\.element.value)
  }

  private static func drawing(
    _ cells: [TierProfileRow], _ tiers: [String], _ values: [String], _ page: PageInput
  ) -> Drawing {
    let words = page.words
    let bottom = top + row * Double(values.count)
    var drawing = Drawing(height: bottom + 30)
    let column = (Drawing.width - left - allRoom) / Double(max(tiers.count, 1))
    let place = { (index: Int) in left + column * (Double(index) + 0.5) - 1 }
    let all = Drawing.width - allRoom / 2
    let members = tiers.map { tier in cells.first { $0.tier == tier }?.members ?? 0 }
    let counts = page.customersCounts(members, in: column - 4)
    for (index, tier) in tiers.enumerated() {
      drawing.text(words.tier(tier), x: place(index), y: 13, .bold.at(.middle), room: column - 6)
      drawing.text(counts[index], x: place(index), y: 28, .quiet.at(.middle), room: column - 4)
    }
    drawing.text(words.allCustomers, x: all, y: 13, .plain.at(.middle), room: allRoom)
    for (index, value) in values.enumerated() {
      let y = top + row * Double(index)
      drawing.text(value, x: left - 8, y: y + 20, .plain.at(.end), room: left - 10)
      if let base = cells.first(where: { $0.value == value })?.basePenetration {
        drawing.text(page.percent0(base), x: all, y: y + 20, .plain.at(.middle))
      }
    }
    for cell in cells {
      guard let line = values.firstIndex(of: cell.value), let place = tiers.firstIndex(of: cell.tier) else {
        continue
      }
      draw(cell, x: left + column * Double(place), y: top + row * Double(line), column, page, &drawing)
    }
    key(words.timesAll, y: bottom + 10, &drawing)
    return drawing
  }

  private static func draw(
    _ cell: TierProfileRow, x: Double, y: Double, _ column: Double, _ page: PageInput,
    _ drawing: inout Drawing
  ) {
    let ink = cell.differs ? ink(cell.penetrationIndex) : .paper
    if cell.differs { drawing.cell(x: x, y: y, width: column - 2, height: row - 2, ink) }
    let isFew = cell.members < Few.limit
    if !cell.differs {
      drawing.frame(x: x + 0.5, y: y + 0.5, width: column - 3, height: row - 3, .grid, line: 1)
    }
    let middle = x + column / 2 - 1
    let text = isFew ? Ink.mute : ink.text
    guard cell.penetration != nil else {
      drawing.text("–", x: middle, y: y + 20, .quiet.at(.middle))
      return
    }
    drawing.text(
      "\(page.percent0(cell.penetration?.rate)) · \(page.times(cell.penetrationIndex))", x: middle, y: y + 14,
      TextStyle.small.at(.middle).colored(text), room: column - 4)
    let times = page.times(cell.revenueIndex)
    let money = page.words.moneyIndex(times)
    let fits = TextBudget.width(money, size: Drawing.smallSize) <= column - 4
    drawing.text(
      fits ? money : times, x: middle, y: y + 27, TextStyle.small.at(.middle).colored(text), room: column - 4)
  }

  /// From which multiple on each step of the ramp begins, in hundredths.
  private static let steps: [(from: Int, ink: Ink)] = [
    (0, .q0), (80, .q1), (125, .q2), (150, .q3), (200, .q4), (300, .q5),
  ]

  private static func ink(_ index: Rate?) -> Ink {
    guard let index else { return .paper }
    return steps.last { index.millionths >= $0.from * 10_000 }?.ink ?? .q0
  }

  private static func key(_ name: String, y: Double, _ drawing: inout Drawing) {
    drawing.text(name, x: left - 8, y: y + 10, .quiet.at(.end), room: left - 8)
    for (index, step) in steps.enumerated() {
      let x = left + 49 * Double(index)
      drawing.cell(x: x, y: y, width: 12, height: 12, step.ink)
      let text =
        index == 0 ? "<0.8" : NumberStyle.english.number(Rate(millionths: step.from * 10_000), decimals: 2)
      drawing.text(text, x: x + 16, y: y + 10, TextStyle.tick.at(.start))
    }
  }
}

extension PageInput {
  /// A multiple: `1.36×`.
  func times(_ rate: Rate?) -> String { rate.map { style.number($0, decimals: 2) + "×" } ?? "–" }

  /// `95 customers` for each where all have room, else the numbers alone.
  func customersCounts(_ counts: [Int], in room: Double) -> [String] {
    let texts = counts.map { words.customersCount(count($0)) }
    let fit = texts.allSatisfy { TextBudget.width($0, size: Drawing.smallSize) <= room }
    return fit ? texts : counts.map { count($0) }
  }
}
