internal import Base
public import Ledger

/// Who bought the values of one column of a shard's lines, in one pass over the lines.
///
/// Purchases of a shard are numbered from the first customer to the last. So the number of a value's last purchase tells
/// whether this customer made it, and nothing has to be reset between customers. Tests compare this with `History.bought`,
/// which is slow and obvious.
struct ValueBuyers {
  /// By value: how many customers bought it, how many of them on two purchase days or more, and how many had any later
  /// purchase day.
  private(set) var values: [(buyers: Int, rebuyers: Int, cameBack: Int)]
  /// By customer: distinct values bought.
  private(set) var breadths: [Int32]

  /// - Parameters:
  ///   - codes: By line.
  ///   - values: How many values the column has.
  /// - Complexity: O(lines + values).
  init(_ codes: CodeColumn, values count: Int, in history: History, _ rule: PurchaseRule) {
    var values = Array(repeating: Value(), count: count)
    var breadths = Array(repeating: Int32(0), count: history.customers.count)
    // MutableSpan avoids a uniqueness check per element.
    var value = values.mutableSpan
    let amount = history.lineAmount
    // Whether free lines count as bought is decided once and not for every line.
    let least: Money = rule.isBought(.zero) ? .zero : Money(units: 1)
    for customer in history.customers {
      let purchases = history.purchases(of: customer)
      var breadth: Int32 = 0
      for purchase in purchases {
        let sale = Sale(
          purchase, firstOfCustomer: purchases.lowerBound, isLast: purchase + 1 == purchases.upperBound)
        for line in history.lines(ofDay: Int(history.dayOfPurchase[purchase]))
        where amount[line] >= least {
          breadth &+= value[Int(codes[line])].count(sale)
        }
      }
      breadths[customer] = breadth
    }
    self.breadths = breadths
    self.values = values.map { (Int($0.buyers), Int($0.rebuyers), Int($0.cameBack)) }
  }

  /// - Parameter dimension: The dimension's position; nil: products.
  init(ofDimension dimension: Int?, _ history: History, _ landmarks: Landmarks) {
    let facts = landmarks.facts
    self.init(
      dimension.map { history.lineValue[$0] } ?? history.lineProduct,
      values: dimension.map { facts.dimensions[$0].values.count } ?? facts.products.count,
      in: history, landmarks.settings.purchase)
  }

  /// A purchase as it is kept with a value: its number from 1 on, doubled, so that the lowest bit is free for a mark.
  private struct Sale {
    let number: UInt32
    let firstOfCustomer: UInt32
    /// 1 where the customer came back after it.
    let goesOn: Int32

    init(_ purchase: Int, firstOfCustomer first: Int, isLast: Bool) {
      number = UInt32(purchase + 1) << 1
      firstOfCustomer = UInt32(first + 1) << 1
      goesOn = isLast ? 0 : 1
    }
  }

  /// What is known of one value.
  private struct Value {
    /// Of the last customer who bought it: the number of the first such purchase. The lowest bit is set once they bought it
    /// again.
    var first: UInt32 = 0
    // At most as many as there are purchases in a shard, so nothing overflows.
    var buyers: Int32 = 0
    var rebuyers: Int32 = 0
    var cameBack: Int32 = 0

    /// - Returns: 1 where the customer has not bought it before.
    @inline(__always)
    mutating func count(_ sale: Sale) -> Int32 {
      // Branch-free: the branch would be unpredictable.
      let isNew: Int32 = first < sale.firstOfCustomer ? 1 : 0
      let isAgain: Int32 = first < sale.number ? 1 : 0
      let isSecond = isAgain & ~isNew & ~Int32(truncatingIfNeeded: first)
      first = isNew == 1 ? sale.number : first | UInt32(truncatingIfNeeded: isSecond)
      buyers &+= isNew
      rebuyers &+= isSecond
      cameBack &+= isNew & sale.goesOn
      return isNew
    }
  }
}

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
