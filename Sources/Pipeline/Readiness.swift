/// When an export is complete, where its sender says so: a shop's till may still be writing it.
public enum Readiness: Hashable, Sendable {
  /// Every export is complete.
  case always
  /// A marker file stands beside the input. The pattern's one `*` is the input's name, whole or without one
  /// or more of its endings: `*.done` is met for `a.csv.gz` by `a.csv.gz.done`, `a.csv.done` or `a.done`.
  case marker(pattern: String)
  /// Nothing was written to the input for so many seconds.
  case quiet(seconds: Int)
}
