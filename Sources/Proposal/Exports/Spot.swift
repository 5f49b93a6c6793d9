/// A physical line of one of the exports.
struct Spot: Sendable, Hashable {
  var file: Int
  var line: Int

  /// By file, then by line.
  func precedes(_ other: Spot) -> Bool { (file, line) < (other.file, other.line) }
}
