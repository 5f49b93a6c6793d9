public import Base

/// Revenue as customers × frequency × spend, in one stretch of time: n customers, f = purchase days / n, s = revenue /
/// purchase days.
public struct RevenueFactors: Hashable, Sendable {
  /// Customers with a purchase day.
  public var customers: Int
  /// Their purchase days.
  public var purchaseDays: Int
  /// What these days came to.
  public var revenue: Money

  /// - Precondition: Nobody has purchase days without customers, and each customer has one at least.
  public init(customers: Int, purchaseDays: Int, revenue: Money) {
    precondition(customers >= 0 && purchaseDays >= customers, "\(purchaseDays) days of \(customers)")
    (self.customers, self.purchaseDays, self.revenue) = (customers, purchaseDays, revenue)
  }

  /// What each factor's change is worth. The three add up to the change of revenue exactly.
  public struct Change: Hashable, Sendable {
    /// The part of more or fewer customers.
    public let fromCustomers: Money
    /// The part of more or fewer purchase days a customer; nil where one side has no customers.
    public let fromFrequency: Money?
    /// The part of more or less revenue a purchase day; nil where one side has no customers.
    public let fromSpend: Money?
  }

  /// Divides the change of revenue among the factors, each with its mean effect over the six orders in which the three
  /// could have changed one after the other, so that no order is preferred:
  ///
  ///     from customers = (n₁ − n₀) × ((f₀s₀ + f₁s₁)/3 + (f₀s₁ + f₁s₀)/6)
  ///
  /// and from frequency the same with f, both rounded half away from zero to the smallest unit. The rest is from spend.
  /// When a side has no customers, there is no frequency and no spend to compare: all is from customers.
  ///
  /// Source: L. S. Shapley, "A value for n-person games", Contributions to the Theory of Games II (1953), 307–317.
  ///
  /// - Returns: nil where a part does not fit 64 bits: the frequencies of the sides are too different.
  /// - Complexity: O(1), in whole numbers.
  public static func change(from before: RevenueFactors, to after: RevenueFactors) -> Change? {
    let change = after.revenue - before.revenue
    guard before.customers > 0, after.customers > 0 else {
      return Change(fromCustomers: change, fromFrequency: nil, fromSpend: nil)
    }
    let (n0, n1) = (WideInteger(before.customers), WideInteger(after.customers))
    let (d0, d1) = (WideInteger(before.purchaseDays), WideInteger(after.purchaseDays))
    let (m0, m1) = (WideInteger(before.revenue.units), WideInteger(after.revenue.units))
    let (two, six, minus) = (WideInteger(2), WideInteger(6), WideInteger(-1))

    // f₀s₀ = m₀/n₀ and f₀s₁ = d₀m₁/(n₀d₁), over the common divisor 6 n₀n₁d₀d₁.
    let straight = two * d0 * d1 * (m0 * n1 + m1 * n0)
    let crossed = d0 * d0 * m1 * n1 + d1 * d1 * m0 * n0
    let customers = (n1 + minus * n0) * (straight + crossed)
    // f₁ − f₀ = (d₁n₀ − d₀n₁)/(n₀n₁); n₀s₀ = n₀m₀/d₀, over the common divisor 6 n₀n₁d₀d₁.
    let difference = d1 * n0 + minus * (d0 * n1)
    let ownSpend = two * (n0 * m0 * d1 + n1 * m1 * d0)
    let otherSpend = n0 * m1 * d0 + n1 * m0 * d1
    let frequency = difference * (ownSpend + otherSpend)

    let divisor = six * n0 * n1 * d0 * d1
    guard let fromCustomers = customers.divided(by: divisor),
      let fromFrequency = frequency.divided(by: divisor)
    else { return nil }
    let (rest, overflow) = change.units.subtractingReportingOverflow(fromCustomers)
    let (fromSpend, overflows) = rest.subtractingReportingOverflow(fromFrequency)
    guard !overflow, !overflows else { return nil }
    return Change(
      fromCustomers: Money(units: fromCustomers), fromFrequency: Money(units: fromFrequency),
      fromSpend: Money(units: fromSpend))
  }
}
