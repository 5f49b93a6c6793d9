internal import Base

/// Who moved between the tiers? A matrix from the window before to this one.
enum TierMoves: Picture {
  private static let row = 42.0
  private static let left = 76.0
  private static let top = 34.0
  private static let limit = 6

  static func exhibits(_ page: PageInput) throws(PictureError) -> [Exhibit] {
    let words = page.words
    guard let moves = try page.tables.rows(TierMoveRow.self) else {
      return [page.noTable(words.whoMoved, .pyramidMigration)]
    }
    guard !moves.isEmpty else {
      return [page.nothing(words.whoMoved, .pyramidMigration, words.noWindowBefore)]
    }
    let order = moves.map(\.to).uniqued()
    var down: [Amount] = []
    var up: [Amount] = []
    var new: [Amount] = []
    for move in moves {
      if move.from == "new" {
        new.append(move.change)
      } else if let from = order.firstIndex(of: move.from), let to = order.firstIndex(of: move.to) {
        if to > from { down.append(move.change) } else if to < from { up.append(move.change) }
      }
    }
    let source = page.source(
      .pyramidMigration,
      [
        "from_tier", "to_tier", "customers", "share_of_from", "revenue_before", "revenue_after",
        "revenue_change",
      ])
    var exhibit = Exhibit(
      question: words.whoMoved, body: .drawing(drawing(moves, order, page)), note: words.movesNote,
      spoken: page.spoken(
        [words.fromTo, words.customers, words.change],
        moves.filter { $0.customers > 0 }.map {
          ["\(words.tier($0.from)) → \(words.tier($0.to))", page.count($0.customers), page.signed($0.change)]
        }),
      source: source)
    if let down = down.sum(), let up = up.sum(), let new = new.sum() {
      exhibit.says = words.moved(down: down, up: up, new: new, page.currency)
    }
    return [exhibit]
  }

  private static func drawing(_ moves: [TierMoveRow], _ order: [String], _ page: PageInput) -> Drawing {
    let words = page.words
    let columns = order.first(limit: limit)
    let rows = moves.map(\.from).uniqued().first(limit: limit + 1)
    var drawing = Drawing(height: top + row * Double(rows.count) + 4)
    let width = (Drawing.width - left) / Double(columns.count)
    let drawn = moves.filter { columns.contains($0.to) && rows.contains($0.from) }
    let length = Scale(0...(drawn.map(\.change.value.magnitude).max() ?? 1), to: 0, width - 14)
    drawing.text(words.fromTo, x: left - 8, y: 12, .quiet.at(.end), room: left - 8)
    for (index, tier) in columns.enumerated() {
      drawing.text(
        words.tier(tier), x: left + width * (Double(index) + 0.5), y: 26, .bold.at(.middle), room: width - 6)
    }
    for (index, tier) in rows.enumerated() {
      drawing.text(
        words.tier(tier), x: left - 8, y: top + row * Double(index) + 25, .bold.at(.end), room: left - 10)
    }
    for move in drawn {
      guard let column = columns.firstIndex(of: move.to), let line = rows.firstIndex(of: move.from) else {
        continue
      }
      let x = left + width * Double(column)
      let y = top + row * Double(line)
      let middle = x + width / 2 - 1
      drawing.cell(x: x, y: y, width: width - 2, height: row - 2, .zone)
      guard move.customers > 0 else { continue }
      let stays = move.from == move.to
      if stays { drawing.frame(x: x + 0.8, y: y + 0.8, width: width - 3.6, height: row - 3.6, .iron) }
      drawing.text(
        page.count(move.customers), x: middle, y: y + 15, TextStyle.bold.at(.middle).weighted(stays))
      drawing.text(page.signed(move.change), x: middle, y: y + 29, .quiet.at(.middle))
      let bar = length(move.change.value.magnitude)
      drawing.bar(
        x: x + 6, y: y + row - 9, width: bar, height: 4, move.change.isNegative ? .lost : .new)
    }
    return drawing
  }
}

extension Array where Element: Hashable {
  /// The first of each, in their order.
  func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }

  /// The first ones and the last, which is a class of its own in lists of tiers.
  func first(limit: Int) -> [Element] { count <= limit ? self : Array(prefix(limit - 1)) + suffix(1) }
}
