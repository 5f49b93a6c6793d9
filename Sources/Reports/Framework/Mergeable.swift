public import Base
public import Models

/// Something counted apart that adds up: associative, commutative and exact.
public protocol Mergeable {
  mutating func merge(_ other: Self)
}

extension Array {
  /// All elements put together, neighbours first, then the pairs: what grows as it is put together is read a few times
  /// and not once for every element. Nil of none.
  public func combined(_ combine: (inout Element, Element) -> Void) -> Element? {
    var elements = self
    var step = 1
    while step < elements.count {
      for first in stride(from: 0, to: elements.count - step, by: 2 * step) {
        let second = elements[first + step]
        combine(&elements[first], second)
      }
      step *= 2
    }
    return elements.first
  }
}

/// Counts by position add up position by position; both have the same positions.
extension Array: Mergeable where Element: Mergeable {
  public mutating func merge(_ other: [Element]) {
    precondition(count == other.count, "tallies of different shape")
    for index in indices { self[index].merge(other[index]) }
  }
}

extension Int: Mergeable {
  public mutating func merge(_ other: Int) { self += other }
}

extension Money: Mergeable {
  public mutating func merge(_ other: Money) { self += other }
}

extension Distribution: Mergeable {}

extension Durations: Mergeable {}

/// Nothing counted adds nothing.
extension Optional: Mergeable where Wrapped: Mergeable {
  public mutating func merge(_ other: Wrapped?) {
    guard let other else { return }
    if self == nil {
      self = other
    } else {
      self?.merge(other)
    }
  }
}
