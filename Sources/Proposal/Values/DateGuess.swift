internal import Base
internal import Intake

/// The patterns that read a column's dates, and what decided between day and month.
struct DateGuess: Sendable {
  /// In the order in which they are to be tried.
  var patterns: [String] = []
  var reasons: [String] = []
  var toConfirm: [String] = []
  var firstDay = Day(number: .max)
  var lastDay = Day(number: .min)

  private let habit: String
  private let describe: @Sendable (Spot) -> String
  private let evidence: OrderEvidence

  var datePatterns: [DatePattern] { patterns.compactMap { try? DatePattern($0) } }

  /// - Parameters:
  ///   - prefersDayFirst: What to take where nothing decides.
  ///   - describe: How a row is named.
  init(_ tally: DateTally, filled: Int, prefersDayFirst: Bool, describe: @escaping @Sendable (Spot) -> String)
  {
    habit =
      prefersDayFirst
      ? "exports with a semicolon or a decimal comma mostly have the day first"
      : "exports with a comma and a decimal point mostly have the month first"
    self.describe = describe
    let families = tally.ranking
    evidence = OrderEvidence(families)
    for family in families {
      let chosen = choose(family, prefersDayFirst: prefersDayFirst)
      let text = family.text(chosen)
      if !patterns.contains(text) { patterns.append(text) }
      firstDay = min(firstDay, chosen.firstDay)
      lastDay = max(lastDay, chosen.lastDay)
      reasons.append(
        "\(text): reads \(chosen.rows) of \(filled) values, \(chosen.firstDay) to \(chosen.lastDay)")
      judge(chosen, of: family, text)
      judgeShortYear(chosen, of: family, text)
    }
    let unread = filled - tally.rows
    if unread > 0, let other = tally.firstOther {
      reasons.append(
        "\(unread) value\(unread == 1 ? " is" : "s are") no date, first \(String(reflecting: other.text)) in \(describe(other.spot)): "
          + "such lines are refused as bad_date")
    }
  }

  typealias Way = DateTally.Family.Way

  /// The way that reads most rows. Among several, the order that the whole column has: an export has one writer.
  private func choose(_ family: DateTally.Family, prefersDayFirst: Bool) -> Way {
    let ranking = family.ranking
    var best = ranking.filter { $0.rows == ranking[0].rows }
    if best.count > 1, best.contains(where: \.hasShortYearFirst) {
      best = best.filter { $0.hasShortYearFirst == isShortYearFirst(best) }
    }
    guard best.count > 1 else { return best[0] }
    // May is the long name of a month as well as the short one.
    if let known = best.first(where: { patterns.contains(family.text($0)) }) { return known }
    guard family.openRows > 0 else { return best[0] }
    // With points between, no country writes the month first.
    let isPointed = best[0].parts.contains(.sign("."))
    let wanted = evidence.order ?? (prefersDayFirst || isPointed ? .dayFirst : .monthFirst)
    return best.first { $0.order == wanted } ?? best[0]
  }

  /// Whether years of two digits stand in front, where both ends could be the year.
  private func isShortYearFirst(_ ways: [Way]) -> Bool {
    if let hasYearFirst = evidence.hasLongYearFirst { return hasYearFirst }
    // Dates of one export lie close together. Read the wrong way, days become years.
    let first = ways.filter(\.hasShortYearFirst).map(\.days).min() ?? 0
    let last = ways.filter { !$0.hasShortYearFirst }.map(\.days).min() ?? 0
    return first < last
  }
}

// What is said of the choice.
extension DateGuess {
  private mutating func judge(_ chosen: Way, of family: DateTally.Family, _ text: String) {
    let others = family.readings.filter {
      $0.parts != chosen.parts && !$0.hasShortYearFirst && $0.order != nil && $0.order != chosen.order
    }
    if evidence.isContradictory, chosen.order != nil, !others.contains(where: { $0.decider != nil }) {
      toConfirm.append(
        "whether \(text) is right: other dates of this column have day and month in another order")
    }
    guard !chosen.hasShortYearFirst, family.openRows > 0 || others.contains(where: { $0.decided > 0 }) else {
      return
    }
    if let decider = chosen.decider {
      reasons.append(
        "day and month: \(describe(decider.spot)) has \(String(reflecting: decider.text)), which only this order reads, "
          + "as \(chosen.decided) rows; \(family.openRows) rows alone would leave it open")
    } else if family.openRows > 0 {
      judgeOpen(chosen, of: family, text, others)
    }
    for other in others {
      guard let decider = other.decider else { continue }
      reasons.append(
        "against it: \(describe(decider.spot)) has \(String(reflecting: decider.text)), which only "
          + "\(family.text(other)) reads, as \(other.decided) rows; they are refused as bad_date")
      toConfirm.append("why \(other.decided) dates have day and month the other way round")
    }
  }

  private mutating func judgeOpen(
    _ chosen: Way, of family: DateTally.Family, _ text: String, _ others: [Way]
  ) {
    if evidence.order != nil {
      reasons.append("day and month: as in the other dates of this column")
      return
    }
    guard let open = family.firstOpen, let other = others.first(where: { $0.rows == chosen.rows }) else {
      return
    }
    let rival = family.text(other)
    reasons.append(
      "day and month: NOTHING DECIDES. All \(family.openRows) rows that differ can be read either way, "
        + "such as \(String(reflecting: open.text)) in \(describe(open.spot)). Read with \(rival), the days would be "
        + "\(other.firstDay) to \(other.lastDay); \(text) is taken because "
        + (chosen.parts.contains(.sign(".")) ? "dates with points mostly have the day first" : habit))
    if !evidence.isContradictory {
      toConfirm.append("whether \(text) is right and not \(rival): no date of the exports decides it")
    }
  }

  /// Years of two digits at both ends.
  private mutating func judgeShortYear(_ chosen: Way, of family: DateTally.Family, _ text: String) {
    guard
      let rival = family.readings.first(where: {
        $0.hasShortYearFirst != chosen.hasShortYearFirst && $0.rows == chosen.rows
      })
    else { return }
    guard evidence.hasLongYearFirst == nil else {
      reasons.append("the year: where it stands in the dates with four digits")
      return
    }
    reasons.append(
      "the year: read with \(family.text(rival)), the days would be \(rival.firstDay) to \(rival.lastDay), which is less likely "
        + "because dates of one export lie close together")
    toConfirm.append(
      "whether \(text) is right and not \(family.text(rival)): no date of the exports decides it")
  }
}

/// What all dates of a column say of the order of day, month and year.
private struct OrderEvidence: Sendable {
  /// The one order of day and month that some dates prove, and none denies.
  let order: DateOrder?
  /// Whether some dates prove each order.
  let isContradictory: Bool
  /// Where the year stands in dates that have it with four digits; nil where there are none, or both.
  let hasLongYearFirst: Bool?

  init(_ families: [DateTally.Family]) {
    func decided(_ order: DateOrder) -> Int {
      families.reduce(0) { $0 + $1.readings.filter { $0.order == order }.reduce(0) { $0 + $1.decided } }
    }
    let (day, month) = (decided(.dayFirst), decided(.monthFirst))
    isContradictory = day > 0 && month > 0
    order = isContradictory ? nil : day > 0 ? .dayFirst : month > 0 ? .monthFirst : nil
    let long = families.compactMap(\.readings.first).filter { $0.parts.contains(.year4) && $0.order != nil }
    let first = long.contains { $0.order == .yearFirst }
    let last = long.contains { $0.order != .yearFirst }
    hasLongYearFirst = first == last ? nil : first
  }
}
