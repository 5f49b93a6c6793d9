internal import Base
internal import Intake

/// The patterns that read a column's dates, and what decided between day and month.
struct DateGuess: Sendable {
  /// In the order in which they are to be tried.
  var patterns: [String] = []
  var reasons: [String] = []
  var toConfirm: String?
  var firstDay = Day(number: .max)
  var lastDay = Day(number: .min)

  private let habit: String

  var datePatterns: [DatePattern] { patterns.compactMap { try? DatePattern($0) } }

  /// - Parameters:
  ///   - prefersDayFirst: What to take where nothing decides.
  ///   - describe: How a row is named.
  init(_ tally: DateTally, filled: Int, prefersDayFirst: Bool, describe: (Spot) -> String) {
    habit =
      prefersDayFirst
      ? "exports with a semicolon or a decimal comma mostly have the day first"
      : "exports with a comma and a decimal point mostly have the month first"
    let families = tally.ranking
    // What one family decides, it decides for all: an export has one writer.
    let dayFirst = families.compactMap(Self.decidedDayFirst).first
    for family in families {
      let ranking = family.ranking
      var chosen = ranking[0]
      let rivals = ranking.dropFirst().filter { $0.rows == chosen.rows }
      if !rivals.isEmpty, family.openRows > 0 {
        let wanted = dayFirst ?? prefersDayFirst
        // With points between, no country writes the month first.
        let isPointed = chosen.text.hasPrefix("d.")
        chosen =
          ranking.first { $0.rows == chosen.rows && Self.isDayFirst($0.text) == (wanted || isPointed) }
          ?? chosen
      }
      let text = Self.narrowed(chosen.text, family)
      if !patterns.contains(text) { patterns.append(text) }
      firstDay = min(firstDay, chosen.firstDay)
      lastDay = max(lastDay, chosen.lastDay)
      reasons.append(
        "\(text): reads \(chosen.rows) of \(filled) values, \(chosen.firstDay) to \(chosen.lastDay)")
      judge(chosen, of: family, text, isDecided: rivals.isEmpty || dayFirst != nil, describe)
    }
    let unread = filled - tally.rows
    if unread > 0, let other = tally.firstOther {
      reasons.append(
        "\(unread) value\(unread == 1 ? " is" : "s are") no date, first \(String(reflecting: other.text)) in \(describe(other.spot)): "
          + "such lines are refused as bad_date")
    }
  }

  private mutating func judge(
    _ chosen: DateTally.Family.Way, of family: DateTally.Family, _ text: String, isDecided: Bool,
    _ describe: (Spot) -> String
  ) {
    let others = family.readings.filter { $0.text != chosen.text }
    guard family.openRows > 0 || others.contains(where: { $0.decided > 0 }) else { return }
    if let decider = chosen.decider {
      reasons.append(
        "day and month: \(describe(decider.spot)) has \(String(reflecting: decider.text)), which only this order reads, "
          + "as \(chosen.decided) rows; \(family.openRows) rows alone would leave it open")
    } else if let open = family.firstOpen {
      if isDecided {
        reasons.append("day and month: as in the other dates of this column")
      } else {
        let rival = others.first { $0.rows == chosen.rows }.map { Self.narrowed($0.text, family) } ?? ""
        reasons.append(
          "day and month: NOTHING DECIDES. All \(family.openRows) rows that differ can be read either way, "
            + "such as \(String(reflecting: open.text)) in \(describe(open.spot)). Read with \(rival), the days would be "
            + "\(others.first.map { "\($0.firstDay) to \($0.lastDay)" } ?? "others"); \(text) is taken because \(text.hasPrefix("d.") ? "dates with points mostly have the day first" : habit)"
        )
        toConfirm = "whether \(text) is right and not \(rival): no date of the exports decides it"
      }
    }
    for other in others {
      guard let decider = other.decider else { continue }
      reasons.append(
        "against it: \(describe(decider.spot)) has \(String(reflecting: decider.text)), which only "
          + "\(Self.narrowed(other.text, family)) reads, as \(other.decided) rows; they are refused as bad_date"
      )
      toConfirm = "why \(other.decided) dates have day and month the other way round"
    }
  }

  private static func isDayFirst(_ text: String) -> Bool { text.hasPrefix("d") }

  private static func decidedDayFirst(_ family: DateTally.Family) -> Bool? {
    let ranking = family.ranking
    guard ranking.count > 1, ranking[0].decided > 0, ranking[0].rows > ranking[1].rows else { return nil }
    return isDayFirst(ranking[0].text)
  }

  /// The strictest form that reads the same: two digits where there are always two.
  private static func narrowed(_ text: String, _ family: DateTally.Family) -> String {
    var narrow = text
    if family.hasTwoDigits, !text.contains("dd") {
      if !text.contains("MM") { narrow = narrow.replacing("M", with: "MM") }
      narrow = narrow.replacing("d", with: "dd")
    }
    if family.hasTwoDigitHour, !text.contains("HH") { narrow = narrow.replacing("H", with: "HH") }
    return narrow
  }
}
