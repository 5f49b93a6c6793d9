/// What ties each tier to the shop? Price, being known, or what is dear to give up: the three levels of a
/// relationship, as far as the exports show them.
enum TierBonds: Picture {
  private static let tierLimit = 4
  private static let left = 150.0
  private static let row = 24.0

  /// A line of the picture: the name of a column, and its value for each tier.
  private struct Line {
    let level: String
    let column: String
    let texts: [String]
    /// Of the width of a cell; nil where the value is no share.
    let lengths: [Double?]
  }

  static func exhibits(_ page: PageInput) throws(PictureError) -> [Exhibit] {
    let words = page.words
    let question = words.whatTies
    guard let all = try page.tables.rows(TierLevelRow.self) else { return [page.noTable(question, .levels)] }
    guard all.contains(where: { $0.customers > 0 }) else {
      return [page.nothing(question, .levels, words.nobodyInWindow)]
    }
    let tiers = all.count <= tierLimit ? all : Array(all.prefix(tierLimit - 1)) + all.suffix(1)
    let lines = lines(tiers, page)
    return [
      Exhibit(
        question: question, body: .drawing(drawing(tiers, lines, page)), note: words.bondsNote,
        spoken: page.spoken(
          [words.tierHead] + tiers.map { words.tier($0.tier) },
          lines.map { [words.bond($0.column)] + $0.texts }),
        source: page.source(
          .levels,
          ["tier", "lever", "customers"] + TierLevelRow.shares + ["breadth_mean", "tenure_days_p50"]))
    ]
  }

  /// What no tier has a value of is left out: its export or column is missing.
  private static func lines(_ tiers: [TierLevelRow], _ page: PageInput) -> [Line] {
    let shares = TierLevelRow.shares.enumerated().map { index, column in
      Line(
        level: index < 4 ? "financial" : index < 8 ? "social" : "structural", column: column,
        texts: tiers.map { page.percent($0.shares[index]) },
        lengths: tiers.map { $0.shares[index].map { min(max($0.value, 0), 1) } })
    }
    let others = [
      Line(
        level: "structural", column: "breadth_mean",
        texts: tiers.map { $0.breadth.map { page.style.number($0, decimals: 2) } ?? "–" },
        lengths: tiers.map { _ in nil }),
      Line(
        level: "structural", column: "tenure_days_p50", texts: tiers.map { page.count($0.tenureDays) },
        lengths: tiers.map { _ in nil }),
    ]
    return (shares + others).filter { $0.texts.contains { $0 != "–" } }
  }

  private static func drawing(_ tiers: [TierLevelRow], _ lines: [Line], _ page: PageInput) -> Drawing {
    let words = page.words
    let levels = lines.map(\.level).uniqued()
    let height = 38 + Double(lines.count) * row + Double(levels.count) * 22 + 4
    var drawing = Drawing(height: height)
    let column = (Drawing.width - left) / Double(tiers.count)
    let counts = page.customersCounts(tiers.map(\.customers), in: column - 4)
    for (index, tier) in tiers.enumerated() {
      let middle = left + column * (Double(index) + 0.5)
      drawing.text(words.tier(tier.tier), x: middle, y: 13, .bold.at(.middle), room: column - 4)
      drawing.text(counts[index], x: middle, y: 28, .quiet.at(.middle), room: column - 4)
    }
    var y = 38.0
    for level in levels {
      drawing.text(words.level(level), x: 0, y: y + 15, .bold, room: left - 4)
      for (index, tier) in tiers.enumerated() where tier.lever == level {
        drawing.text(
          words.leverMark, x: left + column * (Double(index) + 0.5), y: y + 15,
          TextStyle.small.at(.middle).colored(.new), room: column - 4)
      }
      drawing.rule(Point(x: 0, y: y + 20), Point(x: Drawing.width, y: y + 20))
      y += 22
      for line in lines where line.level == level {
        drawing.text(words.bond(line.column), x: 4, y: y + 15, .small, room: left - 8)
        for (index, tier) in tiers.enumerated() {
          let x = left + column * Double(index)
          if let length = line.lengths[index] {
            let width = column - 12
            drawing.bar(
              x: x + 6, y: y + 18, width: width * length, height: 3, tier.customers < Few.limit ? .iron : .new
            )
          }
          drawing.text(
            line.texts[index], x: x + column / 2, y: y + 14,
            (tier.customers < Few.limit ? TextStyle.quiet : .small).at(.middle), room: column - 4)
        }
        y += row
      }
    }
    return drawing
  }
}
