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

extension History {
  /// By customer: how many distinct values of a dimension were bought, in one pass over the lines.
  ///
  /// Purchases of a shard are numbered through and those of a customer stand together, so the number of the last
  /// purchase with a value says by itself whether it was this customer's: nothing is reset between customers.
  /// `bought` is its slow and obvious oracle.
  /// - Parameter values: How many values the dimension has.
  /// - Complexity: O(lines + values).
  func breadths(ofDimension dimension: Int, values: Int, _ rule: PurchaseRule) -> [Int32] {
    let codes = lineValue[dimension]
    var breadths = Array(repeating: Int32(0), count: customers.count)
    var seen = Array(repeating: -1, count: values)
    // A span, so that nobody asks for every line who else holds the array.
    var last = seen.mutableSpan
    for customer in customers {
      let purchases = purchases(of: customer)
      var breadth: Int32 = 0
      for purchase in purchases {
        for line in lines(ofDay: Int(dayOfPurchase[purchase])) where rule.isBought(lineAmount[line]) {
          let code = Int(codes[line])
          if last[code] < purchases.lowerBound { breadth += 1 }
          last[code] = purchase
        }
      }
      breadths[customer] = breadth
    }
    return breadths
  }
}

extension Landmarks {
  /// By customer of a shard: distinct values bought; nil without `cross_sell.dimension`.
  func breadths(of history: History) -> [Int32]? {
    crossSellDimension.map { dimension in
      history.breadths(
        ofDimension: dimension, values: facts.dimensions[dimension].values.count, settings.purchase)
    }
  }

  /// The position of `cross_sell.dimension`; nil without that setting.
  public var crossSellDimension: Int? {
    facts.dimensions.firstIndex { $0.name == settings.crossSell.dimension }
  }
}
