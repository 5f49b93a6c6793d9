internal import Base

/// With `last_file_wins`, is the last file by name an older one? `2024-9.csv` comes after `2024-10.csv` by its letters, and
/// `export.csv` after `export (1).csv`. Then an old order takes the place of a new one.
///
/// Fires for a file some of whose lines are replaced although a file behind it comes before it by number, or ends on an
/// earlier day.
enum FileOrderByName: Look {
  static let kind = SuspicionKind.fileOrderByName

  static func suspicions(_ evidence: Evidence) -> [Suspicion] {
    guard evidence.source.duplicates == .lastFileWins, evidence.source.fileOrder == .name else { return [] }
    let names = evidence.files.map { NaturalName($0.path) }
    let lastDays = evidence.files.map { $0.findings.days.entries.last?.day }
    return evidence.files.indices.compactMap { position in
      let file = evidence.files[position]
      guard file.findings.duplicates > 0 else { return nil }
      let older = evidence.files.indices.first { later in
        guard later > position else { return false }
        if names[later] < names[position] { return true }
        guard let own = lastDays[position], let theirs = lastDays[later] else { return false }
        return theirs < own
      }
      guard let older else { return nil }
      let byNumber = names[older] < names[position]
      return Suspicion(
        kind, file: file.path, lines: file.findings.duplicates, money: nil,
        example: evidence.files[older].path,
        advice:
          "its lines are replaced by files that come later by name, such as the one of the example, which "
          + (byNumber ? "comes before it by number" : "ends on an earlier day")
          + "; source.duplicates: {last_file_wins: {by: \(byNumber ? "natural" : "newest_day")}} takes the newer one"
      )
    }
  }
}
