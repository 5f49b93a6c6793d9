import Base
import Testing

@Suite struct MadeOfPartsTests {
  struct Count: Hashable, MadeOfParts, Portable {
    var buyers = 0
    var revenue = Money.zero

    static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.buyers)
      try parts.sum(\.revenue)
    }

    var isConsistent: Bool { buyers > 0 || revenue == .zero }
  }

  struct Tally: Hashable, MadeOfParts, Portable {
    var positions = 0
    var counts: [Count] = []
    var isSold: [Bool] = []
    var rare: [Count?] = []
    var other: Int?

    static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.fixed(\.positions)
      try parts.sum(\.counts)
      try parts.sum(\.isSold)
      try parts.sum(\.rare)
      try parts.sum(\.other)
    }
  }

  static func count(_ buyers: Int, _ units: Int64) -> Count {
    Count(buyers: buyers, revenue: Money(units: units))
  }

  static let tally = Tally(
    positions: 2, counts: [count(1, 300), count(0, 0)], isSold: [true, false],
    rare: [nil, count(5, -70_000)],
    other: 4)
  static let nobody = Tally(
    positions: 2, counts: [count(0, 0), count(0, 0)], isSold: [false, false], rare: [nil, nil], other: 0)

  @Test func everyPartIsMerged() {
    var sum = Self.tally
    sum.merge(
      Tally(
        positions: 2, counts: [Self.count(2, -1), Self.count(3, 9)], isSold: [false, false],
        rare: [Self.count(1, 1), Self.count(2, 2)], other: nil))
    #expect(
      sum
        == Tally(
          positions: 2, counts: [Self.count(3, 299), Self.count(3, 9)], isSold: [true, false],
          rare: [Self.count(1, 1), Self.count(7, -69_998)], other: 4))
  }

  @Test func everyPartComesBack() throws {
    #expect(try Tally(Self.tally.sealed(as: "tally")) == Self.tally)
    #expect(try Tally(Tally().sealed(as: "tally")) == Tally())
    let several = [Self.tally, Tally(), Self.nobody]
    #expect(try [Tally](several.sealed(as: "tallies")) == several)
  }

  /// Values of one part stand together: five bytes for buyers and ten for revenues, and not sixteen for each count.
  @Test func manyArePackedPartByPart() {
    let counts = (1...5).map { Self.count($0, 300 * Int64($0)) }
    var packer = Packer()
    counts.pack(into: &packer)
    #expect(packer.bytes.count == 8 + (8 + 1 + 5) + (8 + 1 + 10))
  }

  @Test func columnsOfDifferentLengthAreDamage() {
    var packer = Packer()
    packer.pack(count: 2)
    [1, 2].pack(into: &packer)
    [Money(units: 1)].pack(into: &packer)
    #expect(throws: Damage.self) { try [Count](Sealed("counts", packer.bytes)) }
    packer = Packer()
    [true, true].pack(into: &packer)
    [1].pack(into: &packer)
    #expect(throws: Damage.self) { try [Int?](Sealed("numbers", packer.bytes)) }
  }

  /// A tally is taken for the input only where it has the shape of nobody's, and numbers that can be added up.
  @Test func onlyWhatFitsTheInputIsUnpacked() throws {
    func unpack(_ change: (inout Tally) -> Void) throws -> Tally {
      var tally = Self.tally
      change(&tally)
      return try Tally(tally.sealed(as: "tally"), like: Self.nobody)
    }
    #expect(throws: Damage.self) { try unpack { _ in } }
    let fitting = try unpack { $0.rare = [nil, nil] }
    #expect(fitting.counts == Self.tally.counts)
    let changes: [(inout Tally) -> Void] = [
      { $0.positions = 3 }, { $0.counts.append(Self.count(1, 1)) }, { $0.isSold = [] }, { $0.rare = [nil] },
      { $0.other = nil }, { $0.other = -1 }, { $0.counts[1].buyers = 1 << 60 },
      { $0.counts[0].revenue = Money(units: .min) }, { $0.counts[0].buyers = 0 },
    ]
    for change in changes {
      #expect(throws: Damage.self) {
        try unpack {
          $0.rare = [nil, nil]
          change(&$0)
        }
      }
    }
  }

  /// Numbers of which each is small enough, and all together are not.
  @Test func sizesAreThoseOfAllNumbersTogether() {
    var sizes = TallySizes()
    let counts = (0..<9).map { _ in sizes.holds(1 << 52) }
    #expect(counts == Array(repeating: true, count: 8) + [false])
    let amounts = (0..<3).map { _ in sizes.holds(Money(units: -1 << 58), times: 4) }
    #expect(amounts == [true, true, false])
    let others = [sizes.holds(Money(units: .max), times: .max), sizes.holds(Money(units: .min), times: 0)]
    #expect(others == [false, true])
  }

  /// A million counts are added where they lie. A copy of them for every merge would take as much again as the merge.
  @Test func arraysAreNotCopied() {
    var tally = Tally()
    tally.counts = Array(repeating: Self.count(1, 1), count: 10)
    let before = tally.counts.withUnsafeBufferPointer { $0.baseAddress }
    let other = tally
    tally.counts.reserveCapacity(20)
    let own = tally.counts.withUnsafeBufferPointer { $0.baseAddress }
    tally.merge(other)
    #expect(own != before)
    #expect(tally.counts.withUnsafeBufferPointer { $0.baseAddress } == own)
    #expect(tally.counts == Array(repeating: Self.count(2, 2), count: 10))
  }
}
