internal import Ledger
internal import Reports

/// What is said of one key of the pipeline file.
public struct KeyReference: Hashable, Sendable {
  /// The key path: `output.keep`.
  public let path: String
  /// What its value must look like: `a whole number from 1`.
  public let wanted: String
  /// The value where the file says none; nil for a key that belongs to an element of a list.
  public let fallback: String?
  /// Whether the file must have it.
  public let isRequired: Bool
  /// What it means.
  public let help: String

  /// All keys that a pipeline file can have, in the order in which they are read.
  public static let all: [KeyReference] = Pipeline.keys().flatMap(\.leaves).filter { $0.role != .derived }
    .map(KeyReference.init)

  private init(_ leaf: Leaf) {
    path = leaf.path
    wanted = leaf.wanted(.blank)
    isRequired = leaf.role == .required
    fallback = isRequired || leaf.role == .part ? nil : leaf.written(.blank) ?? leaf.written(Self.begun)
    help = leaf.help
  }

  /// With every section begun, so that the defaults of those that are left out by default are seen.
  private static let begun = {
    var pipeline = Pipeline.blank
    pipeline.settings.relationship = Settings.Relationship()
    pipeline.settings.lapse = .cadence(LapseRule.Cadence(afterDays: 180))
    return pipeline
  }()
}
