/// Something counted apart that adds up: associative, commutative and exact.
///
///     (a + b) + c = a + (b + c)        a + b = b + a
///
/// Because of these two, customers may be divided into shards in any way, and shards may be put together in any order.
public protocol Mergeable {
  /// Adds what another part of the input came to.
  mutating func merge(_ other: Self)
}

extension Int: Mergeable {
  @inlinable
  public mutating func merge(_ other: Int) { self += other }
}

extension Money: Mergeable {
  @inlinable
  public mutating func merge(_ other: Money) { self += other }
}

/// True of the whole where it is true of a part: `this value was sold`.
extension Bool: Mergeable {
  @inlinable
  public mutating func merge(_ other: Bool) { self = self || other }
}

/// Counts by position add up position by position.
/// - Precondition: Both have the same number of positions. `Portable.fits` is asked of what comes from elsewhere.
extension Array: Mergeable where Element: Mergeable {
  @inlinable
  public mutating func merge(_ other: [Element]) {
    precondition(count == other.count, "counts of different shape")
    for index in indices { self[index].merge(other[index]) }
  }
}

/// Nothing counted adds nothing.
extension Optional: Mergeable where Wrapped: Mergeable {
  @inlinable
  public mutating func merge(_ other: Wrapped?) {
    guard let other else { return }
    if self == nil {
      self = other
    } else {
      self?.merge(other)
    }
  }
}
