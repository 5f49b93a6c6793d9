/// Why an export cannot be read at all, in words a person can act on.
public struct IntakeError: Error, CustomStringConvertible, Sendable {
  /// What has to be mended.
  public enum Kind: Sendable {
    /// The pipeline names what the export does not have.
    case mapping
    /// A file is missing or cannot be read.
    case input
    /// The lines themselves cannot be added up.
    case data
  }

  /// What has to be mended.
  public let kind: Kind
  /// What is wrong and what to do, with file, line and column where they are known.
  public let description: String

  /// - Parameters:
  ///   - kind: What has to be mended.
  ///   - description: What is wrong and what to do.
  public init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }
}
