internal import Base

/// A count by position to which whole ranges of positions are added: how many customers were active at the end of each
/// period.
///
/// It is kept as its changes from one position to the next, so that a range costs two additions however long it is.
struct RunningCount: Hashable, MadeOfParts, Portable {
  /// By position, and one more for ranges that reach to the end.
  private var changes: [Int] = []

  init() {}

  init(positions: Int) {
    changes = Array(repeating: 0, count: positions + 1)
  }

  /// - Parameter changes: By position, and one more for ranges that reach to the end.
  init(changes: [Int]) { self.changes = changes }

  static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
    try parts.sum(\.changes)
  }

  /// Counts one more on every position of a range; an empty one counts nowhere.
  mutating func add(_ range: Range<Int>) {
    changes[range.lowerBound] += 1
    changes[range.upperBound] -= 1
  }

  /// The count on every position. Complexity: O(positions).
  var counts: [Int] {
    var count = 0
    return changes.dropLast().map { change in
      count += change
      return count
    }
  }

  /// Changes may be negative; what they come to may not.
  func fits(_ shape: RunningCount, _ sizes: inout TallySizes) -> Bool {
    changes.count == shape.changes.count && changes.allSatisfy { sizes.holds($0) }
      && counts.allSatisfy { $0 >= 0 }
  }
}
