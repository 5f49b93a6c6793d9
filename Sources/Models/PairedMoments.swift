public import Base

/// The sums, squares and products of pairs of whole numbers: what someone spent after a day, and before it.
public struct PairedMoments: Hashable, MadeOfParts, Portable {
  /// Of the first numbers.
  public private(set) var first = Moments()
  /// Of the second numbers.
  public private(set) var second = Moments()
  /// The sum of the products of both.
  public private(set) var products: Int128 = 0

  /// Of no pairs.
  public init() {}

  public static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
    try parts.sum(\.first)
    try parts.sum(\.second)
    try parts.sum(\.products)
  }

  /// Whether pairs can have these sums; it keeps each variance from being negative.
  public var isConsistent: Bool {
    first.count == second.count
      && !(adjusted(first: 1, second: 1).spread.isNegative
        || adjusted(first: 1, second: -1).spread.isNegative)
  }

  /// One pair more.
  public mutating func add(_ first: Int64, _ second: Int64) {
    self.first.add(first)
    self.second.add(second)
    products += Int128(first) * Int128(second)
  }

  /// So many pairs of 0 and 0 more.
  public mutating func add(zeros: Int) {
    first.add(zeros: zeros)
    second.add(zeros: zeros)
  }

  /// Of first − second × days / daysBefore, pair by pair: what was different before is taken off.
  /// - Precondition: Both stretches have a day at least.
  func less(_ days: Int, of daysBefore: Int) -> WideMoments {
    precondition(days > 0 && daysBefore > 0, "\(days) of \(daysBefore) days")
    var moments = adjusted(first: daysBefore, second: -days)
    moments = WideMoments(
      count: moments.count, sum: moments.sum, squares: moments.squares, unit: daysBefore)
    return moments
  }

  /// Of b × first + d × second, pair by pair.
  private func adjusted(first b: Int, second d: Int) -> WideMoments {
    let (b, d) = (WideInteger(b), WideInteger(d))
    return WideMoments(
      count: first.count, sum: b * WideInteger(first.sum) + d * WideInteger(second.sum),
      squares: b * b * WideInteger(first.squares) + WideInteger(2) * b * d * WideInteger(products)
        + d * d * WideInteger(second.squares),
      unit: 1)
  }
}
