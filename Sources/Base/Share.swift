/// A part of a whole: a rate or a share, made from its exact numerator and denominator at the
/// last moment. There is no share of nothing: the initialisers return nil, which a table shows
/// as an empty field.
public struct Share: Hashable, Sendable {
  /// The quotient.
  public let value: Double

  /// - Parameter value: The quotient.
  @inlinable
  public init(_ value: Double) {
    self.value = value
  }

  /// A part of a whole; nil where the whole is nothing.
  @inlinable
  public init?(_ part: Int, of whole: Int) {
    guard whole != 0 else { return nil }
    value = Double(part) / Double(whole)
  }
}

/// A number that is neither money nor whole nor held within 0 and 1: a mean, a lift, a change of a rate. A part of a sum of
/// money is one too: refunds are negative, so it may be below 0 or above 1.
public struct Ratio: Hashable, Sendable {
  /// The quotient.
  public let value: Double

  /// - Parameter value: The quotient.
  @inlinable
  public init(_ value: Double) {
    self.value = value
  }

  /// The quotient of two counts; nil over nothing.
  @inlinable
  public init?(_ part: Int, over whole: Int) {
    guard whole != 0 else { return nil }
    value = Double(part) / Double(whole)
  }

  /// A quotient of numbers that may be products of two counts; nil where the divisor is 0.
  @inlinable
  public init?(_ part: Int128, over whole: Int128) {
    guard whole != 0 else { return nil }
    value = part.nearestDouble / whole.nearestDouble
  }

  /// The quotient of two amounts; nil over nothing.
  @inlinable
  public init?(_ part: Money, over whole: Money) {
    guard whole != .zero else { return nil }
    value = Double(part.units) / Double(whole.units)
  }
}

extension Int128 {
  /// The nearest double, halves to even. Nearly all numbers fit 64 bits, of which the conversion is one instruction.
  public var nearestDouble: Double {
    let short = Int64(truncatingIfNeeded: self)
    return Int128(short) == self ? Double(short) : Double(self)
  }
}
