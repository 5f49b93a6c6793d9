/// The platforms that `patron init` knows, as a page.
public enum PlatformList {
  /// In Markdown, which is also what `patron init --platforms` prints.
  public static var markdown: String {
    var text = """
      # Exports of platforms

      `patron init` knows the exports below by their headers: where a file has at least the columns named, it proposes the
      whole pipeline, says which platform it took the file for, and reads the file to check. What the columns cannot answer
      is to be confirmed. Capitals and the order of columns do not matter. This page is printed by `patron init --platforms`;
      `make docs` writes it anew, and a test keeps it up to date.
      [Decision 17](Decisions/0017-platforms-by-their-headers.md) has the rules, and what the proposals come to for an
      example of each.

      """
    for platform in Platform.all { text += section(platform) }
    return text
  }

  private static func section(_ platform: Platform) -> String {
    var text = "\n## \(platform.name)\n\n"
    text += "- Known by: \(platform.needs.map { "`\($0)`" }.joined(separator: ", ")).\n"
    text += "- Revenue: \(platform.revenue).\n"
    switch platform.source {
    case .documentation(let page): text += "- Header: \(page)\n"
    case .practice(let words):
      text += "- Header: not found in the platform's own documentation; from \(words).\n"
    }
    let keys = [
      ("columns that add up", platform.sum != nil), ("fill_down", !platform.fillDown.isEmpty),
      ("refund", platform.refund != nil), ("negate", !platform.negate.isEmpty),
      ("exclude", !platform.exclude.isEmpty || platform.states != nil || platform.kinds != nil),
    ].filter(\.1).map(\.0)
    if !keys.isEmpty { text += "- Proposes besides the columns: \(keys.joined(separator: ", ")).\n" }
    for role in Role.allCases {
      if let words = platform.lacks[role] { text += "- Where there is no \(role.rawValue): \(words).\n" }
    }
    for question in platform.questions {
      text += "- To be confirmed (`\(question.key)`)\(occasion(question)): \(question.words).\n"
    }
    return text
  }

  private static func occasion(_ question: Platform.Question) -> String {
    switch question.occasion {
    case .always: ""
    case .isFilled(let column): ", where `\(column)` is filled in"
    case .isNegative(let column): ", where `\(column)` is below zero"
    case .lacks(let column): ", where there is no `\(column)`"
    case .repeatsWithinOrders(let column): ", where `\(column)` stands on several lines of an order"
    }
  }
}
