internal import Base

/// The least of some amounts; nil of none.
struct LeastAmount: Hashable, Portable {
  private(set) var amount: Money?

  init() {}

  mutating func include(_ other: Money) { amount = min(amount ?? other, other) }

  mutating func merge(_ other: LeastAmount) {
    if let amount = other.amount { include(amount) }
  }

  func pack(into packer: inout Packer) { amount.pack(into: &packer) }

  init(from unpacker: inout Unpacker) throws(Damage) { amount = try Money?(from: &unpacker) }

  func fits(_ shape: LeastAmount, _ sizes: inout TallySizes) -> Bool {
    amount.map { sizes.holds($0) } ?? true
  }
}
