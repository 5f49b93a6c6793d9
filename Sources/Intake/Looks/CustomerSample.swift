internal import Base

/// A fixed sample of the customers, by their folded ids: all ways in which each of them is written, with lines and amounts.
/// Up to 1024 customers it has all of them.
struct CustomerSample: Hashable, Sendable {
  /// All ways to write an id, by their bytes.
  struct Spellings: Hashable, Sendable {
    var ids: [[UInt8]]
    var lines: [Int]
    /// Wraps around where it does not fit; then the input is refused (`Magnitudes`).
    var units: [Int64]

    mutating func merge(_ other: Spellings) {
      for (index, id) in other.ids.enumerated() {
        if let own = ids.firstIndex(of: id) {
          lines[own] &+= other.lines[index]
          units[own] &+= other.units[index]
        } else {
          let place = ids.firstIndex { id.lexicographicallyPrecedes($0) } ?? ids.count
          ids.insert(id, at: place)
          lines.insert(other.lines[index], at: place)
          units.insert(other.units[index], at: place)
        }
      }
    }
  }

  /// Longer ids are not looked at.
  static let longest = 256
  /// How many customers it has at most.
  static let most = 1024
  private var customers = SmallestHashes<Spellings>(most: most)

  init() {}

  /// Adds the customers of some lines.
  mutating func add(_ runs: CustomerRuns) {
    customers.add(
      runs.runs, hash: \.fold,
      value: { Spellings(ids: [runs.id(of: $0)], lines: [$0.lines], units: [$0.units]) }, { $0.merge($1) })
  }

  /// Whether it has all customers.
  var isComplete: Bool { customers.isComplete }

  /// By rising number of the folded id.
  var spellings: [Spellings] { customers.values }

  mutating func merge(_ other: CustomerSample) { customers.merge(other.customers) { $0.merge($1) } }
}

extension CustomerSample: Packed {
  func pack(into packer: inout Packer) { customers.pack(into: &packer) }

  init(from unpacker: inout Unpacker) throws(Damage) { customers = try SmallestHashes(from: &unpacker) }
}

extension CustomerSample.Spellings: Packed {
  func pack(into packer: inout Packer) { Self.pack(all: [self], into: &packer) }

  init(from unpacker: inout Unpacker) throws(Damage) {
    guard let only = try Self.unpackAll(from: &unpacker).first else { throw unpacker.damage("one customer") }
    self = only
  }

  static func pack(all values: [Self], into packer: inout Packer) {
    values.map(\.ids.count).pack(into: &packer)
    values.flatMap { $0.ids.map(\.count) }.pack(into: &packer)
    packer.pack(counted: values.flatMap { $0.ids.flatMap(\.self) })
    values.flatMap(\.lines).pack(into: &packer)
    values.flatMap(\.units).pack(into: &packer)
  }

  static func unpackAll(from unpacker: inout Unpacker) throws(Damage) -> [Self] {
    let counts = try [Int](from: &unpacker)
    var lengths = try [Int](from: &unpacker)[...]
    var text = try unpacker.countedBytes()[...]
    var lines = try [Int](from: &unpacker)[...]
    var units = try [Int64](from: &unpacker)[...]
    var values: [Self] = []
    for count in counts {
      guard count > 0, count <= min(lengths.count, lines.count, units.count) else {
        throw unpacker.damage("a customer's ids")
      }
      var ids: [[UInt8]] = []
      for length in lengths.prefix(count) {
        guard length >= 0, length <= text.count else { throw unpacker.damage("a customer's id") }
        ids.append(Array(text.prefix(length)))
        text = text.dropFirst(length)
      }
      guard lines.prefix(count).allSatisfy({ $0 >= 0 }),
        zip(ids, ids.dropFirst()).allSatisfy({ $0.lexicographicallyPrecedes($1) })
      else { throw unpacker.damage("a customer's ids in order") }
      values.append(Self(ids: ids, lines: Array(lines.prefix(count)), units: Array(units.prefix(count))))
      (lengths, lines, units) = (lengths.dropFirst(count), lines.dropFirst(count), units.dropFirst(count))
    }
    guard lengths.isEmpty, text.isEmpty, lines.isEmpty, units.isEmpty else {
      throw unpacker.damage("no more ids")
    }
    return values
  }
}
