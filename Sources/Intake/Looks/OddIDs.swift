public import Base

/// Ids that are no customers', by what they say.
public enum OddIDs {
  /// Those of some ids that a look may be about: words for nothing, or words for a total.
  /// - Parameters:
  ///   - kind: `word_for_nothing` or `total_row`; no id is of another kind.
  ///   - evenDoubtful: Whether also `0`, and ids of which the word is only a part: they are customers' in other exports.
  public static func of(_ kind: SuspicionKind, among ids: [String], evenDoubtful: Bool) -> [String] {
    let traces: [Trace] =
      switch kind {
      case .wordForNothing: evenDoubtful ? [.nullWord, .zero] : [.nullWord]
      case .totalRow: evenDoubtful ? [.totalWord, .totalName] : [.totalWord]
      default: []
      }
    return ids.filter { id in IDForm.trace(of: Array(id.utf8)).map(traces.contains) ?? false }
  }
}
