import Testbench

extension SplitMix64 {
  /// Up to `most` values, with many ties, negatives and now and then a giant.
  mutating func values(atMost most: Int) -> [Int64] {
    let spread = Int64.random(in: 0...40, using: &self)
    return (0..<Int.random(in: 0...most, using: &self)).map { _ in
      Int.random(in: 0..<20, using: &self) == 0
        ? Int64.random(in: 0...1_000_000, using: &self)
        : Int64.random(in: -spread / 4...spread, using: &self)
    }
  }
}
