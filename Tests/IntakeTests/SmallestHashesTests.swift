import Base
import Testing

@testable import Intake

/// A sample by the smallest hashes is that of a list that is sorted in full, however its things come and are divided.
@Suite struct SmallestHashesTests {
  /// Things that come often, as a skewed list of customers has them.
  private static func hashes(_ count: Int, of distinct: UInt64, seed: UInt64) -> [UInt64] {
    var state = seed
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let thing = (state >> 33) % distinct
      let skewed = thing % 7 == 0 ? thing : thing % 5
      return (skewed &+ 1) &* 0x9E37_79B9_7F4A_7C15
    }
  }

  private func sample(_ hashes: [UInt64], most: Int) -> SmallestHashes<Int> {
    var sample = SmallestHashes<Int>(most: most)
    var candidates = SampleCandidates<UInt64>()
    for hash in hashes { candidates.note(hash, upTo: .max, hash) }
    sample.add(candidates, hash: \.self, value: { _ in 1 }, { $0 += $1 })
    return sample
  }

  /// Counts everything, and sorts it.
  private func oracle(_ hashes: [UInt64], most: Int) -> (hashes: [UInt64], counts: [Int], isComplete: Bool) {
    var counts: [UInt64: Int] = [:]
    for hash in hashes { counts[hash, default: 0] += 1 }
    let smallest = counts.keys.sorted().prefix(most)
    return (Array(smallest), smallest.map { counts[$0] ?? 0 }, counts.count <= most)
  }

  @Test(arguments: [0, 1, 15, 16, 17, 40, 400, 3_000], [1, 5, 16, 17, 60, 100_000] as [UInt64])
  func aSampleIsThatOfASortedList(_ count: Int, _ distinct: UInt64) {
    let hashes = Self.hashes(count, of: distinct, seed: distinct + UInt64(count))
    let sample = sample(hashes, most: 16)
    let oracle = oracle(hashes, most: 16)
    #expect(sample.hashes == oracle.hashes)
    #expect(sample.values == oracle.counts)
    #expect(sample.isComplete == oracle.isComplete)
  }

  @Test func oneThingThatComesAlwaysHidesNoOther() {
    let hashes = Array(repeating: UInt64.max / 2, count: 5_000) + (1...20).map { UInt64.max - $0 }
    let sample = sample(hashes, most: 16)
    #expect(sample.hashes == oracle(hashes, most: 16).hashes)
    #expect(sample.values.first == 5_000)
    #expect(!sample.isComplete)
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func anySplitAndOrderGiveTheSameSample(_ seed: UInt64) throws {
    let hashes = Self.hashes(600, of: 10 + 20 * seed, seed: seed)
    let whole = sample(hashes, most: 16)
    let parts = stride(from: 0, to: 600, by: 37 + Int(seed)).map {
      sample(Array(hashes[$0..<min(600, $0 + 37 + Int(seed))]), most: 16)
    }
    var forward = SmallestHashes<Int>(most: 16)
    for part in parts { forward.merge(part) { $0 += $1 } }
    var backward = SmallestHashes<Int>(most: 16)
    for part in parts.reversed() { backward.merge(part) { $0 += $1 } }
    #expect(forward == whole)
    #expect(backward == whole)
    var packer = Packer()
    whole.pack(into: &packer)
    var unpacker = Unpacker(packer.bytes)
    #expect(try SmallestHashes<Int>(from: &unpacker) == whole)
  }
}
