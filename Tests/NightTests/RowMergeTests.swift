import Base
import CSV
import Testing

@testable import Night

/// Rows in order of their ids, whichever blocks they come in.
@Suite struct RowMergeTests {
  private func block(_ keys: [String], from first: Int) throws -> RowBlock {
    var packer = Packer()
    packer.pack(counted: Array(keys.joined().utf8))
    ends(keys.map(\.utf8.count)).pack(into: &packer)
    let rows = keys.enumerated().map { "\($1),\(first + $0)\n" }
    packer.pack(counted: Array(rows.joined().utf8))
    ends(rows.map(\.utf8.count)).pack(into: &packer)
    var unpacker = Unpacker(packer.bytes)
    return try RowBlock(from: &unpacker)
  }

  private func ends(_ counts: [Int]) -> [Int] {
    var end = 0
    return counts.map {
      end += $0
      return end
    }
  }

  @Test(arguments: [
    // One beginning for all; ids of which one is the beginning of another; ids that differ only behind eight bytes; none alike.
    [["C0001", "C0003"], ["C0002", "C0004"]], [["a", "ab"], ["", "aa", "b"]],
    [["customer-0000000001", "customer-0000000003"], ["customer-0000000002", "customer-00000000020"]],
    [["z"], ["a", "k"], ["b", "é"]], [["x", "x", "x"], ["w", "y"]],
  ])
  func inOrderOfTheirIDs(_ runs: [[String]]) throws {
    var merge = RowMerge()
    var first = 0
    var all: [(key: String, number: Int)] = []
    for keys in runs {
      let block = try block(keys, from: first)
      merge.add(block, 0..<keys.count)
      all += keys.enumerated().map { ($1, first + $0) }
      first += keys.count
    }
    let wanted = all.sorted { a, b in
      Array(a.key.utf8) != Array(b.key.utf8)
        ? a.key.utf8.lexicographicallyPrecedes(b.key.utf8) : a.number < b.number
    }
    let merged = merge.merged
    #expect(merged.count == wanted.count)
    #expect(
      String(decoding: merged.bytes, as: UTF8.self) == wanted.map { "\($0.key),\($0.number)\n" }.joined())
  }

  @Test func idsOutOfOrderAreDamage() {
    #expect(throws: Damage.self) { try block(["b", "a"], from: 0) }
    #expect(throws: Damage.self) { try block(["ab", "a"], from: 0) }
    #expect(throws: Damage.self) { try block([], from: 0) }
  }
}
