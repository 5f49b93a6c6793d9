/// A part of a whole: a rate or a share, made from its exact numerator and denominator at the
/// last moment. There is no share of nothing: the initialisers return nil, which a table shows
/// as an empty field.
public struct Share: Hashable, Sendable {
  public let value: Double

  public init(_ value: Double) {
    self.value = value
  }

  public init?(_ part: Int, of whole: Int) {
    guard whole != 0 else { return nil }
    value = Double(part) / Double(whole)
  }

  public init?(_ part: Money, of whole: Money) {
    guard whole != .zero else { return nil }
    value = Double(part.units) / Double(whole.units)
  }
}

/// A number that is neither money nor whole nor a part of something: a mean, a lift, a quotient.
public struct Ratio: Hashable, Sendable {
  public let value: Double

  public init(_ value: Double) {
    self.value = value
  }

  public init?(_ part: Int, over whole: Int) {
    guard whole != 0 else { return nil }
    value = Double(part) / Double(whole)
  }
}
