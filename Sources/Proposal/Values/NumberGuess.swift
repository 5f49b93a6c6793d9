internal import Intake

/// How the exports write numbers: one way for all columns.
struct NumberGuess: Sendable {
  private(set) var decimal: Guess<ExportFormat.DecimalSign>
  private(set) var thousands: Guess<ExportFormat.ThousandsSign>
  /// What stands around numbers, and how their thousands are grouped, where that is not the plain way.
  private(set) var marks: [(key: String, value: String, reason: String)] = []
  private(set) var openPoints: [OpenPoint] = []
  /// What reads a number by these signs.
  private(set) var format: ExportFormat

  var reader: DecimalReader { DecimalReader(format) }

  /// - Parameters:
  ///   - columns: Those whose values are mostly numbers and no dates.
  ///   - prefersComma: Whether the exports are written as where a comma is the decimal sign.
  init(
    _ columns: [(name: String, tally: NumberTally)], prefersComma: Bool, describe: (Spot) -> String
  ) {
    let all = NumberTally.Signs.all
    let sums = all.indices.map { index in columns.reduce(0) { $0 + $1.tally.signedRows[index] } }
    let most = sums.max() ?? 0
    let best = all.indices.filter { sums[$0] == most }
    let chosen = best.first { prefersComma && all[$0].decimal == .comma } ?? best.first ?? 0
    guard most > 0, let witness = columns.first(where: { $0.tally.signedRows[chosen] > 0 }),
      let example = witness.tally.firstSigned
    else {
      decimal = Guess(.point, "the default: no number has a sign between its digits")
      thousands = Guess(.none, "")
      format = ExportFormat()
      return
    }
    let shown =
      "\(String(reflecting: example.text)) in \(describe(example.spot)), column \(String(reflecting: witness.name))"
    let rival = best.first { all[$0].decimal != all[chosen].decimal }
    let signs = all[chosen]
    format = signs.format
    thousands =
      signs.thousands == .none
      ? Guess(.none, "") : Guess(signs.thousands, "some numbers have it between groups of three digits")
    if let rival {
      let other = all[rival].thousands
      let why =
        prefersComma
        ? "; \(signs.decimal.rawValue) is taken because of the semicolons and the points in the dates" : ""
      decimal = Guess(
        signs.decimal,
        "such as \(shown); NOTHING DECIDES whether its sign is a decimal or a thousands sign\(why)")
      openPoints.append(
        OpenPoint(
          "format.decimal",
          "the decimal sign: every number could also be read with decimal "
            + "\(String(reflecting: all[rival].decimal.rawValue))"
            + (other == .none ? "" : " and thousands \(String(reflecting: other.rawValue))")))
    } else {
      decimal = Guess(
        signs.decimal,
        columns.lazy.compactMap { $0.tally.deciders[signs.decimal] }.first.map {
          "\(String(reflecting: $0.text)) in \(describe($0.spot)) can be read in no other way"
        }
          ?? "such as \(shown)")
    }
  }
}

// What stands around numbers.
extension NumberGuess {
  /// Looks for the signs, marks and groups by which columns that are named like money are numbers after all.
  ///
  /// - Parameter values: Of these columns, their distinct values.
  mutating func findMarks(_ values: [String]) {
    let examples = values.filter { $0.contains { $0.isNumber } }
    guard !examples.isEmpty, examples.contains(where: { (try? reader.read($0.utf8.span)) == nil }) else {
      return
    }
    let trial = NumberTrial(examples, format).best()
    let before = examples.count { (try? reader.read($0.utf8.span)) != nil }
    guard trial.count > before, trial.count * 10 >= examples.count * 9, let found = trial.formats.first else {
      return
    }
    let other = trial.formats.first {
      $0.decimal != found.decimal || $0.thousands != found.thousands || $0.grouping != found.grouping
    }
    let example = examples.first { (try? reader.read($0.utf8.span)) == nil } ?? ""
    let shown = "without it, numbers such as \(String(reflecting: example)) are none"
    if found.decimal != format.decimal { decimal = Guess(found.decimal, shown) }
    if found.thousands != format.thousands { thousands = Guess(found.thousands, shown) }
    if found.grouping != format.grouping { marks.append(("grouping", found.grouping.rawValue, shown)) }
    if found.signs != format.signs {
      marks.append(
        (
          "signs", YAMLText.list(found.signs),
          "what stands beside numbers, such as \(String(reflecting: example))"
        ))
    }
    if found.negatives != format.negatives {
      let shown = examples.first { $0.contains("(") || $0.last == "-" } ?? example
      marks.append(
        (
          "negatives", YAMLText.list(found.negatives.map(\.rawValue)),
          "how numbers below zero are written, such as \(String(reflecting: shown))"
        ))
    }
    if let other {
      openPoints.append(
        OpenPoint(
          "format.decimal",
          "the signs of numbers such as \(String(reflecting: example)): they could also be read with decimal "
            + "\(String(reflecting: other.decimal.rawValue)) and thousands "
            + String(reflecting: other.thousands.rawValue)))
    }
    // A full-width yen sign is the same sign.
    if Set(found.signs.map { $0 == "￥" ? "¥" : $0 }).count > 1 {
      openPoints.append(
        OpenPoint(
          "format.signs",
          "that \(found.signs.joined(separator: " and ")) are signs of one currency: amounts are added up as if they "
            + "were"))
    }
    format = found
  }
}
