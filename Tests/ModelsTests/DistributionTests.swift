import Base
import Models
import Testbench
import Testing

@Suite struct DistributionTests {
  @Test func nothing() {
    let empty = Distribution()
    #expect(empty.isEmpty && empty.count == 0)
    #expect(empty.quantile(millionths: 500_000) == nil)
    #expect(empty.cut(topMillionths: 1_000_000) == nil)
    #expect(empty.cut(carryingMillionths: 500_000) == nil)
    #expect(empty.value(atRank: 1) == nil && empty.value(atRankFromTop: 1) == nil)
    #expect(empty.count(above: .min) == 0)
    #expect(empty.mean == nil)
  }

  /// Many values are sorted by their bytes, few by comparing: both must be as `sorted()` has them.
  @Test(arguments: [0, 1, 127, 128, 129, 1000, 5000], [8, 24, 63, 64])
  func valuesRise(_ count: Int, _ bits: Int) {
    var random = SplitMix64(seed: UInt64(count * 100 + bits))
    var values = (0..<count).map { _ in Int64(bitPattern: random.next()) >> Int64(64 - bits) }
    if count > 2 { values.replaceSubrange(0..<2, with: [.min, .max]) }
    let runs = Distribution(values).runs.flatMap { Array(repeating: $0.value, count: $0.count) }
    #expect(runs == values.sorted())
  }

  /// Rank ceil(p·n) in binary fractions would come out one too high here: 0.07 × 100 is
  /// 7.000000000000001.
  @Test func ranksAreExact() {
    let hundred = Distribution((1...100).map { $0 })
    #expect(hundred.cut(topMillionths: 70_000) == 94)
    #expect(hundred.quantile(millionths: 70_000) == 7)
    #expect(hundred.quantile(millionths: 70_001) == 8)
    #expect(hundred.quantile(millionths: 0) == 1)
    #expect(hundred.quantile(millionths: 1_000_000) == 100)
    #expect(hundred.cut(topMillionths: 0) == nil)
    #expect(hundred.cut(topMillionths: 1) == 100)
    #expect(hundred.cut(topMillionths: 1_000_000) == 1)
  }

  @Test func equalValuesAreNeverParted() {
    let tied = Distribution([9, 5, 5, 5, 1])
    // The top two are 9 and one of the fives; all fives come in.
    #expect(tied.cut(topMillionths: 400_000) == 5)
    #expect(tied.cut(carryingMillionths: 500_000) == 5)
    #expect(tied.cut(carryingMillionths: 360_000) == 9)
    #expect(tied.count(above: 5) == 1)
  }

  @Test func shareOfTheTotalCountsNegativesAsZero() {
    let values = Distribution([-100, 0, 40, 60])
    #expect(values.cut(carryingMillionths: 600_000) == 60)
    #expect(values.cut(carryingMillionths: 600_001) == 40)
    #expect(values.cut(carryingMillionths: 1_000_000) == 40)
    #expect(values.cut(carryingMillionths: 0) == nil)
    #expect(Distribution([-3, 0]).cut(carryingMillionths: 500_000) == nil)
  }

  @Test func sameAsSortingAndCounting() {
    var random = SplitMix64(seed: 1996)
    for _ in 0..<300 {
      let things = random.values(atMost: 60)
      let sorted = things.sorted()
      let distribution = Distribution(things)
      #expect(distribution.count == things.count)
      #expect(distribution.values == Set(things).sorted())
      #expect(distribution.runs.flatMap { repeatElement($0.value, count: $0.count) } == sorted)
      for value in Int64(-12)...42 {
        #expect(distribution.count(atMost: value) == things.count { $0 <= value })
        #expect(distribution.count(above: value) == things.count { $0 > value })
      }
      for rank in 0...things.count + 1 {
        let exists = things.indices.contains(rank - 1)
        #expect(distribution.value(atRank: rank) == (exists ? sorted[rank - 1] : nil))
        let fromTop = exists ? sorted[things.count - rank] : nil
        #expect(distribution.value(atRankFromTop: rank) == fromTop)
      }
      for millionths in [0, 1, 50_000, 200_000, 250_000, 333_333, 500_000, 900_000, 1_000_000] {
        let quantile = sorted.first { value in
          things.count { $0 <= value } * 1_000_000 >= millionths * things.count
        }
        #expect(distribution.quantile(millionths: millionths) == quantile)
        let cut = sorted.reversed().enumerated().first { place, _ in
          millionths > 0 && (place + 1) * 1_000_000 >= millionths * things.count
        }
        #expect(distribution.cut(topMillionths: millionths) == cut?.element)
      }
    }
  }

  @Test func mergeIsThatOfTheWholeInAnySplitAndOrder() {
    var random = SplitMix64(seed: 2)
    for _ in 0..<300 {
      let (a, b) = (random.values(atMost: 30), random.values(atMost: 30))
      let c = random.values(atMost: 3)
      let whole = Distribution((a + b + c).shuffled(using: &random))
      #expect(merged(merged(Distribution(a), Distribution(b)), Distribution(c)) == whole)
      #expect(merged(Distribution(a), merged(Distribution(b), Distribution(c))) == whole)
      #expect(merged(Distribution(c), merged(Distribution(a), Distribution(b))) == whole)
      #expect(merged(whole, Distribution()) == whole && merged(Distribution(), whole) == whole)
    }
  }

  @Test func countsFromZero() {
    #expect(Distribution(countsFromZero: [0, 2, 0, 1]) == Distribution([1, 3, 1]))
    #expect(Distribution(countsFromZero: [0, 0]).isEmpty)
  }

  @Test func meanIsExactWhereTheSumLeavesInt64() {
    #expect(Distribution([.max, .max, .max]).mean == Ratio(Double(Int64.max)))
    #expect(Distribution([.min, .max]).mean == Ratio(-0.5))
  }

  @Test func comesBackFromItsBytes() throws {
    for values in [[], [7], [3, 1, 3, -7, .max], [.min, .min]] as [[Int64]] {
      let distribution = Distribution(values)
      #expect(try Distribution(distribution.sealed(as: "values")) == distribution)
    }
  }

  /// Values that fall, a value of nothing, columns of different length, and more things than can be counted.
  @Test(
    arguments: [
      ([2, 1], [1, 1]), ([1, 1], [1, 1]), ([1], [0]), ([1], [-1]), ([1], [1, 1]), ([1, 2], [.max, 1]),
    ] as [([Int64], [Int])])
  func impossibleBytesAreDamage(_ values: [Int64], _ counts: [Int]) {
    var packer = Packer()
    values.pack(into: &packer)
    counts.pack(into: &packer)
    #expect(throws: Damage.self) { try Distribution(Sealed("values", packer.bytes)) }
  }

  /// Values whose sum leaves an `Int64` would stop `Lorenz`.
  @Test func valuesThatCannotBeAddedUpDoNotFit() {
    func fits(_ values: [Int64]) -> Bool {
      var sizes = TallySizes()
      return Distribution(values).fits(Distribution(), &sizes)
    }
    #expect(fits([]) && fits([-5, 0, 1 << 60]))
    #expect(!fits([.max]) && !fits([.min]) && !fits(Array(repeating: 1 << 58, count: 9)))
    #expect(!fits([1 << 60, -1 << 60, 1]))
  }

  private func merged(_ a: Distribution, _ b: Distribution) -> Distribution {
    var merged = a
    merged.merge(b)
    return merged
  }
}
