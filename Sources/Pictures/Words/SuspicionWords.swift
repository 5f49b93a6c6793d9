internal import Base

/// What looks wrong in the exports.
protocol SuspicionWords {
  var looksWrong: String { get }
  /// What a kind means, as the beginning of a line.
  func suspicion(_ kind: SuspicionKind) -> String
  func suspicionLines(_ count: Int) -> Prose
  /// Of the same kind.
  func moreFiles(_ count: Int) -> Prose
  var allFiles: String { get }
}
