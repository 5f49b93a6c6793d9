import Models
import Testing

/// Ranks are those that a distribution counts.
@Suite struct RanksTests {
  @Test(arguments: [0, 1, 2, 511, 512, 513, 1_023, 1_024, 1_025, 5_000])
  func aRankIsOneMoreThanTheThingsAbove(_ count: Int) {
    var state: UInt64 = 7
    let things = (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int64(bitPattern: state) >> 50
    }
    let distribution = Distribution(things)
    let ranks = Ranks(distribution)
    let asked = things.flatMap { [$0 - 1, $0, $0 + 1] } + [.min, .max, 0]
    for value in asked {
      #expect(ranks.rank(of: value) == 1 + things.count { $0 > value })
    }
  }

  @Test func valuesAtTheEndsOfStepsHaveTheirRanks() {
    let things = (0..<63).flatMap { bits -> [Int64] in
      let power = Int64(1) << bits
      return [power - 1, power, power + 1, -power, 1 - power, power + power / 1_024, power + power / 2_048]
    }
    let ranks = Ranks(Distribution(things))
    for value in things.flatMap({ [$0 - 1, $0, $0 + 1] }) + [.min, .max] {
      #expect(ranks.rank(of: value) == 1 + things.count { $0 > value })
    }
  }
}
