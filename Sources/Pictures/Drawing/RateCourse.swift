/// A rate over time: its line, its interval as a band, the same a year before, and what is not settled.
struct RateCourse {
  struct Step {
    let name: String
    let estimate: Estimate?
    /// Whether it began late enough after the beginning of the data.
    let isMature: Bool
    /// Whether it is over, or all cases have been seen long enough.
    let isComplete: Bool
    /// Whether enough cases stand behind it.
    let isFew: Bool
    var yearAgo: Rate?

    var isSettled: Bool { isMature && isComplete && !isFew }
  }

  let steps: [Step]
  let ink: Ink
  let legend: [LegendEntry]
  /// Is written into the area of steps that are not mature.
  let zone: String

  private static let top = 14.0
  private static let bottom = 192.0
  private static let left = 48.0
  /// Behind it stands the latest rate.
  private static let right = 354.0

  func drawing(_ style: NumberStyle) -> Drawing {
    var drawing = Drawing(height: legend.count > 3 ? 258 : 244)
    let settled = steps.filter(\.isSettled)
    // What is not settled may have any interval; it is not to press the rest flat.
    let highest =
      settled.compactMap { $0.estimate?.high.value } + steps.compactMap { $0.estimate?.rate.value }
    let ticks = Tick.holding(0...max(highest.max() ?? 0, 0.001) * 100, atMost: 5, finest: -1)
    let y = Scale(Tick.range(ticks), to: Self.bottom, Self.top)
    let column = (Self.right - Self.left) / Double(steps.count)
    let x = { (index: Int) in Self.left + column * (Double(index) + 0.5) }
    let immature = steps.prefix { !$0.isMature }.count
    if immature > 0 {
      let width = column * Double(immature)
      drawing.bar(x: Self.left, y: Self.top, width: width, height: Self.bottom - Self.top, .zone)
      drawing.text(zone, x: Self.left + 4, y: Self.top + 13, .quiet, room: max(width - 6, 120))
    }
    drawing.verticalAxis(style.percentTicks(ticks), y, from: Self.left, to: Self.right)

    for run in runs(of: { $0.isSettled ? $0.estimate : nil }) {
      drawing.band(
        run.map { Point(x: x($0.index), y: y($0.value.high.value * 100)) },
        run.map { Point(x: x($0.index), y: y($0.value.low.value * 100)) })
    }
    let yearAgo = runs(of: { $0.yearAgo }).map { run in
      run.map { Point(x: x($0.index), y: y($0.value.value * 100)) }
    }
    drawing.line(yearAgo, .mute, width: 1.5, isDashed: true)
    let line = runs(of: { $0.isSettled ? $0.estimate : nil }).map { run in
      run.map { Point(x: x($0.index), y: y($0.value.rate.value * 100)) }
    }
    drawing.line(line, ink)
    for (index, step) in steps.enumerated() {
      guard let estimate = step.estimate else { continue }
      drawing.dot(
        Point(x: x(index), y: y(estimate.rate.value * 100)), step.isSettled ? ink : .mute,
        radius: step.isSettled ? 2.6 : 3, isHollow: !step.isSettled)
    }
    if let estimate = settled.last?.estimate {
      let label = style.percent(estimate.rate)
      drawing.text(
        label, x: Self.right + 3, y: y(estimate.rate.value * 100) + 4, TextStyle.bold.colored(ink))
    }
    drawing.columnNames(steps.map(\.name), at: x, y: 210)
    drawing.legend(legend, x: Self.left, y: 234)
    return drawing
  }

  /// Steps next to each other that have a value.
  private func runs<Value>(of value: (Step) -> Value?) -> [[(index: Int, value: Value)]] {
    var runs: [[(index: Int, value: Value)]] = []
    var isOpen = false
    for (index, step) in steps.enumerated() {
      guard let value = value(step) else {
        isOpen = false
        continue
      }
      if isOpen { runs[runs.count - 1].append((index, value)) } else { runs.append([(index, value)]) }
      isOpen = true
    }
    return runs
  }
}
