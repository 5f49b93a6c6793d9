internal import Base
internal import Ledger

/// What each buyer of a shard bought first: the product with the largest sum of sale amounts on the first purchase day.
public struct FirstProducts: Sendable {
  /// By customer: the product's code; `nobody` of who is no buyer.
  let codes: [UInt32]

  /// Stands for no product.
  static let nobody = UInt32.max

  /// - Complexity: O(lines of first purchase days).
  init(_ history: History, _ rule: PurchaseRule) {
    var sums: [(code: UInt32, amount: Money)] = []
    codes = history.customers.map { customer in
      guard let first = history.purchases(of: customer).first else { return Self.nobody }
      sums.removeAll(keepingCapacity: true)
      for line in history.lines(ofDay: Int(history.dayOfPurchase[first]))
      where rule.isBought(history.lineAmount[line]) {
        let code = history.lineProduct[line]
        if let place = sums.firstIndex(where: { $0.code == code }) {
          sums[place].amount += history.lineAmount[line]
        } else {
          sums.append((code, history.lineAmount[line]))
        }
      }
      // Codes are in order of the products' bytes.
      let largest = sums.min { ($1.amount.units, $0.code) < ($0.amount.units, $1.code) }
      return largest?.code ?? Self.nobody
    }
  }
}
