internal import Base
internal import Ledger

/// The purchase days of some buyers of one shard, made together because their histories lie side by side in memory.
final class PurchaseDayBlock: Sendable {
  /// One purchase day of one buyer.
  struct Figures: Sendable {
    /// The position among the ids.
    let buyer: Int32
    let day: Day
    /// 1 for the first.
    let number: Int32
    let orders: Int32
    let net: Money
    /// Days since the purchase day before; nil for the first.
    let gap: Int32?
    let isLast: Bool
    /// The position in the history.
    let purchase: Int32
  }

  /// By buyer.
  let ids: [String]
  /// By buyer, then by day.
  let figures: [Figures]
  private let history: History
  /// By dimension and code.
  let values: [[String]]

  init(_ buyers: ArraySlice<UInt32>, in history: History, _ dimensions: [InputFacts.DimensionValues]) {
    self.history = history
    values = dimensions.map(\.values)
    ids = buyers.map { history.ids.text(of: Int($0)) }
    figures = zip(Int32(0)..., buyers).flatMap { place, buyer in
      let purchases = history.purchases(of: Int(buyer))
      return purchases.map { purchase in
        let day = history.purchaseDay[purchase]
        return Figures(
          buyer: place, day: day, number: Int32(purchase - purchases.lowerBound + 1),
          orders: history.purchaseOrders[purchase], net: history.net(ofPurchase: purchase),
          gap: purchase == purchases.lowerBound
            ? nil : Int32(day - history.purchaseDay[purchase - 1]),
          isLast: purchase == purchases.upperBound - 1, purchase: Int32(purchase))
      }
    }
  }

  func code(_ place: Int, of dimension: Int) -> Int {
    Int(history.carried[dimension][Int(figures[place].purchase)])
  }
}
