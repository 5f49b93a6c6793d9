extension String {
  /// Whether a text comes first by its bytes. Swift's own order of strings is by what they look like, so it
  /// depends on Unicode's tables and takes texts of different bytes for equal.
  func precedesInBytes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}
