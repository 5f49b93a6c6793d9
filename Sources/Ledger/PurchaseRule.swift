public import Base

/// What makes a customer-day a purchase day: a net of at least the minimum.
/// A minimum of 0 counts free purchases too.
public struct PurchaseRule: Hashable, Sendable {
  /// What a day's net must reach.
  public var minimum: Money

  /// - Parameter minimum: What a day's net must reach.
  public init(minimum: Money = Money(units: 1)) {
    self.minimum = minimum
  }

  /// Whether a line by itself is something bought: a sale, or with a minimum of 0 also a free line.
  @inlinable
  public func isBought(_ amount: Money) -> Bool {
    amount > .zero || (amount == .zero && minimum == .zero)
  }
}
