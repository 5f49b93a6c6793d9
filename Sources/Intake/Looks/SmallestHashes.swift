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
  private var values: [UInt64: Value] = [:]
  /// Greater hashes are not kept.
  private(set) var bound = UInt64.max

  init(most: Int) {
    self.most = most
  }

  /// Adds to what is known of a thing.
  /// - Complexity: O(1) amortised.
  mutating func add(_ hash: UInt64, _ value: Value, _ merge: (inout Value, Value) -> Void) {
    guard hash <= bound else { return }
    if let index = values.index(forKey: hash) {
      merge(&values.values[index], value)
    } else {
      values[hash] = value
      if values.count > 2 * most { prune() }
    }
  }

  mutating func merge(_ other: SmallestHashes, _ merge: (inout Value, Value) -> Void) {
    for (hash, value) in other.values { add(hash, value, merge) }
    if other.bound < bound {
      bound = other.bound
      values = values.filter { $0.key <= bound }
    }
  }

  private mutating func prune() {
    let kept = values.keys.sorted().prefix(most)
    guard let last = kept.last, kept.count < values.count else { return }
    bound = last
    values = values.filter { $0.key <= last }
  }

  /// The sample, by rising hash.
  var sorted: [(hash: UInt64, value: Value)] {
    values.sorted { $0.key < $1.key }.prefix(most).map { ($0.key, $0.value) }
  }

  /// Whether it has all things there are.
  var isComplete: Bool { bound == .max && values.count <= most }

  static func == (a: SmallestHashes, b: SmallestHashes) -> Bool {
    a.isComplete == b.isComplete && a.sorted.elementsEqual(b.sorted) { $0 == $1 }
  }

  func hash(into hasher: inout Hasher) { for (hash, _) in sorted { hasher.combine(hash) } }
}

// By rising hash, so that equal samples are equal bytes.
extension SmallestHashes: Packed where Value: Packed {
  func pack(into packer: inout Packer) {
    let sorted = sorted
    most.pack(into: &packer)
    isComplete.pack(into: &packer)
    sorted.map { Int64(bitPattern: $0.hash) }.pack(into: &packer)
    sorted.map(\.value).pack(into: &packer)
  }

  init(from unpacker: inout Unpacker) throws(Damage) {
    self.init(most: try Int(from: &unpacker))
    let isComplete = try Bool(from: &unpacker)
    let hashes = try [Int64](from: &unpacker).map { UInt64(bitPattern: $0) }
    let values = try [Value](from: &unpacker)
    guard (1...1 << 16).contains(most), hashes.count <= most, values.count == hashes.count,
      isComplete || hashes.count == most,
      zip(hashes, hashes.dropFirst()).allSatisfy({ $0 < $1 })
    else { throw unpacker.damage("a sample by rising hash") }
    self.values = Dictionary(uniqueKeysWithValues: zip(hashes, values))
    if !isComplete, let last = hashes.last { bound = last }
  }
}
