/// Amounts that lead from one to another, below each other: a waterfall that lies on its side.
struct StepRows {
  struct Row {
    let label: String
    /// Below the label: what stands behind the row.
    let detail: String
    let from: Double
    let to: Double
    let ink: Ink
    /// Fewer cases than a settled figure needs: the bar is an outline.
    var isHollow = false
    /// At the right: the figure, and below it what it is a share of.
    let figure: String
    var share = ""
    var isBold = false
  }

  let rows: [Row]
  let labelRoom: Double
  /// Whether each row begins where the one before it ends.
  let isChained: Bool

  private static let row = 31.0
  private static let figureRoom = 66.0

  func drawing() -> Drawing {
    var drawing = Drawing(height: Self.row * Double(rows.count) + 4)
    let bounds = rows.map(\.from) + rows.map(\.to) + [0]
    let x = Scale(
      (bounds.min() ?? 0)...(bounds.max() ?? 1), to: labelRoom + 10, Drawing.width - Self.figureRoom)
    drawing.rule(Point(x: x(0), y: 2), Point(x: x(0), y: drawing.height - 2), .iron)
    for (index, row) in rows.enumerated() {
      let top = Self.row * Double(index) + 2
      let isBare = row.detail.isEmpty
      drawing.text(
        row.label, x: labelRoom, y: top + (isBare ? 18 : 12), .plain.at(.end).weighted(row.isBold),
        room: labelRoom)
      if !isBare { drawing.text(row.detail, x: labelRoom, y: top + 25, .quiet.at(.end), room: labelRoom) }
      let (left, right) = (x(min(row.from, row.to)), x(max(row.from, row.to)))
      if row.isHollow {
        drawing.frame(x: left, y: top + 5, width: max(right - left, 1), height: 18, row.ink)
      } else {
        drawing.bar(x: left, y: top + 4, width: right - left, height: 20, row.ink)
      }
      if isChained, index + 1 < rows.count {
        drawing.rule(Point(x: x(row.to), y: top + 24), Point(x: x(row.to), y: top + Self.row + 4), .iron)
      }
      let isAlone = row.share.isEmpty
      drawing.text(
        row.figure, x: Drawing.width, y: top + (isAlone ? 18 : 12), .plain.at(.end).weighted(row.isBold))
      if !isAlone { drawing.text(row.share, x: Drawing.width, y: top + 25, .quiet.at(.end)) }
    }
    return drawing
  }
}
