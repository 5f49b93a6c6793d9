internal import Base
internal import Intake
internal import Reports

/// One setting: its key path, and its value with texts in quotes and everything else bare.
public struct CanonicalEntry: Hashable, Sendable {
  /// The key path: `gates.min_lines`.
  public var key: String
  /// The value in its one spelling.
  public var value: String
}

extension Pipeline {
  /// Everything the pipeline says, defaults filled in, as `key: value` lines in the order of their
  /// keys' bytes. Two pipeline files that mean the same have the same text, whatever their order,
  /// comments and spelling of numbers; two that differ in anything that counts do not.
  public var canonicalSettings: String {
    canonicalEntries.map { "\($0.key): \($0.value)\n" }.joined()
  }

  /// The lines of `canonicalSettings`, for the manifest.
  public var canonicalEntries: [CanonicalEntry] {
    let own: KeyValuePairs = [
      "pipeline": name.quoted,
      "as_of": asOf.canonical,
      "tables": tables?.sorted().quoted ?? "all",
      "gates.max_refused_share": gates.maxRefusedShare.scaled(6),
      "gates.min_lines": "\(gates.minLines)",
      "gates.newest_within_days": "\(gates.newestWithinDays)",
      "gates.volume.min_share_of_previous": gates.minShareOfPrevious.scaled(6),
      "source.ready": readiness.canonical,
      "output.folder": output.folder.quoted,
      "output.keep": "\(output.keep)",
      "output.profile": output.profile.rawValue,
      "output.metrics_file": output.metricsFile?.quoted ?? "none",
    ]
    return (own.entries + privacy.canonicalEntries + source.canonicalEntries + settings.canonicalEntries)
      .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
  }
}

extension KeyValuePairs<String, String> {
  var entries: [CanonicalEntry] { map { CanonicalEntry(key: $0.key, value: $0.value) } }
}

extension Pipeline.AsOf {
  fileprivate var canonical: String {
    switch self {
    case .last: "last"
    case .day(let day): day.description
    }
  }
}

extension String {
  /// The text in double quotes, so that no text can be taken for the end of one, nor for a line.
  var quoted: String {
    "\""
      + replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("\n", with: "\\n") + "\""
  }
}

extension Sequence {
  func listed(_ written: (Element) -> String) -> String {
    "[" + map(written).joined(separator: ", ") + "]"
  }
}

extension Sequence where Element == String {
  var quoted: String { listed(\.quoted) }
}

extension Int {
  /// The number of so many units of 10^-`digits`, written out: `0.050000`.
  public func scaled(_ digits: Int) -> String {
    Money(units: Int64(self)).written(decimals: digits)
  }
}
