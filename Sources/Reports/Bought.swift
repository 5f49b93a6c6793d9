internal import Base
public import Ledger

extension History {
  /// The distinct values of a dimension that a customer has bought, as rising codes: those of lines bought on a purchase
  /// day.
  /// - Complexity: O(n log n) in the customer's lines.
  public func bought(by customer: Int, ofDimension dimension: Int, _ rule: PurchaseRule) -> [UInt32] {
    let values = lineValue[dimension]
    var codes: [UInt32] = []
    for purchase in purchases(of: customer) {
      for line in lines(ofDay: Int(dayOfPurchase[purchase])) where rule.isBought(lineAmount[line]) {
        codes.append(values[line])
      }
    }
    codes.sort()
    var distinct: [UInt32] = []
    for code in codes where code != distinct.last { distinct.append(code) }
    return distinct
  }
}

extension Landmarks {
  /// The position of `cross_sell.dimension`; nil without that setting.
  public var crossSellDimension: Int? {
    facts.dimensions.firstIndex { $0.name == settings.crossSell.dimension }
  }
}
