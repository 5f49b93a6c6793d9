/// Why a rate changed: because its groups' own rates changed, or because the groups' shares changed.
///
/// For a group with shares s and rates r before (0) and after (1), and the overall rates R:
///
///     rate effect = (s₀ + s₁)/2 × (r₁ − r₀)
///     mix effect  = (s₁ − s₀) × ((r₀ + r₁)/2 − (R₀ + R₁)/2)
///
/// Over all groups the effects add up to R₁ − R₀. A group without members on one side takes the other side's rate.
///
/// Source: E. M. Kitagawa, "Components of a Difference Between Two Rates", Journal of the American Statistical Association
/// 50 (1955), 1168–1194.
public struct Kitagawa: Sendable {
  /// A count and those of it who did something.
  public struct Count: Hashable, Sendable {
    /// Those who did it.
    public let part: Int
    /// All.
    public let whole: Int

    /// - Precondition: 0 ≤ `part` ≤ `whole`.
    public init(_ part: Int, of whole: Int) {
      precondition(0 <= part && part <= whole, "more than all")
      self.part = part
      self.whole = whole
    }
  }

  private let before: Count
  private let after: Count

  /// Of all groups together.
  /// - Precondition: Neither side is empty. Counts are below 2³¹, so that the products fit 128 bits.
  public init(from before: Count, to after: Count) {
    precondition(before.whole > 0 && after.whole > 0, "a rate of nobody")
    precondition(before.whole < 1 << 31 && after.whole < 1 << 31, "too many for exact products")
    self.before = before
    self.after = after
  }

  /// R₁ − R₀.
  public var change: Quotient {
    let (k0, n0, k1, n1) = Self.wide(before, after)
    return Quotient(k1 * n0 - k0 * n1, over: n0 * n1)
  }

  /// What one group did to the overall rate.
  public struct Effects: Sendable {
    /// By the change of its own rate.
    public let rate: Quotient
    /// By the change of its share, as two factors: their product may not fit.
    let mixFactors: (Quotient, Quotient)

    /// By the change of its share; nil where the product does not fit 128 bits.
    public var mix: Quotient? { mixFactors.0.times(mixFactors.1) }

    /// The double of `mix`, or the product of two doubles.
    public var mixDouble: Double { mix?.double ?? mixFactors.0.double * mixFactors.1.double }

    /// Of both together.
    public var sumDouble: Double { mix?.plus(rate)?.double ?? mixDouble + rate.double }
  }

  /// The effects of one group.
  /// - Precondition: The group is not empty on both sides.
  public func effects(of before: Count, _ after: Count) -> Effects {
    let (s0, s1) = (Int128(before.whole), Int128(after.whole))
    let (k0, m0, k1, m1) = rates(before, after)
    let (total0, n0, total1, n1) = Self.wide(self.before, self.after)
    return Effects(
      rate: Quotient((s0 * n1 + s1 * n0) * (k1 * m0 - k0 * m1), over: 2 * (n0 * n1) * (m0 * m1)),
      mixFactors: (
        Quotient(s1 * n0 - s0 * n1, over: n0 * n1),
        Quotient(
          (k0 * m1 + k1 * m0) * (n0 * n1) - (total0 * n1 + total1 * n0) * (m0 * m1),
          over: 2 * (m0 * m1) * (n0 * n1))
      ))
  }

  /// Parts and wholes; an empty side takes the other side's.
  private func rates(_ before: Count, _ after: Count) -> (Int128, Int128, Int128, Int128) {
    precondition(before.whole > 0 || after.whole > 0, "a group of nobody")
    return Self.wide(before.whole > 0 ? before : after, after.whole > 0 ? after : before)
  }

  private static func wide(_ a: Count, _ b: Count) -> (Int128, Int128, Int128, Int128) {
    (Int128(a.part), Int128(a.whole), Int128(b.part), Int128(b.whole))
  }
}
