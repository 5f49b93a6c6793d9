internal import Base

/// Which of several files is the last one: where `last_file_wins`.
public enum FileOrder: String, Sendable, CaseIterable {
  /// By the bytes of their paths.
  case name
  /// By their paths, numbers by their value: `2024-9` before `2024-10`, `export` before `export (1)`.
  case natural
  /// By the newest day of their accepted lines; of equal ones, by the natural order of their paths.
  case newestDay = "newest_day"

  /// By file: how many files it comes after. A file without lines comes before all others.
  /// - Parameters:
  ///   - paths: In the order in which files are numbered.
  ///   - newestDays: By file: nil where it has no accepted line.
  func ranks(of paths: [String], newestDays: [Int32?]) -> [Int32] {
    let names = paths.map { NaturalName($0) }
    var order = Array(paths.indices)
    switch self {
    case .name: break
    case .natural: order.sort { names[$0] < names[$1] }
    case .newestDay:
      let days = newestDays.map { $0 ?? .min }
      order.sort { days[$0] == days[$1] ? names[$0] < names[$1] : days[$0] < days[$1] }
    }
    var ranks = Array(repeating: Int32(0), count: paths.count)
    for (rank, file) in order.enumerated() { ranks[file] = Int32(rank) }
    return ranks
  }
}
