public import Base
internal import Ledger

/// How often each code of a vocabulary was followed by each other.
///
/// Only pairs that occur are kept, in rising order. So a vocabulary of many values costs no more than its pairs, and no
/// order depends on a hash.
public struct PairCounts: Hashable, Sendable {
  /// How many codes the vocabulary has, from 0.
  private let codes: Int
  /// The from code in the upper half, the to code in the lower.
  private var keys: [UInt64] = []
  private var counts: [Int] = []

  /// Up to this many codes every possible pair gets a counter of its own while counting.
  private static let fewCodes = 256

  /// Counts the pairs of what a purchase carries and what the one before it does.
  /// - Parameters:
  ///   - codes: How many codes there are, from 0.
  ///   - carried: By purchase.
  ///   - repeats: The purchases that have one before them.
  /// - Complexity: O(pairs) for few codes, O(pairs log pairs) for many.
  init(codes: Int, _ carried: CodeColumn, at repeats: [Int32]) {
    self.init(codes: codes)
    if codes <= Self.fewCodes {
      var counters = Array(repeating: 0, count: codes * codes)
      // MutableSpan avoids a uniqueness check per element.
      var counter = counters.mutableSpan
      for purchase in repeats {
        counter[Int(carried[Int(purchase) - 1]) * codes + Int(carried[Int(purchase)])] += 1
      }
      for (index, count) in counters.enumerated() where count > 0 {
        append(count, of: Self.key(UInt32(index / codes), UInt32(index % codes)))
      }
    } else {
      let found = repeats.map { Self.key(carried[Int($0) - 1], carried[Int($0)]) }.sorted()
      for key in found { append(1, of: key) }
    }
  }

  /// No pair of so many codes.
  init(codes: Int) { self.codes = codes }

  /// Rising by from code, then by to code.
  var pairs: some RandomAccessCollection<(from: Int, to: Int, count: Int)> {
    keys.indices.lazy.map { [keys, counts] index in
      (Int(keys[index] >> 32), Int(keys[index] & 0xFFFF_FFFF), counts[index])
    }
  }

  /// Keys come rising; a key may come again.
  private mutating func append(_ count: Int, of key: UInt64) {
    if keys.last == key {
      counts[counts.count - 1] += count
    } else {
      keys.append(key)
      counts.append(count)
    }
  }

  /// Counts pairs, in any order, each as its `key`.
  /// - Complexity: O(n log n) in them, and O(n) in the pairs there are.
  mutating func add(_ keys: [UInt64]) {
    var more = PairCounts(codes: codes)
    for key in keys.sorted() { more.append(1, of: key) }
    merge(more)
  }

  /// A pair as one number: by the from code first.
  static func key(_ from: UInt32, _ to: UInt32) -> UInt64 { UInt64(from) << 32 | UInt64(to) }
}

extension PairCounts: Portable {
  public mutating func merge(_ other: PairCounts) {
    precondition(codes == other.codes, "pairs of different vocabularies")
    guard !other.keys.isEmpty else { return }
    guard !keys.isEmpty else {
      self = other
      return
    }
    var merged = PairCounts(codes: codes)
    merged.keys.reserveCapacity(max(keys.count, other.keys.count))
    merged.counts.reserveCapacity(max(keys.count, other.keys.count))
    var mine = 0
    for (key, count) in zip(other.keys, other.counts) {
      while mine < keys.count, keys[mine] <= key {
        merged.append(counts[mine], of: keys[mine])
        mine += 1
      }
      merged.append(count, of: key)
    }
    while mine < keys.count {
      merged.append(counts[mine], of: keys[mine])
      mine += 1
    }
    self = merged
  }

  public func pack(into packer: inout Packer) {
    codes.pack(into: &packer)
    keys.map { UInt32($0 >> 32) }.pack(into: &packer)
    keys.map { UInt32($0 & 0xFFFF_FFFF) }.pack(into: &packer)
    counts.pack(into: &packer)
  }

  /// - Throws: `Damage` also where pairs do not rise, a code is none of the vocabulary's, or a pair never occurs.
  public init(from unpacker: inout Unpacker) throws(Damage) {
    self.init(codes: try Int(from: &unpacker))
    let froms = try [UInt32](from: &unpacker)
    let tos = try [UInt32](from: &unpacker)
    counts = try [Int](from: &unpacker)
    guard froms.count == tos.count, froms.count == counts.count, (froms + tos).allSatisfy({ $0 < codes })
    else { throw unpacker.damage("pairs of \(codes) codes, with a count each") }
    keys = zip(froms, tos).map { Self.key($0, $1) }
    guard zip(keys, keys.dropFirst()).allSatisfy(<), counts.allSatisfy({ $0 > 0 }) else {
      throw unpacker.damage("rising pairs that occur")
    }
  }

  public func fits(_ shape: PairCounts, _ sizes: inout TallySizes) -> Bool {
    codes == shape.codes && counts.allSatisfy { sizes.holds($0) }
  }
}
