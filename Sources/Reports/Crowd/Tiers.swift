public import Base
public import Models

/// The thresholds of the pyramid's tiers over one window.
public struct Tiers: Hashable, Sendable {
  /// By tier, from the top: the lowest value that reaches the tier; nil if no value does. The last tier takes all other
  /// members, whatever its threshold is.
  public let cuts: [Int64?]

  /// - Parameter values: The members' values in the window.
  public init(_ tiers: [Settings.Pyramid.Tier], of values: Distribution) {
    cuts = tiers.map { tier in
      switch tier.rule {
      case .top(let millionths): values.cut(topMillionths: millionths)
      case .atLeast(let money): money.units
      case .revenueShare(let millionths): values.cut(carryingMillionths: millionths)
      }
    }
  }

  /// The position of a member's tier: the first whose threshold the value reaches. Equal values get the same tier.
  public func tier(of value: Money) -> Int {
    let last = cuts.count - 1
    for position in 0..<last {
      if let cut = cuts[position], value.units >= cut { return position }
    }
    return last
  }
}
