internal import Base

/// Tells which cells of a column may be among its largest amounts, by their bytes alone.
struct LargestCells {
  /// How many are wanted.
  private let count: Int
  /// The largest amounts so far, the least first.
  private var heap: [Money] = []
  /// Whether a cell has been chosen that is empty or no amount; the first one is enough.
  private var hasUnread = false

  init(_ count: Int) {
    self.count = count
    heap.reserveCapacity(count)
  }

  /// The cells that are not smaller than `count` others up to the end of the bytes.
  ///
  /// - Complexity: O(n), and O(log `count`) for each that is one of the largest so far.
  mutating func promising(_ bytes: ArraySlice<UInt8>, _ cells: [Range<Int>], decimal: UInt8) -> [Int] {
    var found: [(index: Int, amount: Money?)] = []
    for (index, cell) in cells.enumerated() {
      if let amount = Amount(bytes: bytes[cell], point: decimal)?.money {
        if take(amount) { found.append((index, amount)) }
      } else if !hasUnread {
        hasUnread = true
        found.append((index, nil))
      }
    }
    guard let least = heap.first else { return found.map(\.index) }
    return found.filter { $0.amount.map { $0 >= least } ?? true }.map(\.index)
  }

  /// - Returns: whether it is one of the largest so far; the first of equal ones are.
  private mutating func take(_ amount: Money) -> Bool {
    guard heap.count == count else {
      heap.append(amount)
      heap.sort()
      return true
    }
    guard let least = heap.first, amount > least else { return false }
    // Down from the top, the smaller of two moves up.
    var place = 0
    while 2 * place + 1 < count {
      var child = 2 * place + 1
      if child + 1 < count, heap[child + 1] < heap[child] { child += 1 }
      if heap[child] >= amount { break }
      heap[place] = heap[child]
      place = child
    }
    heap[place] = amount
    return true
  }
}
