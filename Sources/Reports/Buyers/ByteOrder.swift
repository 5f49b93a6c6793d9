extension String {
  /// Whether a text comes before another in the order of their UTF-8 bytes. Swift's own order of strings depends on
  /// Unicode's tables and treats some texts of different bytes as equal.
  func precedesInBytes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}
