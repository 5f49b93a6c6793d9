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
    Self.keys().flatMap(\.leaves).filter { $0.role != .uncounted }.compactMap { leaf in
      leaf.written(self).map { CanonicalEntry(key: leaf.path, value: $0) }
    }.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
  }
}
