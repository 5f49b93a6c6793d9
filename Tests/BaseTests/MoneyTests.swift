import Base
import Testbench
import Testing

@Suite struct MoneyTests {
  static let averages: [(Int64, Int, Int64)] = [
    (10, 4, 3), (-10, 4, -3), (9, 4, 2), (-9, 4, -2), (11, 4, 3), (-11, 4, -3), (1, 2, 1),
    (-1, 2, -1),
    (1, 3, 0), (-1, 3, 0), (2, 3, 1), (-2, 3, -1), (0, 5, 0), (7, 1, 7), (5, 10, 1), (4, 10, 0),
    (Int64.max, 1, Int64.max), (.min, 1, .min), (.max, 2, 1 << 62), (.min, 2, -1 << 62),
    (.max, Int.max, 1), (.min, Int.max, -1), (1, Int.max, 0),
  ]

  @Test(arguments: averages)
  func average(units: Int64, count: Int, average: Int64) {
    #expect(Money(units: units).average(over: count) == Money(units: average))
  }

  @Test func noAverageOverNothing() {
    #expect(Money(units: 5).average(over: 0) == nil)
  }

  /// Half away from zero is floor(2|a| / n + 1) / 2, in twice the width.
  @Test func averageAsInTwiceTheWidth() {
    var random = SplitMix64(seed: 9)
    for _ in 0..<5000 {
      let bits = Int.random(in: 1...63, using: &random)
      let units = Int64(truncatingIfNeeded: random.next()) >> Int64(64 - bits)
      let count = Int(random.next() >> UInt64.random(in: 1...63, using: &random))
      guard count > 0 else { continue }
      let magnitude = (2 * Int128(units.magnitude) + Int128(count)) / (2 * Int128(count))
      let average = Money(units: units).average(over: count)
      #expect(average == Money(units: Int64(units < 0 ? -magnitude : magnitude)))
    }
  }

  static let amounts: [(Int64, Int, String)] = [
    (1250, 2, "12.50"), (-1250, 2, "-12.50"), (7, 0, "7"), (-7, 0, "-7"), (0, 0, "0"),
    (0, 2, "0.00"),
    (7, 2, "0.07"), (-7, 2, "-0.07"), (70, 2, "0.70"), (100, 2, "1.00"), (5, 6, "0.000005"),
    (Int64.max, 2, "92233720368547758.07"), (.min, 2, "-92233720368547758.08"),
    (.min, 0, "-9223372036854775808"),
  ]

  @Test(arguments: amounts)
  func written(units: Int64, decimals: Int, text: String) {
    #expect(Money(units: units).written(decimals: decimals) == text)
  }

  @Test func adds() {
    #expect(Money(units: 5) + Money(units: -7) == Money(units: -2))
    #expect([Money(units: 1), Money(units: 2)].reduce(.zero, +) == Money(units: 3))
    #expect(Money(units: 3) - Money(units: 4) == -Money(units: 1))
    #expect(Money(units: -1) < .zero)
  }
}
