public import Base

/// Exact amounts in four bytes each where all of a shard fit that, as nearly all do, and else in eight.
public struct MoneyColumn: Hashable, Sendable, RandomAccessCollection {
  // One of them is empty.
  @usableFromInline let words: [Int32]
  @usableFromInline let longs: [Int64]

  /// - Parameter units: In smallest units.
  init(_ units: [Int64]) {
    var words = Array(repeating: Int32(0), count: units.count)
    var word = words.mutableSpan
    // What four bytes lose, of all together: one pass without a question.
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
