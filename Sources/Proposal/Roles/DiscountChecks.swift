internal import CSV
internal import Intake

/// Whether a discount is money for the whole line or a percentage, judged by the lines that have one.
struct DiscountChecks: Sendable {
  /// Lines whose amount is quantity × price less the discount as money.
  private(set) var likeMoney = 0
  /// Lines whose amount is quantity × price less so many percent.
  private(set) var likePercentage = 0
  /// Lines whose discount is more than the line is worth.
  private(set) var beyond = 0

  init(_ roles: RoleGuess, _ exports: ExportGroup) throws {
    guard let quantity = roles.column(.quantity), let price = roles.column(.unitPrice),
      let discount = roles.column(.discount)
    else { return }
    let reader = roles.survey.numbers.reader
    _ = try exports.eachRecord { record, batch, fields, _ in
      func number(_ column: Int) -> Double? {
        (try? reader.read(batch.bytes[batch.trimmedField(fields[column], of: record)].span))?.double
      }
      guard let pieces = number(quantity), let price = number(price), let off = number(discount), off > 0
      else { return }
      let worth = pieces * price
      if worth > 0, off > worth { beyond += 1 }
      guard let amount = roles.column(.amount).flatMap(number) else { return }
      if abs(worth - off - amount) < 0.0051 { likeMoney += 1 }
      if abs(worth * (100 - off) / 100 - amount) < 0.0051 { likePercentage += 1 }
    }
  }
}

extension RoleGuess {
  private static let shareWords = ["%", "percent", "pct", "prozent", "pourcent", "porcent", "satz", "率"]

  /// Takes back a discount that is no money, by its name or by the lines.
  mutating func settleDiscount(_ checks: DiscountChecks) {
    guard let discount = column(.discount) else { return }
    let lower = name(discount).lowercased()
    let isNamedShare = Self.shareWords.contains { lower.contains($0) }
    let hasAmount = found[.amount] != nil
    if isNamedShare || checks.likePercentage > checks.likeMoney {
      found[.discount] = nil
      remarks.append(
        "\(quoted(discount)) is a percentage, "
          + (isNamedShare ? "as its name says" : "as \(checks.likePercentage) lines show")
          + ", and a discount is money for the whole line; so it is not mapped")
      guard checks.likePercentage == 0 else { return }
      let role = hasAmount ? Role.amount : .unitPrice
      let words =
        "whether \(quoted(found[role]?.column ?? discount)) is after the discount: \(quoted(discount)) is a percentage, "
        + "and nothing takes it off"
      found[role]?.toConfirm = words
    } else if !hasAmount, checks.beyond > 0 {
      let words =
        "that \(quoted(discount)) is money for the whole line: in \(checks.beyond) lines it is more than the line is worth, "
        + "as a percentage could be"
      found[.discount]?.toConfirm = words
    }
  }
}
