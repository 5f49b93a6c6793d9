/// A key that a person has to look at before the pipeline is run: an entry of `confirm`.
public struct OpenKey: Hashable, Sendable {
  /// The key path as the file has it: `columns.amount`, or in full `source.columns.amount`.
  public let path: String
  /// Where the entry stands.
  public let position: PipelineError.Position
  /// What the comment above the entry says of it; empty where there is none.
  public internal(set) var reason = ""

  /// What is to be done, in one sentence.
  public var words: String {
    "\(path) is to be confirmed" + (reason.isEmpty ? "" : ": \(reason)")
      + ". Look at it, correct the file where it is wrong, then delete \(path) from the list confirm"
  }
}
