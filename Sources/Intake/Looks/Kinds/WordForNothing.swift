internal import Base

/// Is a customer's id a word for nothing, such as `NULL`, `nan` or `N/A`? All sales without a customer are then sales of one
/// customer, who buys more than anybody else.
///
/// One line is enough, as such a word is no id. `0` can be an id: it must have a fiftieth of the lines of its file and two
/// lines at least, and no customer `1` may be in the file, as where customers are numbered from 0.
enum WordForNothing: Look {
  static let kind = SuspicionKind.wordForNothing

  static func suspicions(_ evidence: Evidence) -> [Suspicion] {
    evidence.files.compactMap { file in
      var seen = file[.nullWord]
      if let zero = file[.zero], zero.lines >= 2, zero.lines >= file.accepted / 50, file[.one] == nil {
        if seen == nil { seen = zero } else { seen?.merge(zero) }
      }
      guard let seen else { return nil }
      return file.suspicion(
        kind, seen,
        advice:
          "this id says that there is no customer, and all such lines count as one customer's; leave them out with "
          + "source.exclude: [{column: \(evidence.customerColumn.quotedForAdvice), in: "
          + "[\(seen.example.isEmpty ? "…" : seen.example.quotedForAdvice)]}]")
    }
  }
}
