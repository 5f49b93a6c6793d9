internal import Base
internal import Intake

/// Which column plays which part, by the words of the header and by what the columns hold.
struct RoleGuess: Sendable {
  struct Found: Sendable {
    let column: Int
    var reasons: [String]
    var toConfirm: String?
  }

  private(set) var found: [Role: Found] = [:]
  /// Why a required part could not be found.
  private(set) var missing: [Role: String] = [:]
  /// What else was seen: second candidates, and columns that look right and are not.
  private(set) var remarks: [String] = []
  private(set) var dates: DateGuess?

  private let survey: Survey
  private let exports: Exports
  /// Columns of numbers that are no dates.
  private let numbers: [Int]

  init(_ survey: Survey, _ exports: Exports, prefersDayFirst: Bool) throws {
    self.survey = survey
    self.exports = exports
    numbers = survey.columns.indices.filter { survey.facts[$0].isNumeric && !survey.columns[$0].isDate }
    findDate(prefersDayFirst)
    let ids = survey.columns.indices.filter(isIDLike)
    for role in [Role.customer, .order, .product] { findByWords(role, among: ids) }
    try judgeIDs()
    findCurrency()
    findMoney()
  }

  func column(_ role: Role) -> Int? { found[role]?.column }
  func name(_ column: Int) -> String { survey.columns[column].name }
  private func quoted(_ column: Int) -> String { String(reflecting: name(column)) }
  private var used: Set<Int> { Set(found.values.map(\.column)) }

  /// Columns that could play a part, best words first, then in the file's order.
  private func candidates(_ role: Role, among columns: [Int]) -> [(column: Int, points: Int)] {
    columns.filter { survey.isNameable($0) && !used.contains($0) }
      .map { ($0, exports.hasHeader ? RoleWords.points(role, name($0)) : 0) }
      .sorted { ($0.1, -$0.0) > ($1.1, -$1.0) }
  }

  @discardableResult
  private mutating func findByWords(_ role: Role, among columns: [Int]) -> Int? {
    let named = candidates(role, among: columns).filter { $0.points > 0 }
    guard let best = named.first else { return nil }
    found[role] = Found(column: best.column, reasons: ["named so"])
    let others = named.dropFirst().filter { 2 * $0.points >= best.points }.map { quoted($0.column) }
    if !others.isEmpty { remarks.append("\(role.rawValue) could also be \(others.joined(separator: ", "))") }
    return best.column
  }
}

// Dates.
extension RoleGuess {
  private mutating func findDate(_ prefersDayFirst: Bool) {
    let all = candidates(.date, among: survey.columns.indices.filter { survey.columns[$0].isDate })
    guard let best = all.first else { return explainMissingDate() }
    let column = survey.columns[best.column]
    let guess = DateGuess(column.dates, filled: column.filled, prefersDayFirst: prefersDayFirst) {
      exports.name($0)
    }
    dates = guess
    var reasons = [best.points > 0 ? "named so, and its values are dates" : "its values are dates"]
    if column.empty > 0 { reasons.append("\(column.empty) rows have none and are refused as missing_date") }
    found[.date] = Found(column: best.column, reasons: reasons)
    let others = all.dropFirst().map { quoted($0.column) }
    if !others.isEmpty {
      remarks.append("dates stand in \(others.joined(separator: ", ")) too; a day here is the day of the sale")
    }
  }

  private mutating func explainMissingDate() {
    let named = candidates(.date, among: survey.columns.indices.filter { survey.columns[$0].filled > 0 })
      .first { $0.points > 0 }
    guard let named else {
      missing[.date] = "no column holds dates"
      return
    }
    let column = survey.columns[named.column]
    let example = column.dates.firstOther.map { ", such as \(String(reflecting: $0.text))" } ?? ""
    missing[.date] =
      "\(quoted(named.column)) is named like a date, but \(column.filled - column.dates.rows) of its "
      + "\(column.filled) values are in no form that can be read\(example)"
  }
}

// Ids.
extension RoleGuess {
  /// A name for something: text, or whole numbers, and no dates.
  private func isIDLike(_ column: Int) -> Bool {
    let facts = survey.facts[column]
    return survey.columns[column].filled > 0 && !survey.columns[column].isDate
      && (!facts.isNumeric || facts.isWhole)
  }

  /// What can be an id though nothing in its name says so: many values, with digits, that come again, in a
  /// column which the words give no other part.
  private func couldBeID(_ column: Int) -> Bool {
    let survey = survey.columns[column]
    guard isIDLike(column), self.survey.facts[column].negativeRows == 0, survey.distinct >= 3 else { return false }
    if !exports.hasHeader { return true }
    let isSpokenFor = RoleWords.all.contains { $0.points(survey.name) > 0 }
    let withDigits = survey.mostFrequent.prefix(200).count { $0.text.utf8.contains { (0x30...0x39).contains($0) } }
    return !isSpokenFor && withDigits * 10 >= min(200, survey.distinct) * 9
      && survey.distinct >= 20 && survey.distinct * 20 >= survey.filled
  }

  private mutating func judgeIDs() throws {
    var looked = [Role.customer, .order, .product].compactMap { column($0) }
    let spare = candidates(.customer, among: survey.columns.indices.filter(couldBeID)).map(\.column)
      .sorted { (-survey.columns[$0].distinct, $0) < (-survey.columns[$1].distinct, $1) }
    if column(.customer) == nil || column(.order) == nil && !exports.hasHeader { looked += spare.prefix(5) }
    let date = column(.date).flatMap { column in dates.map { (column: column, patterns: $0.datePatterns) } }
    let relations = try IDRelations(looked, date: date, of: exports)
    if found[.customer] == nil { findCustomer(among: spare, relations) }
    if found[.order] == nil, !exports.hasHeader { findOrder(among: spare, relations) }
    describeCustomer(relations)
    describeOrder(relations)
    describeProduct()
    if found[.customer] == nil {
      missing[.customer] =
        exports.hasHeader
        ? "no column is named like a customer's id, and none holds ids that come again on other days"
        : "no column holds ids that come again on other days"
    }
  }

  /// Whoever comes on several days, and has an order all to himself; of several such, the one with most
  /// values, since groups of customers come again too.
  private mutating func findCustomer(among spare: [Int], _ relations: IDRelations) {
    let returning = spare.filter { column in
      guard column != self.column(.order), let values = relations.values(ofColumn: column) else { return false }
      if let order = self.column(.order), let own = relations.besideOne(order, column), own < 990 { return false }
      return values.count > values.ofOneDay && values.rows > values.count
    }
    guard let best = returning.first else { return }
    found[.customer] = Found(
      column: best,
      reasons: ["by its content: of the columns whose values come again on other days, it has the most values"],
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
    if survey.empty > 0 { reasons.append("\(survey.empty) rows have none and are refused as missing_customer") }
    let facts = self.survey.facts[column]
    if facts.pointZeroRows > 0, let example = survey.mostFrequent.first(where: { $0.text.contains(".0") }) {
      reasons.append("ids are written like \(example.text), and tables that show an id show that")
    }
    found[.customer]?.reasons += reasons
  }

  private mutating func describeOrder(_ relations: IDRelations) {
    guard let column = column(.order), let values = relations.values(ofColumn: column), values.count > 0 else {
      return
    }
    var parts = ["\(values.count) orders of \((10 * values.rows / values.count).tenths) lines"]
    if found[.date] != nil { parts.append("\((values.ofOneDay * 1000 / values.count).tenths) % within one day") }
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

// Money.
extension RoleGuess {
  private mutating func findCurrency() {
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

  private mutating func findMoney() {
    for role in [Role.unitPrice, .quantity, .amount] { findByWords(role, among: numbers) }
    findDiscount()
    for role in [Role.cost, .profit] where found[.cost] == nil {
      guard let column = findByWords(role, among: numbers), survey.columns[column].empty > 0 else { continue }
      remarks.append(
        "\(role.rawValue) is empty in \(survey.columns[column].empty) rows of \(quoted(column)), which would be refused; so it is not mapped")
      found[role] = nil
    }
    if found[.amount] == nil, found[.quantity] == nil || found[.unitPrice] == nil { findAmountByContent() }
    if found[.quantity] == nil, !exports.hasHeader { findQuantityByContent() }
  }

  private mutating func findDiscount() {
    guard let column = findByWords(.discount, among: numbers) else { return }
    let facts = survey.facts[column]
    // A discount is money for the whole line. What is never above 1 and has fractions is a share.
    guard let largest = facts.largest, largest <= Decimal(mantissa: 1, scale: 0), facts.mostScale > 0 else { return }
    remarks.append(
      "\(quoted(column)) looks like a share of the price, not money (no value above 1); so it is not mapped as discount")
    found[.discount] = nil
  }

  private mutating func findAmountByContent() {
    let unnamed = numbers.filter { column in
      let isSpokenFor = exports.hasHeader && RoleWords.all.contains { $0.points(name(column)) > 0 }
      return survey.facts[column].mostScale > 0 && !isSpokenFor
    }
    let fractions = candidates(.amount, among: unnamed).map(\.column)
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
    if !fractions.isEmpty { words += "; numbers with fractions stand in " + fractions.map(quoted).joined(separator: ", ") }
    let named = survey.columns.indices.first { column in
      exports.hasHeader && RoleWords.points(.amount, name(column)) > 0 && !survey.facts[column].isNumeric
    }
    if let named, let example = survey.columns[named].mostFrequent.first?.text {
      words = "\(quoted(named)) is named like an amount, but its values are no numbers, such as \(String(reflecting: example))"
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

extension Int {
  /// A number of tenths, written with a point.
  fileprivate var tenths: String { "\(self / 10).\(self % 10)" }
}
