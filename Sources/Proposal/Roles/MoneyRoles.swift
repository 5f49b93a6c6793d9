internal import Intake

/// What was paid: columns of numbers, and of currencies.
extension RoleGuess {
  mutating func findCurrency() {
    let texts = survey.columns.indices.filter {
      survey.columns[$0].distinct <= 200 && survey.columns[$0].filled > 0 && !survey.facts[$0].isNumeric
    }
    let column = findByWords(.currency, among: texts)
    guard let column else { return }
    let values = survey.columns[column].mostFrequent
    found[.currency]?.reasons.append(
      values.prefix(4).map { "\($0.text) in \($0.rows) rows" }.joined(separator: ", ")
        + (values.count > 1 ? "; lines in another than money.currency are refused" : ""))
  }

  mutating func findMoney() {
    for role in [Role.unitPrice, .quantity, .amount] { findByWords(role, among: numbers) }
    findDiscount()
    for role in [Role.cost, .profit] where found[.cost] == nil {
      guard let column = findByWords(role, among: numbers), survey.columns[column].empty > 0 else { continue }
      remarks.append(
        "\(role.rawValue) is empty in \(survey.columns[column].empty) rows of \(quoted(column)), which would be refused; so it is not mapped"
      )
      found[role] = nil
    }
    if found[.amount] == nil, found[.quantity] == nil || found[.unitPrice] == nil { findAmountOtherwise() }
    if found[.quantity] == nil, !exports.hasHeader { findQuantityByContent() }
  }

  /// No column is named like an amount, nor two like quantity and unit price.
  private mutating func findAmountOtherwise() {
    if let doubled = doubled[.amount] {
      missing[.amount] = doubled
    } else if let price = found[.unitPrice], found[.quantity] == nil {
      found[.unitPrice] = nil
      found[.amount] = Found(
        column: price.column,
        reasons: ["the only price, and no column is named like a quantity: each line is one piece, it seems"],
        toConfirm: "that each line is one piece, so that its price \(quoted(price.column)) is its amount")
    } else if exports.hasHeader {
      explainMissingAmount(fractions)
    } else {
      findAmountByContent()
    }
  }

  /// Numbers with digits behind the decimal sign, of columns that the words give no part.
  private var fractions: [Int] {
    let unnamed = numbers.filter { column in
      let isSpokenFor = exports.hasHeader && RoleWords.all.contains { $0.points(name(column)) > 0 }
      return survey.facts[column].mostScale > 0 && !isSpokenFor
    }
    return candidates(.amount, among: unnamed).map(\.column)
  }

  private mutating func findDiscount() {
    guard let column = findByWords(.discount, among: numbers) else { return }
    let facts = survey.facts[column]
    // A discount is money for the whole line. What is never above 1 and has fractions is a share.
    guard let largest = facts.largest, largest <= Decimal(mantissa: 1, scale: 0), facts.mostScale > 0 else {
      return
    }
    remarks.append(
      "\(quoted(column)) looks like a share of the price, not money (no value above 1); so it is not mapped as discount"
    )
    found[.discount] = nil
  }

  private mutating func findAmountByContent() {
    let fractions = fractions
    guard fractions.count == 1, let only = fractions.first else {
      explainMissingAmount(fractions)
      return
    }
    found[.amount] = Found(
      column: only, reasons: ["by its content: the only numbers with digits behind the decimal sign"],
      toConfirm: "that column \(quoted(only)) is the amount: it was found by its content alone")
  }

  private mutating func explainMissingAmount(_ fractions: [Int]) {
    var words = "no column of numbers is named like an amount, nor two like quantity and unit price"
    if !fractions.isEmpty {
      words += "; numbers with fractions stand in " + fractions.map(quoted).joined(separator: ", ")
    }
    let named = survey.columns.indices.first { column in
      exports.hasHeader && RoleWords.points(.amount, name(column)) > 0 && !survey.facts[column].isNumeric
    }
    let reader = survey.numbers.reader
    if let named,
      let example = survey.columns[named].mostFrequent.first(where: {
        !$0.text.isEmpty && (try? reader.read($0.text.utf8.span)) == nil
      })
    {
      let facts = survey.facts[named]
      words =
        "\(quoted(named)) is named like an amount, but \(facts.others) of its \(facts.rows + facts.others) values "
        + "are no numbers, such as \(String(reflecting: example.text))"
    }
    missing[.amount] = words
  }

  private mutating func findQuantityByContent() {
    let small = numbers.filter { column in
      let isSmall = survey.facts[column].largest.map { $0 < Decimal(mantissa: 10_000, scale: 0) } ?? false
      return isSmall && survey.facts[column].isWhole && survey.columns[column].distinct <= 200
    }
    let candidates = candidates(.quantity, among: small).map(\.column)
    guard candidates.count == 1, let only = candidates.first else { return }
    found[.quantity] = Found(
      column: only, reasons: ["by its content: small whole numbers; beside an amount it plays no part"])
  }
}
