/// What do they buy next? Moves from one value of a dimension to another, shaded by lift.
enum NextPurchases: Picture {
  private static let limit = 10
  private static let left = 92.0
  private static let top = 62.0
  private static let row = 23.0

  static func exhibits(_ page: PageInput) throws(PictureError) -> [Exhibit] {
    let words = page.words
    guard let table = page.tables.table(.nextPurchase) else {
      return [page.noTable(words.buyNext, .nextPurchase)]
    }
    guard let dimension = page.settings.crossSellDimension ?? table.rows.first?.first,
      let all = try page.tables.rows(
        MoveRow.self, where: { row throws(RowFault) in try row.text("dimension") == dimension }),
      !all.isEmpty
    else { return [page.nothing(words.buyNext, .nextPurchase, words.noMoves)] }
    let values = largest(all)
    let moves = all.filter { values.contains($0.from) && values.contains($0.to) }
    let strongest = moves.filter { move in
      move.from != move.to && move.moves >= Few.limit
        && (move.lift.map { $0.millionths >= 1_100_000 } ?? false)
    }.max { ($0.lift?.millionths ?? 0) < ($1.lift?.millionths ?? 0) }
    let cut = { (text: String) in TextBudget.beginning(of: text, scalars: 40) }
    let name = cut(dimension)
    let count = all.map(\.from).uniqued().count
    return [
      Exhibit(
        question: words.buyNextBy(name),
        says: strongest.flatMap { move in
          move.lift.flatMap { lift in
            move.shareOfFrom.map {
              words.strongestMove(cut(move.from), cut(move.to), $0, moves: move.moves, lift: lift)
            }
          }
        } ?? words.noStrongMove,
        body: .drawing(drawing(moves, values, page)),
        note: count > values.count
          ? words.nextNote + " " + words.shownOf(values.count, count).plain(page.style) : words.nextNote,
        spoken: page.spoken(
          [words.fromTo, words.share, words.moves, words.lift],
          moves.map {
            [
              "\($0.from) → \($0.to)", page.percent($0.shareOfFrom), page.count($0.moves),
              $0.lift.map { page.style.number($0, decimals: 2) } ?? "–",
            ]
          }),
        source: page.source(
          .nextPurchase, ["from_value", "to_value", "moves", "share_of_from", "lift"],
          where: { row throws(RowFault) in try row.text("dimension") == dimension }))
    ]
  }

  /// The values that most moves start or end at, in the order of the table.
  private static func largest(_ moves: [MoveRow]) -> [String] {
    var sizes: [String: Int] = [:]
    for move in moves {
      sizes[move.from, default: 0] += move.moves
      sizes[move.to, default: 0] += move.moves
    }
    let names = (moves.map(\.from) + moves.map(\.to)).uniqued()
    let ranked = names.enumerated().sorted { a, b in
      (sizes[b.element] ?? 0, a.offset) < (sizes[a.element] ?? 0, b.offset)
    }
    return ranked.prefix(limit).sorted { $0.offset < $1.offset }.map(\.element)
  }

  private static func drawing(_ moves: [MoveRow], _ values: [String], _ page: PageInput) -> Drawing {
    let words = page.words
    let bottom = top + row * Double(values.count)
    var drawing = Drawing(height: bottom + 24)
    let column = min((Drawing.width - left) / Double(max(values.count, 1)), 60)
    drawing.text(words.fromTo, x: left - 6, y: top - 40, .quiet.at(.end), room: left - 6)
    // Names above narrow columns stand on two or three steps, so that none runs into the next.
    let longest = values.map { TextBudget.width($0, size: Drawing.smallSize) }.max() ?? 0
    let steps = (1...2).first { longest <= column * Double($0) - 6 } ?? 3
    for (index, value) in values.enumerated() {
      let middle = left + column * (Double(index) + 0.5)
      let step = index % steps
      let room = column * Double(steps) - 6
      let y = top - 6 - 17 * Double(step)
      let shown = TextBudget.fitted(value, in: room, size: Drawing.smallSize)
      let half = TextBudget.width(shown, size: Drawing.smallSize) / 2
      drawing.text(
        value, x: min(max(middle, half), Drawing.width - half), y: y, .small.at(.middle), room: room)
      if step > 0 { drawing.rule(Point(x: middle, y: y + 3), Point(x: middle, y: top - 1), .grid) }
      drawing.text(
        value, x: left - 6, y: top + row * (Double(index) + 0.5) + 4, .small.at(.end), room: left - 8)
    }
    for move in moves {
      guard let line = values.firstIndex(of: move.from), let place = values.firstIndex(of: move.to) else {
        continue
      }
      let x = left + column * Double(place)
      let y = top + row * Double(line)
      let isFew = move.moves < Few.limit
      let ink = isFew ? Ink.paper : Self.ink(move.lift)
      drawing.cell(x: x, y: y, width: column - 1, height: row - 1, ink)
      if let share = move.shareOfFrom {
        drawing.text(
          page.cell(share), x: x + column / 2 - 0.5, y: y + row / 2 + 3.5,
          TextStyle(size: Drawing.smallSize, ink: isFew ? .mute : ink.text, anchor: .middle))
      }
      if line == place {
        drawing.frame(x: x + 0.5, y: y + 0.5, width: column - 2, height: row - 2, .iron, line: 1)
      }
    }
    key(words.lift, y: bottom + 8, &drawing)
    return drawing
  }

  /// From which lift on each step of the ramp begins, in hundredths.
  private static let lifts = [0, 110, 125, 150, 200, 300, 500]

  private static func ink(_ lift: Rate?) -> Ink {
    guard let lift else { return .paper }
    let step = lifts.lastIndex { lift.millionths >= $0 * 10_000 } ?? 0
    return Ink.ramp[step]
  }

  private static func key(_ name: String, y: Double, _ drawing: inout Drawing) {
    drawing.text(name, x: left - 6, y: y + 10, .quiet.at(.end), room: left - 8)
    for (index, ink) in Ink.ramp.enumerated() {
      let x = left + 43 * Double(index)
      drawing.cell(x: x, y: y, width: 10, height: 11, ink)
      let text =
        index == 0 ? "<1.1" : NumberStyle.english.number(Rate(millionths: lifts[index] * 10_000), decimals: 2)
      drawing.text(text.trimmingZeros, x: x + 13, y: y + 10, TextStyle.tick.at(.start))
    }
  }
}

extension String {
  /// `1.50` as `1.5`, `2.00` as `2`.
  fileprivate var trimmingZeros: String {
    guard contains(".") else { return self }
    var text = self
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }
}
