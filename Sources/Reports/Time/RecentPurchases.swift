internal import Base
internal import Ledger

/// The purchases of a shard's customers in two windows that follow each other, the second up to the as-of day.
struct RecentPurchases {
  /// Positions in the first window, of each customer with a purchase in it.
  private(set) var before: [Range<Int>] = []
  /// Positions in the second.
  private(set) var after: [Range<Int>] = []

  /// - Parameters:
  ///   - first: The first day of the first window.
  ///   - split: The first day of the second.
  init(_ history: History, from first: Day, split: Day) {
    for customer in history.customers {
      let purchases = history.purchases(of: customer)
      var start = purchases.upperBound
      while start > purchases.lowerBound, history.purchaseDay[start - 1] >= split { start -= 1 }
      if start < purchases.upperBound { after.append(start..<purchases.upperBound) }
      let end = start
      while start > purchases.lowerBound, history.purchaseDay[start - 1] >= first { start -= 1 }
      if start < end { before.append(start..<end) }
    }
  }
}
