internal import Intake

/// Ids of customers that the customer's column can be read by a key as one: they differ only by capitals, or by the `.0` that
/// a spreadsheet adds to whole numbers. What is alike is decided as the look `near_equal_ids` decides it, here for all ids.
struct CustomerMerges: Sendable {
  let keys: IDSpellings.Keys
  let reason: String

  /// - Returns: nil where no two ids are the same but for that.
  init?(_ column: ColumnSurvey) {
    let ids = column.rows.indices.map { column.values.text(of: $0) }
    let groups = IDSpellings.groups(ids)
    var keys = IDSpellings.Keys()
    var example: String?
    for group in groups {
      for other in group.dropFirst() {
        guard let needed = IDSpellings.keys(making: ids[group[0]], ids[other]) else { continue }
        keys.foldsCase = keys.foldsCase || needed.foldsCase
        keys.dropsPointZero = keys.dropsPointZero || needed.dropsPointZero
        example = example ?? ids[group[0]]
      }
    }
    guard keys != IDSpellings.Keys() else { return nil }
    self.keys = keys
    let merged = groups.reduce(0) { merged, group in
      merged + group.count - Set(group.map { keys.reading(ids[$0]) }).count
    }
    let causes = [keys.foldsCase ? "capitals" : nil, keys.dropsPointZero ? "a \".0\" at the end" : nil]
      .compactMap(\.self)
    reason =
      "\(merged) of \(ids.count)\(column.isComplete ? "" : " or more") customers differ from another by "
      + causes.joined(separator: " or ") + (example.map { ", such as \(String(reflecting: $0))" } ?? "")
      + "; so they are one"
  }

  /// `{column: Email, fold_case: true}`
  func yaml(_ column: String) -> String {
    "{column: \(YAMLText.scalar(column))" + (keys.foldsCase ? ", fold_case: true" : "")
      + (keys.dropsPointZero ? ", drop_suffix: \".0\"" : "") + "}"
  }
}
