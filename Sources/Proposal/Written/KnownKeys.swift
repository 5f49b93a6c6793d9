internal import Pipeline

/// Which keys a pipeline file can have: a proposal has no others.
enum KnownKeys {
  private static let paths = KeyReference.all.map(\.path)

  static func has(_ path: String) -> Bool { paths.contains { $0 == path || $0.hasPrefix(path + ".") } }

  /// Without it, what was refunded is taken off the amount of its line, on the day of the sale.
  static let refund = has("source.columns.refund")
}
