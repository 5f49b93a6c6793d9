internal import Intake

// What the export has of what matters.
extension PlatformMatch {
  /// The questions that the export raises, and states and kinds that the platform does not name.
  func openPoints(_ survey: Survey, _ orders: OrderChecks) -> [OpenPoint] {
    platform.questions.compactMap { question in
      isRaised(question.occasion, survey, orders) ? OpenPoint(question.key, question.words) : nil
    } + [platform.states, platform.kinds].compactMap { unknown($0, survey) }
  }

  private func isRaised(
    _ occasion: Platform.Question.Occasion, _ survey: Survey, _ orders: OrderChecks
  ) -> Bool {
    switch occasion {
    case .always: return true
    case .lacks(let name): return column(name) == nil
    case .isFilled(let name):
      guard let column = column(name) else { return false }
      return survey.columns[column].filled > survey.facts[column].zeroRows
    case .isNegative(let name):
      return column(name).map { survey.facts[$0].negativeRows > 0 } ?? false
    case .repeatsWithinOrders(let name):
      return column(name).map { orders.onSeveralLines[$0] ?? 0 > 0 } ?? false
    }
  }

  private func unknown(_ states: Platform.States?, _ survey: Survey) -> OpenPoint? {
    guard let states, let column = column(states.column) else { return nil }
    let known = Set((states.sales + states.others).map(Self.key))
    let unknown = survey.columns[column].mostFrequent.filter { !known.contains(Self.key($0.text)) }
    guard !unknown.isEmpty else { return nil }
    let shown = unknown.prefix(6).map { "\($0.text) in \($0.rows) rows" }.joined(separator: ", ")
    return OpenPoint(
      "exclude",
      "whether lines are sales whose \(String(reflecting: survey.columns[column].name)) is none that is known for this export: "
        + shown)
  }
}
