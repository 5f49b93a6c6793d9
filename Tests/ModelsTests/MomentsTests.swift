import Base
import Models
import Testbench
import Testing

@Suite struct MomentsTests {
  /// Hours of sleep won with two drugs, in millionths: Student's data, as R's `sleep` has them.
  private static let drugs = [
    [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0],
    [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4],
  ].map { Moments($0.map { Int64(($0 * 10).rounded()) * 100_000 }) }

  /// R's `t.test(extra ~ group, data = sleep)`: means 0.75 and 2.33, t = −1.8608, Welch's. R's interval takes a quantile of
  /// Student's t, and this one z: so the reach is z × difference / t.
  @Test func sameAsWelchInR() throws {
    let difference = try #require(MoneyDifference.welch(Self.drugs[0], less: Self.drugs[1]))
    let (low, high) = (try #require(difference.low), try #require(difference.high))
    #expect(difference.value == Money(units: -1_580_000))
    let reach = Double((high - low).units) / 2
    #expect(abs(1.959963984540054 * 1_580_000 / reach - 1.8608) < 0.00005)
    #expect((high + low).units.magnitude - 3_160_000 <= 1)
  }

  /// R: `sd(sleep$extra[1:10])` is 1.78901, `sd(sleep$extra[11:20])` is 2.002249.
  @Test func sameDeviationAsInR() throws {
    let deviations = try Self.drugs.map { try #require($0.deviation(inUnitsOf: 1_000_000)) }
    #expect(abs(deviations[0] - 1.78901) < 5e-6 && abs(deviations[1] - 2.002249) < 5e-7)
    let interval = try #require(Self.drugs[0].meanInterval(inUnitsOf: 1_000_000))
    #expect(abs(interval.low - (0.75 - 1.959963984540054 * 1.78901 / 10.0.squareRoot())) < 5e-6)
    #expect(Self.drugs[0].mean(inUnitsOf: 1_000_000) == 0.75)
  }

  @Test func fewerThanTwoHaveNoInterval() throws {
    let (none, one) = (Moments(), Moments([7]))
    let two = Moments([1, 2])
    #expect(none.mean() == nil && one.mean() == 7)
    #expect(one.deviation() == nil && one.meanInterval() == nil)
    #expect(MoneyDifference.welch(none, less: two) == nil && MoneyDifference.welch(two, less: none) == nil)
    let difference = try #require(MoneyDifference.welch(two, less: one))
    // 1.5 − 7, half away from zero.
    #expect(difference.value == Money(units: -6) && difference.low == nil && difference.high == nil)
  }

  /// Amounts whose squares need 122 bits, and counts of the whole: exact to the unit.
  @Test func largeAmountsAreExact() throws {
    let large = Int64(1) << 60
    let a = Moments([large, large + 1, large + 2])
    let b = Moments([large, large])
    let difference = try #require(MoneyDifference.welch(a, less: b))
    #expect(difference.value == Money(units: 1))
    // s² of three in a row is 1: 1 ± z × √(1/3), rounded.
    #expect(difference.low == Money(units: 0) && difference.high == Money(units: 2))
    #expect(a.deviation() == 1)
  }

  /// Pairs, each adjusted by the definition, against moments of the adjusted numbers.
  @Test func pairsAreAdjustedOneByOne() throws {
    var random = SplitMix64(seed: 5)
    for _ in 0..<200 {
      let (days, before) = (Int.random(in: 1...60, using: &random), Int.random(in: 1...60, using: &random))
      var paired = [PairedMoments(), PairedMoments()]
      var adjusted = [Moments(), Moments()]
      for side in 0..<2 {
        for _ in 0..<Int.random(in: 2...40, using: &random) {
          let (x, y) = (
            Int64.random(in: -500...90_000, using: &random), Int64.random(in: 0...9_000, using: &random)
          )
          paired[side].add(x, y)
          adjusted[side].add(x * Int64(before) - y * Int64(days))
        }
        let zeros = Int.random(in: 0...9, using: &random)
        paired[side].add(zeros: zeros)
        adjusted[side].add(zeros: zeros)
      }
      let own = try #require(
        MoneyDifference.welch(paired[0], less: paired[1], days: days, daysBefore: before))
      let other = try #require(MoneyDifference.welch(adjusted[0], less: adjusted[1]))
      for (a, b) in [(own.value, other.value), (own.low, other.low), (own.high, other.high)] {
        let (a, b) = (try #require(a), try #require(b))
        #expect(abs(Double(a.units) - Double(b.units) / Double(before)) <= 0.5 + 1e-3)
      }
    }
  }

  /// Merged in parts, packed and taken back: the same sums.
  @Test func momentsTravel() throws {
    var random = SplitMix64(seed: 9)
    let numbers = (0..<100).map { _ in Int64.random(in: -(1 << 58)...(1 << 58), using: &random) }
    var merged = Moments(numbers[..<30])
    merged.merge(Moments(numbers[30...]))
    let whole = Moments(numbers)
    #expect(merged == whole)
    var packer = Packer()
    [whole, merged, Moments([-1])].pack(into: &packer)
    var unpacker = Unpacker(packer.bytes)
    #expect(try [Moments](from: &unpacker) == [whole, merged, Moments([-1])])
    try unpacker.finish()
  }
}
