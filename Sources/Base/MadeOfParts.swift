/// A value that declares its parts once. Merging, packing, unpacking and checking all follow from this one declaration,
/// so that no part can be forgotten in one of them.
///
///     struct Count: MadeOfParts, Portable {
///       var buyers = 0
///       var revenue = Money.zero
///
///       static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
///         try parts.sum(\.buyers)
///         try parts.sum(\.revenue)
///       }
///     }
///
/// A test compares the declared parts of every tally with its stored properties.
public protocol MadeOfParts {
  /// With every part empty, to be filled by unpacking.
  init()

  /// Hands each stored property to a visitor, always in the same order.
  static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure)

  /// Whether the parts agree with each other. It is asked of unpacked values only, and only after each part was found
  /// to have the right shape: it may use them as positions.
  var isConsistent: Bool { get }
}

extension MadeOfParts {
  public var isConsistent: Bool { true }
}

/// What is done with the parts of a value: one visitor merges them, another packs them.
public protocol PartVisitor<Whole> {
  /// The type that has the parts.
  associatedtype Whole
  /// What a visit may throw; `Never` where nothing can go wrong.
  associatedtype Failure: Error

  /// A part that adds up when two values are merged.
  mutating func sum<Part: Portable>(_ part: WritableKeyPath<Whole, Part>) throws(Failure)

  /// A part that does not add up, because it is the same in all values that can be merged: a number of positions.
  mutating func fixed<Part: Packed & Equatable>(_ part: WritableKeyPath<Whole, Part>) throws(Failure)
}

extension MadeOfParts where Self: Mergeable {
  /// - Precondition: Fixed parts are equal. `Portable.fits` is asked of what comes from elsewhere.
  @inlinable
  public mutating func merge(_ other: Self) {
    // The value moves into the visitor and back. A copy would stay behind, and each array would be copied before it
    // could be written to.
    var visitor = MergingParts(Self(), other)
    swap(&self, &visitor.whole)
    Self.parts(&visitor)
    swap(&self, &visitor.whole)
  }
}

@usableFromInline
struct MergingParts<Whole>: PartVisitor {
  @usableFromInline typealias Failure = Never

  @usableFromInline var whole: Whole
  @usableFromInline let other: Whole

  @inlinable
  init(_ whole: Whole, _ other: Whole) { (self.whole, self.other) = (whole, other) }

  // Inlined, because the compiler turns a key path into a plain access where it sees the key path itself.
  @inlinable
  @inline(__always)
  mutating func sum<Part: Mergeable>(_ part: WritableKeyPath<Whole, Part>) {
    whole[keyPath: part].merge(other[keyPath: part])
  }

  @inlinable
  @inline(__always)
  mutating func fixed<Part: Packed & Equatable>(_ part: WritableKeyPath<Whole, Part>) {
    precondition(whole[keyPath: part] == other[keyPath: part], "values of different shape")
  }
}
