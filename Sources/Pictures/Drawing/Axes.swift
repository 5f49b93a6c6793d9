/// Axes, grids and legends, alike in all pictures.
extension Drawing {
  /// Horizontal grid lines with their labels at the left.
  mutating func verticalAxis(
    _ ticks: [(tick: Tick, label: String)], _ scale: Scale, from left: Double, to right: Double
  ) {
    for (tick, label) in ticks {
      let y = scale(tick.value)
      rule(Point(x: left, y: y), Point(x: right, y: y), tick.mantissa == 0 ? .iron : .grid)
      text(label, x: left - 5, y: y + 4, .tick.at(.end))
    }
  }

  /// Vertical grid lines with their labels above.
  mutating func horizontalAxis(
    _ ticks: [(tick: Tick, label: String)], _ scale: Scale, from top: Double, to bottom: Double
  ) {
    for (tick, label) in ticks {
      let x = scale(tick.value)
      rule(Point(x: x, y: top), Point(x: x, y: bottom), tick.mantissa == 0 ? .iron : .grid)
      text(label, x: x, y: top - 5, .tick)
    }
  }

  /// Names of columns below an axis: the newest, and as many before it as have room.
  mutating func columnNames(_ names: [String], at place: (Int) -> Double, y: Double) {
    guard names.count > 1 else {
      if let name = names.first { text(name, x: place(0), y: y, .tick, room: 90) }
      return
    }
    for every in 1...names.count {
      let (spots, fit) = spots(of: names, every: every, at: place)
      guard fit else { continue }
      for (index, x) in spots { text(names[index], x: x, y: y, .tick) }
      return
    }
  }

  /// Where the newest name and those before it, `every` apart, would stand, and whether none runs into the next.
  private func spots(
    of names: [String], every: Int, at place: (Int) -> Double
  ) -> (spots: [(index: Int, x: Double)], fit: Bool) {
    var spots: [(index: Int, x: Double)] = []
    var right = width
    for index in stride(from: names.count - 1, through: 0, by: -every) {
      // The names at the ends are moved inwards, to stay on the drawing.
      let half = TextBudget.width(names[index], size: Drawing.smallSize) / 2
      let x = min(max(place(index), half), width - half)
      if x + half > right + 0.01 { return (spots, false) }
      spots.append((index, x))
      right = x - half - 6
    }
    return (spots, true)
  }

  /// What the marks mean, in one line from left to right, and in more where one is full.
  ///
  /// - Returns: How many lines it took.
  @discardableResult
  mutating func legend(_ entries: [LegendEntry], x left: Double, y top: Double) -> Int {
    var x = left
    var y = top
    var lines = 1
    for entry in entries {
      let length = 18 + TextBudget.width(entry.text, size: Drawing.smallSize)
      if x + length > width, x > left {
        x = left
        y += 16
        lines += 1
      }
      sign(entry.sign, x: x, y: y)
      text(entry.text, x: x + 16, y: y, .quiet, room: width - x - 16)
      x += length + 10
    }
    return lines
  }

  private mutating func sign(_ sign: LegendEntry.Sign, x: Double, y: Double) {
    let middle = Point(x: x + 5, y: y - 4)
    switch sign {
    case .box(let ink): bar(x: x, y: y - 9, width: 10, height: 10, ink)
    case .hatchedBox: bar(x: x, y: y - 9, width: 10, height: 10, .iron, isUnfinished: true)
    case .dot(let ink, let isHollow, let shape): dot(middle, ink, isHollow: isHollow, shape: shape)
    case .line(let ink, let isDashed):
      rule(Point(x: x - 1, y: y - 4), Point(x: x + 12, y: y - 4), ink, isDashed: isDashed, width: 2)
    case .tick(let ink): rule(Point(x: x + 5, y: y - 10), Point(x: x + 5, y: y + 1), ink, width: 2.5)
    }
  }
}

/// One mark and what it means.
struct LegendEntry {
  enum Sign {
    case box(Ink)
    case hatchedBox
    case dot(Ink, isHollow: Bool, shape: Drawing.Shape)
    case line(Ink, isDashed: Bool)
    case tick(Ink)
  }

  let sign: Sign
  let text: String

  init(_ sign: Sign, _ text: String) {
    self.sign = sign
    self.text = text
  }
}
