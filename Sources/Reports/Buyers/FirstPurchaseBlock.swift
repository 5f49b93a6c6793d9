internal import Base
internal import Ledger

/// Some buyers of one shard with their first purchase, made together because their histories lie side by side in memory.
final class FirstPurchaseBlock: Sendable {
  /// One buyer's first purchase, in whole numbers.
  struct Figures: Sendable {
    let first: Day
    let amount: Money
    let orders: Int
    let second: Day?
    /// The code of the first product; `FirstProducts.nobody` where no product is mapped.
    let product: UInt32
  }

  let landmarks: Landmarks
  /// By buyer.
  let ids: [String]
  let figures: [Figures]
  /// By dimension and buyer: codes.
  private let carried: [UInt32]
  /// By dimension and code.
  let values: [[String]]

  /// - Parameter products: By customer; nil where no product is mapped.
  init(
    _ buyers: ArraySlice<UInt32>, in history: History, products: FirstProducts?, _ landmarks: Landmarks
  ) {
    self.landmarks = landmarks
    ids = buyers.map { history.ids.text(of: Int($0)) }
    figures = buyers.map { buyer in
      let purchases = history.purchases(of: Int(buyer))
      let first = purchases.lowerBound
      return Figures(
        first: history.purchaseDay[first], amount: history.net(ofPurchase: first),
        orders: Int(history.purchaseOrders[first]),
        second: purchases.count > 1 ? history.purchaseDay[first + 1] : nil,
        product: products?.codes[Int(buyer)] ?? FirstProducts.nobody)
    }
    values = landmarks.premises.facts.dimensions.map(\.values)
    carried = landmarks.premises.facts.dimensions.indices.flatMap { dimension in
      let codes = history.carried[dimension]
      return buyers.map { codes[history.purchases(of: Int($0)).lowerBound] }
    }
  }

  func code(_ place: Int, of dimension: Int) -> Int { Int(carried[dimension * ids.count + place]) }

  func product(_ place: Int) -> Int? {
    let code = figures[place].product
    return code == FirstProducts.nobody ? nil : Int(code)
  }
}
