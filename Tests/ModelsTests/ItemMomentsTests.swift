import Base
import Models
import Testbench
import Testing

@Suite struct ItemMomentsTests {
  private static func moments(_ answers: [[Int64]]) -> ItemMoments {
    var moments = ItemMoments(items: answers[0].count)
    for row in answers { moments.add(row) }
    return moments
  }

  private static func mean(_ numbers: [Double]) -> Double { numbers.reduce(0, +) / Double(numbers.count) }

  private static func covariance(_ a: [Double], _ b: [Double]) -> Double {
    let (m, n) = (mean(a), mean(b))
    return zip(a, b).map { ($0 - m) * ($1 - n) }.reduce(0, +) / Double(a.count - 1)
  }

  /// By the definitions, from the answers themselves.
  @Test(arguments: 0..<50)
  func sameAsByDefinition(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let (k, n) = (Int.random(in: 2...7, using: &random), Int.random(in: 5...60, using: &random))
    let answers = (0..<n).map { _ in
      let mood = Int64.random(in: 0...5, using: &random)
      return (0..<k).map { _ in mood + Int64.random(in: 0...4, using: &random) }
    }
    let items = (0..<k).map { item in answers.map { Double($0[item]) } }
    let sums = answers.map { Double($0.reduce(0, +)) }
    let own = items.map { Self.covariance($0, $0) }
    let alpha =
      Double(k) / Double(k - 1) * (1 - own.reduce(0, +) / Self.covariance(sums, sums))
    var correlations: [Double] = []
    for i in 0..<k {
      for j in 0..<i {
        correlations.append(Self.covariance(items[i], items[j]) / (own[i] * own[j]).squareRoot())
      }
    }
    let r = Self.mean(correlations)
    let standardized = Double(k) * r / (1 + Double(k - 1) * r)
    let moments = Self.moments(answers)
    #expect(abs(try #require(moments.alpha) - alpha) < 1e-9)
    #expect(abs(try #require(moments.standardizedAlpha) - standardized) < 1e-9)
  }

  /// Items that say the same hang together wholly; turned round and moved they still do in the standardized alpha.
  @Test func itemsThatSayTheSame() throws {
    let same = Self.moments((1...9).map { [$0, $0, $0] })
    #expect(same.alpha == 1)
    #expect(abs(try #require(same.standardizedAlpha) - 1) < 1e-12)
    let stretched = Self.moments((1...9).map { [$0, 10 * $0 + 3] })
    #expect(abs(try #require(stretched.standardizedAlpha) - 1) < 1e-12)
    #expect(try #require(stretched.alpha) < 0.5)
  }

  /// Items that have nothing to do with each other.
  @Test func itemsApart() throws {
    let apart = Self.moments([[0, 0], [0, 1], [1, 0], [1, 1]])
    #expect(apart.alpha == 0 && apart.standardizedAlpha == 0)
  }

  @Test func unknownWhereThereIsNothingToCompare() {
    #expect(Self.moments([[1], [2]]).alpha == nil)
    #expect(Self.moments([[1], [2]]).standardizedAlpha == nil)
    #expect(Self.moments([[1, 2]]).alpha == nil)
    #expect(Self.moments([[1, 2], [2, 1]]).alpha == nil)
    #expect(Self.moments([[1, 5], [2, 5], [3, 5]]).standardizedAlpha == nil)
    #expect(ItemMoments(items: 0).alpha == nil)
  }

  @Test func partsMergeAndTravel() throws {
    let answers: [[Int64]] = [[1, 2, 3], [3, 2, 4], [5, 5, 1], [2, 2, 2]]
    var merged = Self.moments(Array(answers[..<2]))
    merged.merge(Self.moments(Array(answers[2...])))
    #expect(merged == Self.moments(answers))
    var packer = Packer()
    merged.pack(into: &packer)
    var unpacker = Unpacker(packer.bytes)
    #expect(try ItemMoments(from: &unpacker) == merged)
  }
}
