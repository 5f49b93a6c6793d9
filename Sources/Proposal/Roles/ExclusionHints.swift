internal import Intake

/// Lines that are left out, and lines that one may want to leave out, as rules that are commented out: cancelled sales that
/// are kept with what takes them back cancel themselves.
struct ExclusionHints: Sendable {
  private let inspection: Inspection
  private let noCustomers: [NoCustomers]

  init(_ inspection: Inspection, _ noCustomers: [NoCustomers]) {
    self.inspection = inspection
    self.noCustomers = noCustomers
  }

  func write(to text: inout YAMLText) {
    // What a platform's lines mean is known.
    guard inspection.platform == nil else { return }
    let certain = noSales + wordsForCustomers
    let rules = cancellations + belowZero + services + statuses
    guard !certain.isEmpty || !rules.isEmpty else { return }
    if !certain.isEmpty {
      text.line("exclude:", indent: 2)
      for rule in certain {
        text.comment(rule.reason, indent: 4)
        text.line("- {column: \(YAMLText.scalar(rule.column)), \(rule.test)}", indent: 4)
      }
    }
    guard !rules.isEmpty else { return text.blank() }
    text.comment(
      "Lines one may want to leave out; take away the # in front of \(certain.isEmpty ? "exclude and of " : "")each rule wanted. "
        + "Refunds that stay are counted as refunds.", indent: 2)
    if certain.isEmpty { text.line("# exclude:", indent: 2) }
    for rule in rules {
      text.comment(rule.reason, indent: 2)
      text.line("#   - {column: \(YAMLText.scalar(rule.column)), \(rule.test)}", indent: 2)
    }
    text.blank()
  }

  private struct SuggestedRule {
    let column: String
    let test: String
    let reason: String
  }

  private func name(_ role: Role) -> String? {
    inspection.roles.column(role).map { inspection.survey.columns[$0].name }
  }

  /// A letter in front of few order ids, most of whose lines are below zero.
  private var cancellations: [SuggestedRule] {
    let checks = inspection.checks
    guard let order = name(.order) else { return [] }
    return checks.linesByPrefix.keys.sorted().compactMap { letter in
      let lines = checks.linesByPrefix[letter] ?? 0
      let negative = checks.negativeByPrefix[letter] ?? 0
      guard lines * 4 <= checks.linesWithoutPrefix else { return nil }
      let prefix = String(UnicodeScalar(letter))
      return SuggestedRule(
        column: order, test: "starts_with: \(YAMLText.scalar(prefix))",
        reason: "\(lines.lines) an order id that begins with \(prefix), \(negative) of them below zero"
          + (2 * negative > lines ? ": cancellations, it seems" : ""))
    }
  }

  private var belowZero: [SuggestedRule] {
    let checks = inspection.checks
    var rules: [SuggestedRule] = []
    if let quantity = name(.quantity), checks.quantityNotAbove0 > 0 {
      rules.append(
        SuggestedRule(
          column: quantity, test: "at_most: 0",
          reason: "\(checks.quantityNotAbove0.lines) a quantity of 0 or less"))
    }
    if let price = name(.unitPrice), inspection.roles.column(.amount) == nil, checks.priceNotAbove0 > 0 {
      rules.append(
        SuggestedRule(
          column: price, test: "at_most: 0", reason: "\(checks.priceNotAbove0.lines) a price of 0 or less")
      )
    }
    if let amount = name(.amount), checks.amountBelow0 > 0 {
      rules.append(
        SuggestedRule(
          column: amount, test: "at_most: 0",
          reason: "\(checks.amountBelow0.lines) an amount below zero (the rule takes those of 0 too)"))
    }
    return rules
  }

  /// Product codes without a digit, where nearly all have some: postage, manual entries, bank charges.
  private var services: [SuggestedRule] {
    guard let column = inspection.roles.column(.product), inspection.survey.columns[column].isComplete else {
      return []
    }
    let values = inspection.survey.columns[column]
    let odd = values.mostFrequent.filter { !$0.text.utf8.contains { (0x30...0x39).contains($0) } }
    let lines = odd.reduce(0) { $0 + $1.rows }
    guard !odd.isEmpty, lines * 20 <= values.filled, odd.count * 20 <= values.distinct else { return [] }
    return [
      SuggestedRule(
        column: values.name, test: "in: \(YAMLText.list(odd.prefix(12).map(\.text)))",
        reason: "\(lines.lines) product codes without a digit, which may be services and not goods")
    ]
  }

  /// States that are no sales, and whose lines have money.
  private var noSales: [SuggestedRule] {
    inspection.states.columns.map { state in
      SuggestedRule(
        column: state.column, test: "in: \(YAMLText.list(state.values))",
        reason: "\(state.lines.lines) \(state.meaning), with amounts of \(state.money) in all")
    }
  }

  private var wordsForCustomers: [SuggestedRule] {
    noCustomers.map { words in
      SuggestedRule(column: words.column, test: "in: \(YAMLText.list(words.ids))", reason: words.reason)
    }
  }

  /// States that may be no sales, where lines differ in them.
  private var statuses: [SuggestedRule] {
    inspection.dimensionGuess.statuses.compactMap { status in
      guard status.values.count > 1,
        !inspection.states.columns.contains(where: { $0.column == status.column })
      else { return nil }
      return SuggestedRule(
        column: status.column,
        test:
          "in: \(YAMLText.list(inspection.states.doubtful.first { $0.column == status.column }?.values ?? status.values.suffix(1).map(\.text)))",
        reason: "states, if some are no sales: "
          + status.values.prefix(10).map { "\($0.text) in \($0.rows) rows" }.joined(separator: ", "))
    }
  }
}

extension Int {
  /// So many lines, and their verb.
  fileprivate var lines: String { self == 1 ? "1 line has" : "\(self) lines have" }
}
