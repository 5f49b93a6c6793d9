/// A count by position that is fed whole stretches of positions: kept as its changes from one position to
/// the next, so that a stretch costs two additions however long it is.
struct Changes: Hashable, Sendable, Mergeable {
  /// By position, and one more for stretches that reach to the end.
  private var changes: [Int]

  init(positions: Int) {
    changes = Array(repeating: 0, count: positions + 1)
  }

  /// - Parameter changes: By position, and one more for stretches that reach to the end.
  init(_ changes: [Int]) { self.changes = changes }

  /// Counts one more on every position of a stretch; an empty one counts nowhere.
  mutating func add(_ stretch: Range<Int>) {
    changes[stretch.lowerBound] += 1
    changes[stretch.upperBound] -= 1
  }

  /// The count on every position. Complexity: O(positions).
  var counts: [Int] {
    var count = 0
    return changes.dropLast().map { change in
      count += change
      return count
    }
  }

  mutating func merge(_ other: Changes) { changes.merge(other.changes) }
}
