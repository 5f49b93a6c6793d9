import Base
import Models
import Testbench
import Testing

@Suite struct RateDifferenceTests {
  /// Published in R. G. Newcombe, "Interval estimation for the difference between independent proportions", Statistics in
  /// Medicine 17 (1998), 873–890, table II, method 10.
  @Test(arguments: [
    (56, 70, 48, 80, 0.0524, 0.3339), (9, 10, 3, 10, 0.1705, 0.8090), (6, 7, 2, 7, 0.0582, 0.8062),
    (5, 56, 0, 29, -0.0381, 0.1926), (0, 10, 0, 20, -0.1611, 0.2775), (0, 10, 0, 10, -0.2775, 0.2775),
    (10, 10, 0, 20, 0.6791, 1), (10, 10, 0, 10, 0.6075, 1),
  ])
  func published(a: Int, m: Int, b: Int, n: Int, low: Double, high: Double) throws {
    let difference = try #require(RateDifference.newcombe(a, of: m, less: b, of: n))
    #expect(abs(difference.low.value - low) < 0.00005)
    #expect(abs(difference.high.value - high) < 0.00005)
    #expect(abs(difference.value.value - (Double(a) / Double(m) - Double(b) / Double(n))) < 1e-12)
  }

  @Test func nothingIsKnownOfAnEmptySide() {
    #expect(RateDifference.newcombe(0, of: 0, less: 1, of: 2) == nil)
    #expect(RateDifference.newcombe(1, of: 2, less: 0, of: 0) == nil)
  }

  /// The other way round it is the same with the other sign, and it holds the difference within −1 and 1.
  @Test func turnedRoundItIsTheSame() throws {
    var random = SplitMix64(seed: 15)
    for _ in 0..<2000 {
      let (m, n) = (Int.random(in: 1...400, using: &random), Int.random(in: 1...400, using: &random))
      let (a, b) = (Int.random(in: 0...m, using: &random), Int.random(in: 0...n, using: &random))
      let one = try #require(RateDifference.newcombe(a, of: m, less: b, of: n))
      let other = try #require(RateDifference.newcombe(b, of: n, less: a, of: m))
      #expect(one.value.value == -other.value.value)
      #expect(abs(one.low.value + other.high.value) < 1e-12)
      #expect(-1 - 1e-12 <= one.low.value && one.low.value <= one.value.value)
      #expect(one.value.value <= one.high.value && one.high.value <= 1 + 1e-12)
    }
  }
}
