internal import Intake

/// Ids of customers that differ only by capitals, or by the `.0` that a spreadsheet adds to whole numbers.
struct CustomerMerges: Sendable {
  let foldsCase: Bool
  let dropsPointZero: Bool
  let reason: String

  /// - Returns: nil where no two ids are the same but for that.
  init?(_ column: ColumnSurvey) {
    let ids = column.rows.indices.map { column.values.text(of: $0) }
    let all = Set(ids)
    let pointless = Set(ids.map(Self.withoutPointZero))
    let small = Set(ids.map { $0.lowercased() })
    let byPoint = all.count - pointless.count
    let byCase = all.count - small.count
    guard byPoint > 0 || byCase > 0 else { return nil }
    foldsCase = byCase > 0
    dropsPointZero = byPoint > 0
    let merged = all.count - Set(ids.map { Self.withoutPointZero($0).lowercased() }).count
    let causes = [byCase > 0 ? "capitals" : nil, byPoint > 0 ? "a \".0\" at the end" : nil].compactMap(\.self)
    let example = ids.first { id in
      let folded = Self.withoutPointZero(id).lowercased()
      return folded != id && ids.contains { $0 != id && Self.withoutPointZero($0).lowercased() == folded }
    }
    reason =
      "\(merged) of \(all.count)\(column.isComplete ? "" : " or more") customers differ from another by "
      + causes.joined(separator: " or ") + (example.map { ", such as \(String(reflecting: $0))" } ?? "")
      + "; so they are one"
  }

  private static func withoutPointZero(_ id: String) -> String {
    id.hasSuffix(".0") && id.dropLast(2).allSatisfy(\.isNumber) && id.count > 2 ? String(id.dropLast(2)) : id
  }

  /// `{column: Email, fold_case: true}`
  func yaml(_ column: String) -> String {
    "{column: \(YAMLText.scalar(column))" + (foldsCase ? ", fold_case: true" : "")
      + (dropsPointZero ? ", drop_suffix: \".0\"" : "") + "}"
  }
}
