/// Sorts whole numbers byte by byte, from the lowest: a shard has thousands of values, and few bytes of them differ.
///
/// Its oracle is `sorted()`.
enum RadixSort {
  /// Below this many values comparing them costs less.
  private static let few = 128

  /// Complexity: O(n) for each byte in which any two values differ.
  static func sorted(_ values: [Int64]) -> [Int64] {
    guard values.count > few else { return values.sorted() }
    var sorted = values
    var spare = values
    let differing = values.reduce(0) { $0 | ($1 ^ values[0]) }
    for shift in stride(from: Int64(0), to: 64, by: 8) where (differing >> shift) & 0xFF != 0 {
      distribute(sorted, to: &spare, shift)
      swap(&sorted, &spare)
    }
    return sorted
  }

  /// Puts values in order of one byte, keeping the order of those where it is equal.
  private static func distribute(_ values: [Int64], to target: inout [Int64], _ shift: Int64) {
    var next = Array(repeating: 0, count: 257)
    for value in values { next[byte(value, shift) + 1] += 1 }
    for byte in 1...256 { next[byte] += next[byte - 1] }
    for value in values {
      let byte = byte(value, shift)
      target[next[byte]] = value
      next[byte] += 1
    }
  }

  /// The highest byte's sign is turned, so that negative numbers come first.
  @inline(__always)
  private static func byte(_ value: Int64, _ shift: Int64) -> Int {
    Int(((value ^ .min) >> shift) & 0xFF)
  }
}
