/// Why no pipeline file can be proposed, in words a person can act on.
public struct ProposalError: Error, CustomStringConvertible {
  /// What is at fault. The command makes an exit code of it.
  public enum Kind: Sendable {
    /// What the exports say.
    case data
    /// The name of an export.
    case input
  }

  /// What is at fault.
  public let kind: Kind
  /// What was found, where, and what to do.
  public let description: String

  init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }
}
