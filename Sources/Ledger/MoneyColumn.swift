public import Base

/// Exact amounts: four bytes each where all amounts of the shard fit, as in nearly all shards; else eight.
public struct MoneyColumn: Hashable, Sendable, RandomAccessCollection {
  // One of them is empty.
  @usableFromInline let words: [Int32]
  @usableFromInline let longs: [Int64]

  /// - Parameter units: In smallest units.
  init(_ units: [Int64]) {
    var words = Array(repeating: Int32(0), count: units.count)
    var word = words.mutableSpan
    // The bits that four bytes lose, of all numbers together: one branch-free pass.
    var lost: Int64 = 0
    for (index, unit) in units.enumerated() {
      let narrow = Int32(truncatingIfNeeded: unit)
      word[index] = narrow
      lost |= unit ^ Int64(narrow)
    }
    self.words = lost == 0 ? words : []
    longs = lost == 0 ? [] : units
  }

  public var startIndex: Int { 0 }

  @inlinable
  public var endIndex: Int { words.count + longs.count }

  @inlinable
  public subscript(index: Int) -> Money {
    Money(units: words.isEmpty ? longs[index] : Int64(words[index]))
  }
}
