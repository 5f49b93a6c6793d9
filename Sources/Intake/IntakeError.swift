/// Why an export cannot be read at all, in words a person can act on.
public struct IntakeError: Error, CustomStringConvertible, Sendable {
  public enum Kind: Sendable {
    /// The pipeline names what the export does not have.
    case mapping
    /// A file is missing or cannot be read.
    case input
    /// The lines themselves cannot be added up.
    case data
  }

  public let kind: Kind
  public let description: String

  public init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }
}
