internal import Base

/// Tallies by position, such as the values of a dimension, where most positions may have nobody: those are nil.
struct SparseTallies<Tally: Portable & Hashable>: MadeOfParts, Portable {
  /// The tally of nobody: all others have its shape. Nil only while unpacking.
  private var nobody: Tally?
  /// By position.
  private(set) var tallies: [Tally?] = []

  init() {}

  init(_ tallies: [Tally?], nobody: Tally) {
    (self.tallies, self.nobody) = (tallies, nobody)
  }

  static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
    try parts.fixed(\.nobody)
    try parts.sum(\.tallies)
  }

  /// A position may have somebody in one of two tallies and nobody in the other.
  func fits(_ shape: SparseTallies, _ sizes: inout TallySizes) -> Bool {
    guard let nobody, nobody == shape.nobody, tallies.count == shape.tallies.count else { return false }
    for tally in tallies {
      if let tally, !tally.fits(nobody, &sizes) { return false }
    }
    return true
  }
}
