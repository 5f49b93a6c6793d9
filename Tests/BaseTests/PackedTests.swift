import Testbench
import Testing

@testable import Base

@Suite struct PackedTests {
  static func packed(_ value: some Packed) -> [UInt8] {
    var packer = Packer()
    value.pack(into: &packer)
    return packer.bytes
  }

  static func same<Value: Packed & Equatable>(_ value: Value) throws -> Bool {
    var unpacker = Unpacker(packed(value))
    let back = try Value(from: &unpacker)
    try unpacker.finish()
    return back == value
  }

  @Test func valuesComeBack() throws {
    #expect(try PackedTests.same(Int64.min) && PackedTests.same(Int64.max) && PackedTests.same(-1))
    #expect(try PackedTests.same(true) && PackedTests.same(false))
    #expect(try PackedTests.same("") && PackedTests.same("café 北京\0"))
    #expect(try PackedTests.same(Money(units: -1234)) && PackedTests.same(Day(number: -1)))
    #expect(try PackedTests.same(nil as Int?) && PackedTests.same(7 as Int?))
    #expect(try PackedTests.same([["a"], [], ["b", "c"]]) && PackedTests.same([nil, 3] as [Int?]))
    #expect(
      try PackedTests.same([Money(units: 1), Money(units: -300)]) && PackedTests.same([Day(number: 20_000)]))
  }

  /// The bytes themselves, so that no machine and no version means others by them.
  @Test func theBytesAreLittleEndian() {
    #expect(PackedTests.packed(258) == [2, 1, 0, 0, 0, 0, 0, 0])
    #expect(PackedTests.packed(-2) == [254, 255, 255, 255, 255, 255, 255, 255])
    #expect(PackedTests.packed("né") == [3, 0, 0, 0, 0, 0, 0, 0, 110, 195, 169])
    #expect(PackedTests.packed([1, -1]) == [2, 0, 0, 0, 0, 0, 0, 0, 1, 1, 255])
    #expect(PackedTests.packed([300]) == [1, 0, 0, 0, 0, 0, 0, 0, 2, 44, 1])
  }

  /// Numbers of every width, with the least and the greatest of each.
  @Test func numbersTakeTheWidthOfTheWidest() throws {
    var random = SplitMix64(seed: 7)
    for bits in 1...64 {
      let edge = bits == 64 ? Int64.min : Int64(1) << (bits - 1)
      let numbers =
        [edge, ~edge, 0, -1] + (0..<20).map { _ in Int64(truncatingIfNeeded: random.next()) >> (64 - bits) }
      #expect(try PackedTests.same(numbers))
      let width = PackedTests.packed(numbers)[8]
      #expect([1, 2, 4, 8].first { $0 * 8 >= bits + (edge > 0 ? 1 : 0) } ?? 8 == Int(width))
    }
  }

  @Test func whatCannotBeIsDamage() {
    #expect(throws: Damage.self) { try PackedTests.open([UInt32](), [1, 0, 0, 0, 0, 0, 0, 0, 1, 255]) }
    #expect(throws: Damage.self) {
      try PackedTests.open([Int](), [255, 255, 255, 255, 255, 255, 255, 127, 1])
    }
    #expect(throws: Damage.self) { try PackedTests.open([String](), [255, 0, 0, 0, 0, 0, 0, 0, 1]) }
    #expect(throws: Damage.self) { try PackedTests.open([Int](), [1, 0, 0, 0, 0, 0, 0, 0, 3, 1, 1, 1]) }
    #expect(throws: Damage.self) { try PackedTests.open(true, [2]) }
    #expect(throws: Damage.self) { try PackedTests.open("", [1, 0, 0, 0, 0, 0, 0, 0, 255]) }
    #expect(throws: Damage.self) { try PackedTests.open(7, [1, 2, 3]) }
    #expect(throws: Damage.self) { try PackedTests.open(true, [1, 1]) }
  }

  static func open<Value: Packed>(_ like: Value, _ bytes: [UInt8]) throws {
    _ = try Value(Sealed("", bytes))
  }

  /// Any byte changed, and any number of bytes missing or added, is seen before anything is unpacked.
  @Test func damageOfAnyByteIsSeen() throws {
    let value = [["a", "bc"], ["d"]]
    let bytes = value.sealed(as: "texts").bytes
    #expect(try [[String]](Sealed(bytes, of: "texts")) == value)
    for place in bytes.indices {
      for bit in 0..<8 {
        var damaged = bytes
        damaged[place] ^= 1 << UInt8(bit)
        #expect(throws: Damage.self) { try Sealed(damaged, of: "texts") }
      }
      #expect(throws: Damage.self) { try Sealed(Array(bytes.prefix(place)), of: "texts") }
    }
    #expect(throws: Damage.self) { try Sealed(bytes + [0], of: "texts") }
    #expect(throws: Damage("other", at: 20)) { try Sealed(bytes, of: "other") }
  }

  /// Published sums: FNV-1a of nothing, of `a` and of `foobar`.
  @Test func theSumIsFNV1a() {
    #expect(Sealed.sum(of: []) == 0xcbf2_9ce4_8422_2325)
    #expect(Sealed.sum(of: Array("a".utf8)[...]) == 0xaf63_dc4c_8601_ec8c)
    #expect(Sealed.sum(of: Array("foobar".utf8)[...]) == 0x8594_4171_f739_67e8)
  }
}
