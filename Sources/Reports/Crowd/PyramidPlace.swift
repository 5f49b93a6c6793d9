internal import Base
public import Ledger

/// Where a buyer stands in the pyramid of a window.
public enum PyramidPlace: Hashable, Sendable {
  /// A member of the window, in the tier at a position from the top.
  case tier(Int)
  /// Bought before the window and not in it.
  case inactive
  /// The first purchase day is after the window.
  case new

  /// As tables write them.
  static let inactiveName = "inactive"
  static let newName = "new"

  /// The position among all places: so many tiers from the top, inactive and new.
  func position(amongTiers tiers: Int) -> Int {
    switch self {
    case .tier(let position): position
    case .inactive: tiers
    case .new: tiers + 1
    }
  }
}

extension History {
  /// - Parameters:
  ///   - activity: What the customer did in the window.
  ///   - tiers: Those of the same window.
  /// - Precondition: The customer is a buyer.
  public func place(
    of customer: Int, with activity: Activity, in window: Window, _ tiers: Tiers,
    by value: Settings.Pyramid.Value
  ) -> PyramidPlace {
    if activity.isMember { return .tier(tiers.tier(of: activity.value(by: value))) }
    return purchaseDay[purchases(of: customer).lowerBound] <= window.last ? .inactive : .new
  }
}

extension Landmarks {
  /// Where a buyer stands in W.
  public func place(of customer: Int, with activity: Activity, in history: History) -> PyramidPlace {
    history.place(of: customer, with: activity, in: premises.window, tiers, by: premises.settings.pyramid.by)
  }

  /// Where a buyer stood in the window before W, and what they did in it; nil if that window is not known.
  public func previously(_ customer: Int, in history: History) -> (place: PyramidPlace, activity: Activity)? {
    guard let window = premises.previousWindow, let tiers = previousTiers else { return nil }
    let activity = history.activity(of: customer, in: window)
    let place = history.place(
      of: customer, with: activity, in: window, tiers, by: premises.settings.pyramid.by)
    return (place, activity)
  }

  /// A place as tables write it: `platinum`, `inactive`, `new`.
  public func name(of place: PyramidPlace) -> String {
    switch place {
    case .tier(let position): tierName(position)
    case .inactive: PyramidPlace.inactiveName
    case .new: PyramidPlace.newName
    }
  }
}
