/// An exact decimal number: `mantissa` × 10^-`scale`.
public struct Decimal: Hashable, Sendable {
  public var mantissa: Int64
  public var scale: Int

  public init(mantissa: Int64, scale: Int) {
    self.mantissa = mantissa
    self.scale = scale
  }
}
