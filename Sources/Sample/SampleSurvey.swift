extension OtherSystems {
  /// By question: how far above or below the mood of the respondent it is answered, and whether it is asked the other way.
  private static let questions: [(name: String, shift: Double, isTurned: Bool)] = [
    ("product1", 1, false), ("product2", 0.6, false), ("service1", 0.2, false), ("service2", 0, false),
    ("personnel1", 0.8, false), ("image1", 0.3, false), ("price1", -2, false), ("price2", -1.6, false),
    ("time1", -0.5, true), ("energy1", -1, true), ("psychic1", -1.5, true), ("trust1", 0.5, false),
    ("trust2", 0.4, false), ("trust3", 0.2, true), ("commitment1", -0.4, false), ("commitment2", -0.6, false),
    ("satisfaction1", 0.4, false), ("satisfaction2", 0.5, false), ("satisfaction3", 0.1, false),
  ]

  /// One customer in six answers once, on a scale of 1 to 10.
  func survey() -> [String] {
    var chance = chance(3)
    var rows = [(["customer", "date"] + Self.questions.map(\.name)).joined(separator: ",")]
    for (index, own) in orders.enumerated() {
      guard let first = own.first, chance.happens(0.17) else { continue }
      let day = first.day + chance.below(max(1, days - first.day))
      let mood = 5 + 0.35 * Double(min(own.count, 8)) + 1.2 * chance.normal()
      let answers = Self.questions.map { question -> String in
        guard !chance.happens(0.04) else { return "" }
        let own = mood + question.shift + 0.9 * chance.normal()
        let answer = min(10, max(1, Int(own.rounded())))
        return "\(question.isTurned ? 11 - answer : answer)"
      }
      rows.append(([OrderBook.name(ofCustomer: index + 1), date(day)] + answers).joined(separator: ","))
    }
    if days > 40 {
      let eleven = Self.questions.map { _ in "11" }
      rows.append((["C000001", date(33)] + eleven).joined(separator: ","))
    }
    return rows
  }
}
