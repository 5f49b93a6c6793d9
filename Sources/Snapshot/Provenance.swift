public import Base
public import Files

/// Where a snapshot's tables come from: all that the run knows and the folder does not.
public struct Provenance: Sendable {
  /// An input file as it was read.
  public struct Input: Sendable {
    /// Its path.
    public let name: String
    /// Its size and its time of change.
    public let identity: FileIdentity
    /// Data records, without the header.
    public let lines: Int

    /// An input file with the number of its records.
    public init(name: String, identity: FileIdentity, lines: Int) {
      self.name = name
      self.identity = identity
      self.lines = lines
    }
  }

  /// The program's version.
  public var version: String
  /// What the program was built from: a hash of its sources.
  public var build: String
  /// The pipeline's name.
  public var pipeline: String
  /// The last day that counts.
  public var asOf: Day
  /// What the tables depend on.
  public var fingerprint: Fingerprint
  /// In the order in which they were read.
  public var inputs: [Input]
  /// What the pipeline says, defaults filled in.
  public var settings: Setting
  /// Lines that count, of all inputs.
  public var accepted: Int?

  /// A provenance with all its parts.
  public init(
    version: String, build: String, pipeline: String, asOf: Day, fingerprint: Fingerprint, inputs: [Input],
    settings: Setting,
    accepted: Int? = nil
  ) {
    self.accepted = accepted
    self.version = version
    self.build = build
    self.pipeline = pipeline
    self.asOf = asOf
    self.fingerprint = fingerprint
    self.inputs = inputs
    self.settings = settings
  }
}
