public import Base
internal import Ledger

/// What became of a customer between the window before W and W.
///
/// A member of a window has a purchase day in it. Those kept are members of both; they are compared by the revenue of all
/// their lines in the two windows.
public enum ClassOfChange: String, NamedValue {
  /// A member of W whose first purchase day is in W.
  case new
  /// A member of W, not of the window before, who bought before W.
  case returned
  /// A member of both windows with more revenue in W.
  case keptMore = "kept_more"
  /// A member of both with the same revenue.
  case keptSame = "kept_same"
  /// A member of both with less revenue in W.
  case keptLess = "kept_less"
  /// A member of the window before and not of W.
  case lost
  /// A line in one of the windows, and a member of neither: refunds, days that cancel out, customers who never bought.
  case other

  /// Whether the customer is a member of both windows.
  public var isKept: Bool { self == .keptMore || self == .keptSame || self == .keptLess }

  /// Its place among all classes, in their order.
  var position: Int {
    switch self {
    case .new: 0
    case .returned: 1
    case .keptMore: 2
    case .keptSame: 3
    case .keptLess: 4
    case .lost: 5
    case .other: 6
    }
  }
}

extension History {
  /// By customer: the class of change; nil for who has no line in the two windows.
  /// - Parameters:
  ///   - befores: By customer: what was done in `before`.
  ///   - afters: By customer: what was done in `after`, which follows `before` without a gap and ends on the as-of day.
  func classesOfChange(
    _ befores: [Activity], in before: Window, _ afters: [Activity], in after: Window
  ) -> [ClassOfChange?] {
    customers.map { customer in
      // A shard holds no line after the as-of day.
      guard let last = days(of: customer).last, day[last] >= before.first else { return nil }
      let (v, w) = (befores[customer], afters[customer])
      switch (v.isMember, w.isMember) {
      case (false, false): return .other
      case (true, false): return .lost
      case (false, true):
        return purchaseDay[purchases(of: customer).lowerBound] >= after.first ? .new : .returned
      case (true, true):
        if w.revenue == v.revenue { return .keptSame }
        return w.revenue > v.revenue ? .keptMore : .keptLess
      }
    }
  }
}

extension Landmarks {
  /// What a table that compares W with the window before it asks for; nil where that window is known.
  var wishForWindowBefore: Wish? {
    premises.previousWindow == nil
      ? Wish(
        "exports that reach back two windows", key: "pyramid.window_days, source.files or source.data_from")
      : nil
  }
}
