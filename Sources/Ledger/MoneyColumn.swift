public import Base

/// Exact amounts in four bytes each where all of a shard fit that, as nearly all do, and else in eight.
public struct MoneyColumn: Hashable, Sendable, RandomAccessCollection {
  // One of them is empty.
  @usableFromInline let words: [Int32]
  @usableFromInline let longs: [Int64]

  /// - Parameter units: In smallest units.
  init(_ units: [Int64]) {
    var least: Int64 = 0
    var most: Int64 = 0
    for unit in units {
      least = Swift.min(least, unit)
      most = Swift.max(most, unit)
    }
    let isNarrow = least >= Int64(Int32.min) && most <= Int64(Int32.max)
    words = isNarrow ? units.map { Int32(truncatingIfNeeded: $0) } : []
    longs = isNarrow ? [] : units
  }

  public var startIndex: Int { 0 }

  @inlinable
  public var endIndex: Int { words.count + longs.count }

  @inlinable
  public subscript(index: Int) -> Money {
    Money(units: words.isEmpty ? longs[index] : Int64(words[index]))
  }
}
