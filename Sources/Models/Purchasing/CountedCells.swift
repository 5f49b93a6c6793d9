/// How many buyers there are of each kind: the distinct cells, rising, each with its count.
///
/// Models are fitted to counts, so buyers with equal histories cost one evaluation together. Two counts merge into the count
/// of both, and the cells always stand in the same order. So any split into shards gives the same cells, and sums over
/// them, made in that order, are the same bit for bit.
///
/// Space: O(distinct cells).
public struct CountedCells<Cell: Comparable & Sendable>: Sendable {
  /// The distinct cells, rising.
  public private(set) var cells: [Cell]
  /// `counts[i]`: how many buyers are of `cells[i]`; above 0.
  public private(set) var counts: [Int]

  /// No buyers.
  public init() { (cells, counts) = ([], []) }

  /// From one cell per buyer, in any order. Complexity: O(n log n).
  public init(_ buyers: [Cell]) { self.init(sorting: buyers) }

  /// The same, for other files to say once more of one kind of cell: a generic function that another module calls is not compiled
  /// for its types, and sorting takes ten times as long.
  init(sorting buyers: [Cell]) {
    self.init()
    for cell in buyers.sorted() { append(cell, count: 1) }
  }

  /// How many buyers there are. Complexity: O(distinct cells).
  public var buyers: Int { counts.reduce(0, +) }

  /// Whether there is no buyer.
  public var isEmpty: Bool { cells.isEmpty }

  /// Adds the buyers of another count. Associative and commutative. Complexity: O(distinct cells of both).
  public mutating func merge(_ other: CountedCells) {
    guard !other.isEmpty else { return }
    let mine = self
    self = CountedCells()
    cells.reserveCapacity(mine.cells.count + other.cells.count)
    counts.reserveCapacity(mine.cells.count + other.cells.count)
    var (i, j) = (0, 0)
    while i < mine.cells.count || j < other.cells.count {
      if j == other.cells.count || (i < mine.cells.count && mine.cells[i] < other.cells[j]) {
        append(mine.cells[i], count: mine.counts[i])
        i += 1
      } else {
        append(other.cells[j], count: other.counts[j])
        j += 1
      }
    }
  }

  /// The cells that other cells become, counted again: for example their parts. Complexity: O(n log n).
  public func mapped<Other: Comparable & Sendable>(_ part: (Cell) -> Other?) -> CountedCells<Other> {
    let parts = zip(cells, counts).compactMap { cell, count in part(cell).map { ($0, count) } }
    var mapped = CountedCells<Other>()
    for (cell, count) in parts.sorted(by: { $0.0 < $1.0 }) { mapped.append(cell, count: count) }
    return mapped
  }

  /// The cells at every so many places, from the first, with their counts.
  func every(_ step: Int) -> CountedCells {
    var some = CountedCells()
    for place in stride(from: 0, to: cells.count, by: step) {
      some.append(cells[place], count: counts[place])
    }
    return some
  }

  /// Cells come rising; a cell may come again.
  fileprivate mutating func append(_ cell: Cell, count: Int) {
    if let last = cells.last, last == cell {
      counts[counts.count - 1] += count
    } else {
      cells.append(cell)
      counts.append(count)
    }
  }
}

extension CountedCells: Equatable where Cell: Equatable {}

extension CountedCells: Hashable where Cell: Hashable {}
