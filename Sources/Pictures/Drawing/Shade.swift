/// Seven steps of shade for the rates of a matrix.
struct Shade {
  /// How many percentage points a step has.
  let points: Int

  /// The smallest step of 1, 2, 5, 10 or 15 points whose seven hold 98 of 100 rates.
  init(_ rates: [Rate]) {
    let sorted = rates.sorted()
    let high = sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, sorted.count * 98 / 100)].value * 100
    points = [1, 2, 5, 10].first { Double($0) * 7 >= high } ?? 15
  }

  func ink(_ rate: Rate) -> Ink {
    let step = rate.millionths / (points * 10_000)
    return Ink.ramp[min(max(step, 0), Ink.ramp.count - 1)]
  }

  /// What the steps mean, in a row of boxes.
  func key(x: Double, y: Double, _ unfinished: String, _ drawing: inout Drawing) {
    for (index, ink) in Ink.ramp.enumerated() {
      let left = x + 34 * Double(index)
      drawing.cell(x: left, y: y, width: 33, height: 8, ink)
      drawing.text(
        "\(index * points)%" + (index == Ink.ramp.count - 1 ? "+" : ""), x: left, y: y + 20,
        TextStyle.tick.at(.start))
    }
    drawing.bar(x: 6, y: y, width: 14, height: 9, .iron, isUnfinished: true)
    drawing.text(unfinished, x: 26, y: y + 9, .quiet, room: x - 30)
  }
}

extension PageInput {
  /// A rate in a cell of a matrix, whose unit stands beside it: whole percent.
  func cell(_ rate: Rate) -> String { String(style.percent(rate, decimals: 0).dropLast()) }

  func interval(_ estimate: Estimate?) -> String {
    estimate.map { "\(style.percent($0.low))–\(style.percent($0.high))" } ?? "–"
  }
}

extension Shade {
  /// The steps in one line, with what they shade.
  func strip(x: Double, y: Double, _ name: String, _ drawing: inout Drawing) {
    for (index, ink) in Ink.ramp.enumerated() {
      drawing.cell(x: x + 14 * Double(index), y: y, width: 13, height: 10, ink)
    }
    let range = "0–\((Ink.ramp.count - 1) * points)%+"
    drawing.text(
      "\(name) \(range)", x: x + 14 * 7 + 8, y: y + 9, TextStyle.tick.at(.start),
      room: drawing.width - x - 106)
  }
}
