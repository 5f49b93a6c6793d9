internal import Base

/// A fixed sample of things with a hash: those with the smallest hashes, and what is known of each. Up to a number of
/// things it has all of them. It is the same however the things were divided and merged, because a thing that belongs to
/// the sample of all belongs to the sample of each part.
///
/// Source: Z. Bar-Yossef et al., "Counting Distinct Elements in a Data Stream" (RANDOM 2002), where it is called k
/// minimum values.
struct SmallestHashes<Value: Hashable & Sendable>: Hashable, Sendable {
  /// How many are kept.
  let most: Int
  /// Rising; at most `most`.
  private(set) var hashes: [UInt64] = []
  /// By place in `hashes`.
  private(set) var values: [Value] = []
  /// Whether it has all things there are.
  private(set) var isComplete = true

  init(most: Int) {
    self.most = most
  }

  /// Greater hashes are not kept.
  var bound: UInt64 { hashes.count < most ? .max : hashes[most - 1] }

  /// Adds things that may come more than once, in any order.
  /// - Parameters:
  ///   - hash: The hash of a thing.
  ///   - value: What is known of it; asked only of those that are kept.
  /// - Precondition: What was left out of them is above a bound that this sample has had.
  /// - Complexity: O(1) for almost all of them, once the sample is full; O(`most`) for one that is kept.
  mutating func add<Thing>(
    _ candidates: SampleCandidates<Thing>, hash: (Thing) -> UInt64, value: (Thing) -> Value,
    _ merge: (inout Value, Value) -> Void
  ) {
    if candidates.leftSomeOut { isComplete = false }
    var bound = bound
    for thing in candidates.things {
      let hash = hash(thing)
      guard hash <= bound else {
        isComplete = false
        continue
      }
      take(hash, value(thing), from: 0, merge)
      bound = self.bound
    }
  }

  mutating func merge(_ other: SmallestHashes, _ merge: (inout Value, Value) -> Void) {
    var place = 0
    for (hash, value) in zip(other.hashes, other.values) {
      guard hash <= bound else {
        isComplete = false
        break
      }
      place = take(hash, value, from: place, merge)
    }
    isComplete = isComplete && other.isComplete
  }

  /// - Parameters:
  ///   - hash: At most the bound.
  ///   - start: No hash before this place is greater.
  /// - Returns: Its place.
  @discardableResult
  private mutating func take(
    _ hash: UInt64, _ value: Value, from start: Int, _ merge: (inout Value, Value) -> Void
  ) -> Int {
    var (place, end) = (start, hashes.count)
    while place < end {
      let middle = (place + end) / 2
      if hashes[middle] < hash { place = middle + 1 } else { end = middle }
    }
    if place < hashes.count, hashes[place] == hash {
      merge(&values[place], value)
      return place
    }
    if hashes.count == most {
      hashes.removeLast()
      values.removeLast()
      isComplete = false
    }
    hashes.insert(hash, at: place)
    values.insert(value, at: place)
    return place
  }
}

// By rising hash, so that equal samples are equal bytes.
extension SmallestHashes: Packed where Value: Packed {
  func pack(into packer: inout Packer) {
    most.pack(into: &packer)
    isComplete.pack(into: &packer)
    hashes.map { Int64(bitPattern: $0) }.pack(into: &packer)
    values.pack(into: &packer)
  }

  init(from unpacker: inout Unpacker) throws(Damage) {
    self.init(most: try Int(from: &unpacker))
    isComplete = try Bool(from: &unpacker)
    hashes = try [Int64](from: &unpacker).map { UInt64(bitPattern: $0) }
    values = try [Value](from: &unpacker)
    guard (1...1 << 16).contains(most), hashes.count <= most, values.count == hashes.count,
      zip(hashes, hashes.dropFirst()).allSatisfy({ $0 < $1 })
    else { throw unpacker.damage("a sample by rising hash") }
  }
}
