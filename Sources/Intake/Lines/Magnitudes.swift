internal import Base

/// Sums of amounts, profits and discounts without their signs. They bound every sum that a table shows, so that no
/// table can overflow: see `Base.Money`.
struct Magnitudes: Hashable, Sendable {
  // In smallest units; the largest number there is where that is not enough.
  private(set) var amount: UInt64 = 0
  private(set) var profit: UInt64 = 0
  private(set) var discount: UInt64 = 0

  init() {}

  init(amount: UInt64, profit: UInt64, discount: UInt64) {
    (self.amount, self.profit, self.discount) = (amount, profit, discount)
  }

  /// Of the rows that are lines.
  init(of draft: borrowing LineDraft) {
    self.init(
      amount: Self.sum(draft.amount, draft.isLine), profit: Self.sum(draft.profit, draft.isLine),
      discount: Self.sum(draft.discount, draft.isLine))
  }

  /// The largest number there is where that is not enough. A chunk has less than 2³⁰ rows, so halves of their values
  /// can be added without asking.
  static func sum(_ column: [Int64], _ isLine: [Bool]) -> UInt64 {
    var (low, high): (UInt64, UInt64) = (0, 0)
    for row in column.indices {
      let value = isLine[row] ? column[row].magnitude : 0
      low &+= value & 0xFFFF_FFFF
      high &+= value &>> 32
    }
    let (upper, overflow) = high.addingReportingOverflow(low &>> 32)
    return overflow || upper > 0xFFFF_FFFF ? .max : upper &<< 32 | low & 0xFFFF_FFFF
  }

  mutating func add(_ other: Magnitudes) {
    amount = Self.sum(amount, other.amount)
    profit = Self.sum(profit, other.profit)
    discount = Self.sum(discount, other.discount)
  }

  /// The largest number there is where that is not enough, so the order in which sums are added does not matter.
  private static func sum(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let (sum, overflow) = a.addingReportingOverflow(b)
    return overflow ? .max : sum
  }

  /// What does not fit 64 bits with a sign, in words; nil where all fit.
  var overflowed: String? {
    let bound = UInt64(Int64.max)
    if discount > bound { return "discounts" }
    if profit > bound { return "profits" }
    return amount > bound ? "amounts" : nil
  }

  /// The same, with money before discounts, which is a figure of its own: its sum is bounded too.
  var tooLarge: String? {
    overflowed ?? (Self.sum(amount, discount) > UInt64(Int64.max) ? "amounts and discounts" : nil)
  }
}

extension Magnitudes: Packed {
  func pack(into packer: inout Packer) {
    [amount, profit, discount].map { Int64(bitPattern: $0) }.pack(into: &packer)
  }

  init(from unpacker: inout Unpacker) throws(Damage) {
    let sums = try [Int64](from: &unpacker).map { UInt64(bitPattern: $0) }
    guard sums.count == 3 else { throw unpacker.damage("three sums") }
    self.init(amount: sums[0], profit: sums[1], discount: sums[2])
  }
}
