/// An exact amount, in smallest units of the pipeline's currency.
///
/// How many of its digits stand behind the decimal point is a property of the pipeline
/// (`money.decimals`), not of the amount.
///
/// Sums cannot overflow where they are made: reading refuses a run whose amounts without their
/// signs add up to more than an `Int64` (see `Intake.Magnitudes`), and every sum that a table shows
/// adds each line at most once.
public struct Money: Hashable, Comparable, Sendable, AdditiveArithmetic {
  /// The amount in smallest units of the pipeline's currency: cents, where it has two decimals.
  public var units: Int64

  /// - Parameter units: In smallest units.
  @inlinable
  public init(units: Int64) {
    self.units = units
  }

  /// No money.
  @inlinable
  public static var zero: Money { Money(units: 0) }

  @inlinable
  public static func < (a: Money, b: Money) -> Bool { a.units < b.units }

  /// - Precondition: The sum fits 64 bits.
  @inlinable
  public static func + (a: Money, b: Money) -> Money { Money(units: a.units + b.units) }

  /// - Precondition: The difference fits 64 bits.
  @inlinable
  public static func - (a: Money, b: Money) -> Money { Money(units: a.units - b.units) }

  /// The amount with the other sign.
  @inlinable
  public static prefix func - (a: Money) -> Money { Money(units: -a.units) }
}

extension Money {
  /// The exact average over a number of things, rounded half away from zero;
  /// nil over nothing.
  @inlinable
  public func average(over count: Int) -> Money? {
    guard count > 0 else { return nil }
    let (quotient, remainder) = units.quotientAndRemainder(dividingBy: Int64(count))
    let roundsUp = remainder.magnitude >= UInt64(count) - remainder.magnitude
    return Money(units: quotient + (roundsUp ? units.signum() : 0))
  }
}

extension Money {
  /// The amount as it is written in a table: `-12.50`, `7`.
  public func written(decimals: Int) -> String {
    let digits = String(units.magnitude)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.utf8.count)) + digits
    let sign = units < 0 ? "-" : ""
    guard decimals > 0 else { return sign + padded }
    return "\(sign)\(padded.dropLast(decimals)).\(padded.suffix(decimals))"
  }
}
