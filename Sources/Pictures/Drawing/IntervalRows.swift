/// Rates with their intervals below each other, on one axis, with figures at the right.
struct IntervalRows {
  struct Row {
    let label: String
    let estimate: Estimate?
    /// Fewer cases than a settled rate needs.
    let isHollow: Bool
    /// Whether its interval does not contain the rate of all.
    var differs = false
    /// Whether that is welcome: its mark is then blue and not orange.
    var isBetter = false
    /// One for each column.
    let figures: [String]
  }

  let rows: [Row]
  /// The names of the columns of figures, from left to right.
  let columns: [String]
  /// Room for the labels, in units.
  let labelRoom: Double
  /// Room for each column.
  let columnRooms: [Double]
  /// The rate of all, and its label.
  var reference: (rate: Rate, label: String)?
  /// Whether the rates are differences of two, on both sides of 0.
  var areDifferences = false

  private static let row = 23.0
  private static let top = 28.0

  func drawing(_ style: NumberStyle) -> Drawing {
    let end = Self.top + Self.row * Double(rows.count)
    var drawing = Drawing(height: end + (reference == nil ? 6 : 22))
    let plotEnd = Drawing.width - 2 - columnRooms.reduce(0, +) - 16
    let bounds = rows.compactMap { $0.estimate?.high.value } + [reference?.rate.value ?? 0, 0.001]
    let highest = (bounds.max() ?? 0.001) * 100
    let lowest = areDifferences ? min((rows.compactMap { $0.estimate?.low.value }.min() ?? 0) * 100, 0) : 0
    let x = Scale(lowest...highest, to: labelRoom + 8, plotEnd)
    // The axis ends at the highest bound, so that no room is lost: only ticks up to there are drawn.
    let ticks = Tick.holding(lowest...highest, atMost: max(2, Int((plotEnd - labelRoom) / 36)), finest: -1)
      .filter { $0.value <= highest && $0.value >= lowest }
    let labels = areDifferences ? style.pointTicks(ticks) : style.percentTicks(ticks)
    drawing.horizontalAxis(labels, x, from: Self.top - 6, to: end)
    // Where each column ends.
    let edges = columnRooms.indices.map { index in
      Drawing.width - 2 - columnRooms[(index + 1)...].reduce(0, +)
    }
    for (index, name) in columns.enumerated() {
      drawing.text(
        name, x: edges[index], y: Self.top - 11, .quiet.at(.end),
        room: columnRooms[index] + (index == 0 ? 40 : -4))
    }
    if let reference {
      let place = x(reference.rate.value * 100)
      drawing.rule(
        Point(x: place, y: Self.top - 6), Point(x: place, y: end + 4), .ink, isDashed: true, width: 1.2)
      let half = TextBudget.width(reference.label, size: Drawing.smallSize) / 2
      drawing.text(
        reference.label, x: min(max(place, half), Drawing.width - half), y: end + 17, .small.at(.middle))
    }
    for (index, row) in rows.enumerated() {
      let y = Self.top + Self.row * (Double(index) + 0.5)
      drawing.text(
        row.label, x: labelRoom, y: y + 4, TextStyle.plain.at(.end).weighted(row.differs), room: labelRoom)
      for (figure, edge) in zip(row.figures, edges) {
        drawing.text(figure, x: edge, y: y + 4, TextStyle.small.at(.end).weighted(row.differs))
      }
      guard let estimate = row.estimate else { continue }
      drawing.interval(
        from: x(estimate.low.value * 100), to: x(estimate.high.value * 100), y: y,
        row.isHollow ? .iron : .back)
      drawing.dot(
        Point(x: x(estimate.rate.value * 100), y: y), ink(row),
        isHollow: row.isHollow, shape: row.differs ? .diamond : .circle)
    }
    return drawing
  }

  private func ink(_ row: Row) -> Ink {
    if row.differs { return row.isBetter ? .new : .lost }
    return row.isHollow ? .mute : .platinum
  }
}
