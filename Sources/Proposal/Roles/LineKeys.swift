internal import Intake

/// Keys that say what a line means, proposed by the bytes: order fields that stand on first lines only, refunds in a column
/// of their own, a direction beside amounts that are all positive, customers that differ by their writing alone.
struct LineKeys: Sendable {
  struct Direction: Sendable {
    let column: String
    /// As a rule of the pipeline file has it.
    let test: String
    let reason: String
  }

  /// Columns, and why.
  private(set) var fillDown: (columns: [String], reason: String)?
  private(set) var direction: Direction?
  private(set) var refund: (amount: String, date: String?, reason: String)?
  private(set) var toConfirm: [String] = []

  init(_ roles: RoleGuess, _ orders: OrderChecks, dimensions: [String], excluded: [String]) {
    guard roles.exports.hasHeader else { return }
    findFillDown(roles, orders, others: dimensions + excluded)
    findRefund(roles)
    findDirection(roles)
  }

  /// What a run needs of each line, and only the first line of an order has.
  private mutating func findFillDown(_ roles: RoleGuess, _ orders: OrderChecks, others: [String]) {
    guard roles.column(.order) != nil else { return }
    let needed = [Role.customer, .date, .currency].compactMap { roles.column($0) }
    let named = roles.survey.columns.indices.filter { others.contains(roles.name($0)) }
    var columns: [Int] = []
    for column in needed + named where orders.isOnFirstLine(column) && !columns.contains(column) {
      columns.append(column)
    }
    guard let first = columns.first else { return }
    fillDown = (
      columns.map(roles.name),
      "an order's own columns stand on its first line only: \(roles.quoted(first)) in \(orders.onFirstLine[first] ?? 0) of "
        + "\(orders.orders) orders of several lines"
    )
  }

  private static let refundWords = [
    "refund", "退款", "erstatt", "rembours", "reembols", "rimbors", "terugbet",
  ]
  private static let notMoney = [
    "id", "status", "状态", "reason", "grund", "quantity", "qty", "menge", "数量", "count", "date", "time", "日期",
    "时间",
  ]

  private static func has(_ name: String, _ words: [String]) -> Bool {
    let name = name.lowercased()
    return words.contains { name.contains($0) }
  }

  /// Money that was given back of the line's amount, above zero and never more than it.
  private mutating func findRefund(_ roles: RoleGuess) {
    let survey = roles.survey
    let columns = roles.numbers.filter {
      survey.isNameable($0) && !roles.used.contains($0) && Self.has(roles.name($0), Self.refundWords)
        && !Self.has(roles.name($0), Self.notMoney)
    }
    guard let column = columns.first, roles.missing[.amount] == nil else { return }
    let facts = survey.facts[column]
    guard facts.rows > facts.zeroRows else { return }
    guard facts.negativeRows == 0 else {
      toConfirm.append(
        "how refunds count: \(roles.quoted(column)) is below zero in \(facts.negativeRows) rows and is not read"
      )
      return
    }
    let date = survey.columns.indices.first {
      survey.isNameable($0) && survey.columns[$0].isDate && Self.has(roles.name($0), Self.refundWords)
    }
    refund = (
      roles.name(column), date.map(roles.name),
      "\(facts.rows - facts.zeroRows) rows have a refund, which is taken off"
        + (date == nil ? " on the day of the sale, as there is no other" : " on its own day")
    )
    if let amount = roles.column(.amount), survey.facts[amount].negativeRows > 0 {
      toConfirm.append(
        "that refunds count once: \(roles.quoted(column)) has some, and \(roles.quoted(amount)) is below zero in "
          + "\(survey.facts[amount].negativeRows) rows")
    }
  }

  private static let directionNames = [
    "type", "typ", "kind", "direction", "art", "event", "movement", "bewegung", "operation", "类型", "方向",
    "tipo",
  ]
  private static let backWords = [
    "return", "refund", "credit note", "credit memo", "creditnote", "reversal", "chargeback", "gutschrift",
    "retour", "rückgabe",
    "rückerstattung", "avoir", "rembours", "devolu", "reembols", "退款", "退货", "nota de crédito",
  ]

  private mutating func findDirection(_ roles: RoleGuess) {
    let survey = roles.survey
    if let quantity = roles.column(.quantity), let amount = roles.column(.amount),
      survey.facts[quantity].negativeRows > 0, survey.facts[amount].negativeRows == 0
    {
      let rows = survey.facts[quantity].negativeRows
      direction = Direction(
        column: roles.name(quantity), test: "at_most: -0.001",
        reason:
          "\(rows) row\(rows == 1 ? " has" : "s have") a quantity below zero, and no amount is below zero: what comes back is told "
          + "by the quantity")
      return
    }
    let money = [Role.amount, .quantity].compactMap { roles.column($0) }
    guard !money.isEmpty, money.allSatisfy({ survey.facts[$0].negativeRows == 0 }) else { return }
    for column in survey.columns.indices where survey.isNameable(column) && !roles.used.contains(column) {
      let values = survey.columns[column]
      guard values.isComplete, (2...12).contains(values.distinct), Self.has(values.name, Self.directionNames)
      else { continue }
      let back = values.mostFrequent.filter { Self.has($0.text, Self.backWords) }
      guard !back.isEmpty, back.count < values.distinct else { continue }
      let rows = back.reduce(0) { $0 + $1.rows }
      direction = Direction(
        column: values.name, test: "in: \(YAMLText.list(back.map(\.text)))",
        reason:
          "\(rows) row\(rows == 1 ? "" : "s") of these kinds, and no amount is below zero: what comes back is told by the column"
      )
      return
    }
  }
}

// As text.
extension LineKeys {
  func writeRefund(_ text: inout YAMLText) {
    guard let refund else { return }
    text.comment(refund.reason, indent: 4)
    let date = refund.date.map { ", date: \(YAMLText.scalar($0))" } ?? ""
    text.line("refund: {amount: \(YAMLText.scalar(refund.amount))\(date)}", indent: 4)
  }

  func writeRules(_ text: inout YAMLText) {
    if let fillDown {
      text.comment(fillDown.reason, indent: 2)
      text.line("fill_down: {by: order, columns: \(YAMLText.list(fillDown.columns))}", indent: 2)
      text.blank()
    }
    if let direction {
      text.line("negate:", indent: 2)
      text.comment(direction.reason, indent: 4)
      text.line(
        "- {column: \(YAMLText.scalar(direction.column)), \(direction.test)}", indent: 4)
      text.blank()
    }
  }
}
