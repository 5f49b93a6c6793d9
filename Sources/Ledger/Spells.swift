public import Base

/// A stretch of days on every one of which a customer was active.
public struct Spell: Hashable, Sendable {
  /// The day of its first purchase.
  public let first: Day
  /// The last active day as far as purchases up to the as-of day tell; it may lie after the as-of day.
  public let last: Day
  /// Positions of the purchases within.
  public let purchases: Range<Int>

  /// The day on which the customer, still silent, is lapsed.
  @inlinable
  public var lapseDay: Day { last + 1 }
}

extension History {
  /// θ seen from a purchase on, until the next one.
  @inlinable
  public func threshold(after purchase: Int, of customer: Int, by rule: LapseRule) -> Int {
    let first = Int(purchaseStarts[customer])
    return rule.threshold(
      gaps: purchase - first, spanningDays: purchaseDay[purchase] - purchaseDay[first])
  }

  /// A customer's spells of activity, in order of time.
  ///
  /// A customer is active on day D as long as D − last purchase day ≤ θ. Between two purchases θ does not
  /// change, because it counts gaps up to D only. A purchase on the lapse date itself is no lapse.
  public func spells(of customer: Int, by rule: LapseRule) -> [Spell] {
    var spells: [Spell] = []
    let purchases = purchases(of: customer)
    var start = purchases.lowerBound
    for purchase in purchases {
      let last = purchaseDay[purchase] + threshold(after: purchase, of: customer, by: rule)
      let next = purchase + 1
      if next < purchases.upperBound, purchaseDay[next] <= last + 1 { continue }
      spells.append(Spell(first: purchaseDay[start], last: last, purchases: start..<next))
      start = next
    }
    return spells
  }
}
