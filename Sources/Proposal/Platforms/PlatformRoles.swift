internal import Intake

// What a platform's header says of the columns, held against their values.
extension RoleGuess {
  mutating func takePlatform(_ match: PlatformMatch, prefersDayFirst: Bool) {
    for wanted in match.platform.columns where found[wanted.role] == nil {
      guard let column = match.column(of: wanted), fits(column, wanted.role) else { continue }
      found[wanted.role] = Found(column: column, reasons: [wanted.reason])
      if wanted.role == .date { takeDate(column, [wanted.reason], prefersDayFirst) }
    }
    if let sum = match.sum, let reason = match.platform.sum?.reason {
      let unfit = (sum.plus + sum.minus).first { !isMoneyOrEmpty($0) }
      if let unfit {
        missing[.amount] = "\(quoted(unfit)) should be money, but most of its values are no numbers"
      } else {
        amountSum = (sum.plus, sum.minus, reason)
      }
    }
    let hasAmount =
      found[.amount] != nil || amountSum != nil || found[.quantity] != nil && found[.unitPrice] != nil
    for (role, isFound) in [
      (Role.date, found[.date] != nil), (.customer, found[.customer] != nil), (.amount, hasAmount),
    ] where !isFound && missing[role] == nil {
      let names = match.platform.columns.filter { $0.role == role }.flatMap(\.names)
      missing[role] =
        match.platform.lacks[role]
        ?? "\(names.map { String(reflecting: $0) }.joined(separator: " or ")) is not there or does not hold what it should"
    }
  }

  private func fits(_ column: Int, _ role: Role) -> Bool {
    guard survey.isNameable(column) else { return false }
    switch role {
    case .date: return survey.columns[column].isDate
    case .amount, .quantity, .unitPrice, .discount, .cost, .profit: return isMoneyOrEmpty(column)
    case .customer: return survey.columns[column].filled > 0 && !survey.columns[column].isDate
    case .order, .product, .currency: return survey.columns[column].filled > 0
    }
  }

  private func isMoneyOrEmpty(_ column: Int) -> Bool {
    survey.columns[column].filled == 0 || survey.facts[column].isNumeric
  }
}
