import Base
import Testbench
import Testing

@testable import Reports

@Suite struct ReferrerCountsTests {
  private static func count(_ referred: Int, place: Int = 0) -> ReferrerCounts.Count {
    var count = ReferrerCounts.Count()
    count.referred = referred
    count.place = place
    count.revenue = Money(units: Int64(referred * 100))
    return count
  }

  /// Merging in any order and in any parts is adding by id.
  @Test(arguments: 0..<20)
  func mergingAddsById(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var sums: [String: Int] = [:]
    var parts: [ReferrerCounts] = []
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      var counts: [String: ReferrerCounts.Count] = [:]
      for _ in 0..<Int.random(in: 0...8, using: &random) {
        let id = ["", "a", "b", "é", "zz", "Z"][Int.random(in: 0..<6, using: &random)]
        let referred = Int.random(in: 1...9, using: &random)
        counts[id, default: Self.count(0)].merge(Self.count(referred))
        sums[id, default: 0] += referred
      }
      parts.append(ReferrerCounts(counts, tiers: 3))
    }
    parts.shuffle(using: &random)
    let total = parts.reduce(into: ReferrerCounts(tiers: 3)) { $0.merge($1) }
    #expect(total.ids == sums.keys.sorted { $0.precedesInBytes($1) })
    #expect(zip(total.ids, total.counts).allSatisfy { sums[$0] == $1.referred })
  }

  /// Whatever byte is changed, a tally is refused or has places that there are.
  @Test func damageIsRefusedOrHarmless() throws {
    let shape = ReferrerCounts(tiers: 3)
    let counts = ReferrerCounts(
      ["": Self.count(2), "a": Self.count(1, place: 4), "b": Self.count(3)], tiers: 3)
    let sealed = counts.sealed(as: "tally")
    var (refused, taken) = (0, 0)
    for content in DamageTests.damaged(sealed.content) {
      do throws(Damage) {
        let tally = try ReferrerCounts(Sealed("tally", content), like: shape)
        #expect(tally.counts.allSatisfy { (0...4).contains($0.place) })
        taken += 1
      } catch { refused += 1 }
    }
    #expect(refused > 0 && taken > 0)
  }
}
