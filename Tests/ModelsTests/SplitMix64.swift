/// A seeded generator, so that a random case that fails can be had again.
///
/// Source: G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators",
/// OOPSLA 2014.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

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
