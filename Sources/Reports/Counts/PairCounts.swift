internal import Ledger

/// How often which code was followed by which: only pairs that occur, rising, so that a vocabulary of many
/// values costs no more than its pairs, and no order depends on a hash.
public struct PairCounts: Hashable, Sendable, Mergeable {
  /// The from code in the upper half, the to code in the lower.
  private var keys: [UInt64] = []
  private var counts: [Int] = []

  /// Up to this many codes every possible pair gets a counter of its own while counting.
  private static let fewCodes = 256

  /// Counts the pairs of what a purchase carries and what the one before it does.
  /// - Parameters:
  ///   - codes: How many codes there are, from 0.
  ///   - carried: By purchase.
  ///   - repeats: The purchases that have one before them.
  /// - Complexity: O(pairs) for few codes, O(pairs log pairs) for many.
  init(codes: Int, _ carried: CodeColumn, at repeats: [Int32]) {
    if codes <= Self.fewCodes {
      var counters = Array(repeating: 0, count: codes * codes)
      // A span, so that nobody asks for every pair who else holds the array.
      var counter = counters.mutableSpan
      for purchase in repeats {
        counter[Int(carried[Int(purchase) - 1]) * codes + Int(carried[Int(purchase)])] += 1
      }
      for (index, count) in counters.enumerated() where count > 0 {
        append(count, of: Self.key(UInt32(index / codes), UInt32(index % codes)))
      }
    } else {
      let found = repeats.map { Self.key(carried[Int($0) - 1], carried[Int($0)]) }.sorted()
      for key in found { append(1, of: key) }
    }
  }

  private init() {}

  /// Rising by from code, then by to code.
  var pairs: some RandomAccessCollection<(from: Int, to: Int, count: Int)> {
    keys.indices.lazy.map { [keys, counts] index in
      (Int(keys[index] >> 32), Int(keys[index] & 0xFFFF_FFFF), counts[index])
    }
  }

  public mutating func merge(_ other: PairCounts) {
    guard !other.keys.isEmpty else { return }
    guard !keys.isEmpty else {
      self = other
      return
    }
    var merged = PairCounts()
    merged.keys.reserveCapacity(max(keys.count, other.keys.count))
    merged.counts.reserveCapacity(max(keys.count, other.keys.count))
    var mine = 0
    for (key, count) in zip(other.keys, other.counts) {
      while mine < keys.count, keys[mine] <= key {
        merged.append(counts[mine], of: keys[mine])
        mine += 1
      }
      merged.append(count, of: key)
    }
    while mine < keys.count {
      merged.append(counts[mine], of: keys[mine])
      mine += 1
    }
    self = merged
  }

  /// Keys come rising; a key may come again.
  private mutating func append(_ count: Int, of key: UInt64) {
    if keys.last == key {
      counts[counts.count - 1] += count
    } else {
      keys.append(key)
      counts.append(count)
    }
  }

  private static func key(_ from: UInt32, _ to: UInt32) -> UInt64 { UInt64(from) << 32 | UInt64(to) }
}
