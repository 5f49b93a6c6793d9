public import Base
public import Files

/// Where a snapshot's tables come from: all that the run knows and the folder does not.
public struct Provenance: Sendable {
  /// An input file as it was read.
  public struct Input: Sendable {
    public let name: String
    public let identity: FileIdentity
    /// Data records, without the header.
    public let lines: Int

    public init(name: String, identity: FileIdentity, lines: Int) {
      self.name = name
      self.identity = identity
      self.lines = lines
    }
  }

  public var version: String
  public var pipeline: String
  public var asOf: Day
  public var fingerprint: Fingerprint
  public var inputs: [Input]
  public var settings: Setting
  /// Lines that count, of all inputs.
  public var accepted: Int?

  public init(
    version: String, pipeline: String, asOf: Day, fingerprint: Fingerprint, inputs: [Input],
    settings: Setting,
    accepted: Int? = nil
  ) {
    self.accepted = accepted
    self.version = version
    self.pipeline = pipeline
    self.asOf = asOf
    self.fingerprint = fingerprint
    self.inputs = inputs
    self.settings = settings
  }
}
