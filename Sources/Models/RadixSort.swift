/// Sorts whole numbers digit by digit, from the lowest. A shard has thousands of values, and they differ in few digits.
///
/// Tests compare it with `sorted()`.
enum RadixSort {
  /// Up to this many values comparing costs less.
  private static let few = 256
  /// Eleven bits: the counters of one digit fit into the first-level cache, and most amounts have two such digits.
  private static let digitBits = 11
  private static let digits = 1 << digitBits

  /// Complexity: O(n) for each digit in which any two values differ.
  static func sorted(_ values: [Int64]) -> [Int64] {
    guard values.count > few else { return values.sorted() }
    var sorted = values
    var spare = values
    var differing: Int64 = 0
    for value in values { differing |= value ^ values[0] }
    for shift in stride(from: 0, to: 64, by: digitBits) where digit(differing ^ .min, shift) != 0 {
      distribute(sorted, to: spare.mutableSpan, shift)
      swap(&sorted, &spare)
    }
    return sorted
  }

  /// Puts values in order of one digit, keeping the order of those where it is equal.
  private static func distribute(
    _ values: [Int64], to target: consuming MutableSpan<Int64>, _ shift: Int
  ) {
    var places = Array(repeating: 0, count: digits + 1)
    // MutableSpan avoids a uniqueness check per element.
    var next = places.mutableSpan
    for value in values { next[digit(value, shift) + 1] += 1 }
    for digit in 1...digits { next[digit] += next[digit - 1] }
    for value in values {
      let digit = digit(value, shift)
      target[next[digit]] = value
      next[digit] += 1
    }
  }

  /// The sign bit is flipped, so that negative numbers come first.
  @inline(__always)
  private static func digit(_ value: Int64, _ shift: Int) -> Int {
    Int(truncatingIfNeeded: UInt64(bitPattern: value ^ .min) &>> UInt64(shift)) & (digits - 1)
  }
}
