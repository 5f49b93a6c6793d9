internal import Intake

/// Who bought, in which order, and what: columns of ids, which are told apart by how they hang together.
extension RoleGuess {
  /// A name for something: text, or whole numbers, and no dates.
  func isIDLike(_ column: Int) -> Bool {
    let facts = survey.facts[column]
    return survey.columns[column].filled > 0 && !survey.columns[column].isDate
      && (!facts.isNumeric || facts.isWhole)
  }

  /// What can be an id though nothing in its name says so: many values, with digits, that come again, in a
  /// column which the words give no other part.
  private func couldBeID(_ column: Int) -> Bool {
    let survey = survey.columns[column]
    guard isIDLike(column), self.survey.facts[column].negativeRows == 0, survey.distinct >= 3 else {
      return false
    }
    if !exports.hasHeader { return true }
    // A number that nobody calls an id may be a salary or a counter.
    let isAddress = survey.mostFrequent.prefix(200).allSatisfy { $0.text.contains("@") }
    if isAddress { return true }
    guard RoleWords.namesID(survey.name) else { return false }
    let isSpokenFor = RoleWords.all.contains { $0.points(survey.name) > 0 }
    let withDigits = survey.mostFrequent.prefix(200).count {
      $0.text.utf8.contains { (0x30...0x39).contains($0) }
    }
    return !isSpokenFor && withDigits * 10 >= min(200, survey.distinct) * 9
      && survey.distinct >= 20 && survey.distinct * 20 >= survey.filled
  }

  /// By their names, as far as the values agree.
  mutating func findIDs() {
    let ids = survey.columns.indices.filter(isIDLike)
    findByWords(.customer, among: ids)
    preferAddressToName(among: ids)
    findByWords(.order, among: ids.filter { !isKindOfDocument($0) })
    findByWords(.product, among: ids.filter { !isCounter($0) })
  }

  /// Two people may have the same name, so an id or an e-mail address is better where nearly all lines have it.
  private mutating func preferAddressToName(among ids: [Int]) {
    guard let chosen = column(.customer), RoleWords.isName(name(chosen)) else { return }
    let taken = survey.columns[chosen]
    found[.customer] = nil
    let better = candidates(.customer, among: ids).first { candidate in
      let other = survey.columns[candidate.column]
      return candidate.points >= 5 && !RoleWords.isName(other.name) && other.distinct >= taken.distinct
        && other.filled * 20 >= taken.filled * 19
    }
    found[.customer] = Found(
      column: better?.column ?? chosen,
      reasons: [
        better == nil
          ? "its name says so"
          : "its name says so; \(quoted(chosen)) is a name, which two people may share"
      ])
  }

  /// A few values for all lines: invoice and credit note, not the number of an order.
  private func isKindOfDocument(_ column: Int) -> Bool {
    let values = survey.columns[column]
    return values.isComplete && values.distinct <= 5 && values.filled >= 10 * values.distinct
  }

  /// Small whole numbers under a name without a word such as id: how many, and not which.
  private func isCounter(_ column: Int) -> Bool {
    let facts = survey.facts[column]
    guard facts.isNumeric, facts.isWhole, let largest = facts.largest else { return false }
    return !RoleWords.namesID(name(column)) && largest < Decimal(mantissa: 1000, scale: 0)
      && RoleWords.points(.quantity, name(column)) > 0
  }

  mutating func judgeIDs() throws {
    var looked = [Role.customer, .order, .product].compactMap { column($0) }
    let spare = candidates(.customer, among: survey.columns.indices.filter(couldBeID)).map(\.column)
      .sorted { (-survey.columns[$0].distinct, $0) < (-survey.columns[$1].distinct, $1) }
    if column(.customer) == nil || column(.order) == nil && !exports.hasHeader { looked += spare.prefix(5) }
    let date = column(.date).flatMap { column in dates.map { (column: column, patterns: $0.datePatterns) } }
    let relations = try IDRelations(looked, date: date, of: exports)
    if found[.customer] == nil, doubled[.customer] == nil { findCustomer(among: spare, relations) }
    if found[.order] == nil, !exports.hasHeader { findOrder(among: spare, relations) }
    describeCustomer(relations)
    describeOrder(relations)
    describeProduct()
    if found[.customer] == nil {
      missing[.customer] = doubled[.customer]
      guard missing[.customer] == nil else { return }
      missing[.customer] =
        exports.hasHeader
        ? "no column is named like a customer's id, and none holds ids that come again on other days"
        : "no column holds ids that come again on other days"
    }
  }

  /// The column whose values come again on other days and have orders of their own. Of several such columns the one
  /// with the most values is taken, because groups of customers come again too.
  private mutating func findCustomer(among spare: [Int], _ relations: IDRelations) {
    let returning = spare.filter { column in
      guard column != self.column(.order), let values = relations.values(ofColumn: column) else {
        return false
      }
      if let order = self.column(.order), let own = relations.besideOne(order, column), own < 990 {
        return false
      }
      return values.count > values.ofOneDay && values.rows > values.count
    }
    guard let best = returning.first else { return }
    found[.customer] = Found(
      column: best,
      reasons: [
        "by its content: of the columns whose values come again on other days, it has the most values"
      ],
      toConfirm: "that column \(quoted(best)) is the customer: it was found by its content alone")
  }

  private mutating func findOrder(among spare: [Int], _ relations: IDRelations) {
    guard let customer = column(.customer) else { return }
    let orders = spare.filter { column in
      guard column != customer, let values = relations.values(ofColumn: column) else { return false }
      let isOfOneDay = values.ofOneDay * 1000 >= values.count * 995
      return isOfOneDay && values.rows > values.count && relations.besideOne(column, customer) ?? 0 >= 995
        && values.count > relations.values(ofColumn: customer)?.count ?? 0
    }
    guard let best = orders.first else { return }
    found[.order] = Found(
      column: best, reasons: ["by its content: each value stays within one day and one customer"],
      toConfirm: "that column \(quoted(best)) is the order: it was found by its content alone")
  }
}

// What is said of ids.
extension RoleGuess {
  private mutating func describeCustomer(_ relations: IDRelations) {
    guard let column = column(.customer) else { return }
    let survey = survey.columns[column]
    var reasons: [String] = []
    if let values = relations.values(ofColumn: column), found[.date] != nil {
      reasons.append("\(values.count) values, \(values.count - values.ofOneDay) of them on several days")
    }
    if survey.empty > 0 {
      reasons.append("\(survey.empty) rows have none and are refused as missing_customer")
    }
    let facts = self.survey.facts[column]
    if facts.pointZeroRows > 0, let example = survey.mostFrequent.first(where: { $0.text.contains(".0") }) {
      reasons.append("ids are written like \(example.text), and tables that show an id show that")
    }
    found[.customer]?.reasons += reasons
  }

  private mutating func describeOrder(_ relations: IDRelations) {
    guard let column = column(.order), let values = relations.values(ofColumn: column), values.count > 0
    else {
      return
    }
    var parts = ["\(values.count) orders of \((10 * values.rows / values.count).tenths) lines"]
    if found[.date] != nil {
      parts.append("\((values.ofOneDay * 1000 / values.count).tenths) % within one day")
    }
    if let customer = self.column(.customer), let own = relations.besideOne(column, customer) {
      parts.append("\(own.tenths) % of one customer")
      if own < 900 {
        let words = "that \(quoted(column)) is the order: many values have several customers"
        found[.order]?.toConfirm = words
      }
    }
    found[.order]?.reasons.append(parts.joined(separator: ", "))
  }

  private mutating func describeProduct() {
    guard let column = column(.product) else { return }
    let survey = survey.columns[column]
    found[.product]?.reasons.append("\(survey.distinct)\(survey.isComplete ? "" : " or more") values")
  }
}

extension Int {
  /// A number of tenths, written with a point.
  fileprivate var tenths: String { "\(self / 10).\(self % 10)" }
}
