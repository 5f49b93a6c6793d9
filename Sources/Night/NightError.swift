/// Why a run ends without having done what was asked, in words a person can act on.
public struct NightError: Error, CustomStringConvertible {
  /// What is at fault. The command makes an exit code of it.
  public enum Kind: Sendable {
    /// What the exports say: a gate failed, or no line was accepted.
    case data
    /// An export or a key is missing or cannot be read.
    case input
    /// An export is still being written.
    case busy
    /// A database could not be written.
    case database
    /// The pipeline file asks for something that cannot be done.
    case pipeline
    /// A part of a run is damaged.
    case part
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
