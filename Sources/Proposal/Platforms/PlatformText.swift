// What the proposal says of a platform.
extension Platform.Rule {
  /// As YAML has it, with the column's name as the export writes it.
  func yaml(_ column: String) -> String {
    let written =
      switch test {
      case .isOneOf(let values): "in: \(YAMLText.list(values))"
      case .isNoneOf(let values): "not_in: \(YAMLText.list(values))"
      case .isEmpty: "empty: true"
      }
    return "- {column: \(YAMLText.scalar(column)), \(written)}"
  }
}

extension Proposal {
  func writePlatform(_ text: inout YAMLText) {
    guard let match = inspection.platform else { return }
    let platform = match.platform
    text.comment(
      "Taken for an export of \(platform.name), because it has the columns "
        + platform.needs.map { String(reflecting: $0) }.joined(separator: ", ")
        + ". Revenue is \(platform.revenue).")
    if case .practice(let words) = platform.source {
      text.comment("Its header is not documented by the platform itself; it was taken from \(words).")
    }
  }

  /// `fill_down`, `negate` and `exclude`.
  func writePlatformRules(_ text: inout YAMLText) {
    guard let match = inspection.platform else { return }
    let platform = match.platform
    let filled = platform.fillDown.compactMap(match.name)
    if !filled.isEmpty, inspection.roles.column(.order) != nil {
      text.comment("an order's own columns stand on its first line only", indent: 2)
      text.line("fill_down: {by: order, columns: \(YAMLText.list(filled))}", indent: 2)
      text.blank()
    }
    write("negate", platform.negate.filter { match.column($0.column) != nil }, match, to: &text)
    write("exclude", match.exclusions(inspection.survey), match, to: &text)
  }

  /// Whose clock the timestamps show, where it is not the shop's.
  func writeClock(_ text: inout YAMLText) {
    let zones = inspection.roles.column(.date).map { inspection.survey.columns[$0].dates.zones }
    let isUniversal = zones.map { $0.rows > 0 && $0.universalRows == $0.rows } ?? false
    guard let clock = inspection.platform?.platform.clock ?? (isUniversal ? "all times show UTC" : nil) else {
      return
    }
    text.comment(
      "\(clock), so a sale of the evening or the morning may stand on another day than the shop's own. To take the shop's, say "
        + "where it is:", indent: 2)
    text.line("# time_zone: {from: UTC, to: America/New_York}", indent: 2)
    text.blank()
  }

  private func write(
    _ key: String, _ rules: [Platform.Rule], _ match: PlatformMatch, to text: inout YAMLText
  ) {
    guard !rules.isEmpty else { return }
    text.line("\(key):", indent: 2)
    for rule in rules {
      text.comment(rule.reason, indent: 4)
      text.line(rule.yaml(match.name(rule.column) ?? rule.column), indent: 4)
    }
    text.blank()
  }

  /// `refund` under `columns`.
  func writeRefund(_ text: inout YAMLText) {
    guard let match = inspection.platform, let refund = match.platform.refund,
      let amount = match.name(refund.amount)
    else { return }
    text.comment(refund.reason, indent: 4)
    let date = refund.date.lazy.compactMap(match.name).first.map { ", date: \(YAMLText.scalar($0))" } ?? ""
    text.line("refund: {amount: \(YAMLText.scalar(amount))\(date)}", indent: 4)
  }
}
