public import Base
internal import Ledger

/// How many baskets and how many buyers each value of a column has: what the first of two passes over baskets counts.
///
/// A basket is a customer's purchase day. It holds the values that have a sale line in it.
struct BasketCounts: Hashable, MadeOfParts, Portable {
  /// By code: purchase days with a sale of the value.
  private(set) var baskets: [Int] = []
  /// By code: customers with such a purchase day.
  private(set) var buyers: [Int] = []

  init() {}

  static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
    try parts.sum(\.baskets)
    try parts.sum(\.buyers)
  }

  /// By code, for one kind of unit.
  func counts(of unit: BasketUnit) -> [Int] { unit == .purchaseDay ? baskets : buyers }

  /// Purchases of a shard are numbered from the first customer to the last. So the number of a value's last purchase tells
  /// whether this purchase, and whether this customer, already counts.
  /// - Parameters:
  ///   - codes: By line.
  ///   - values: How many values the column has.
  /// - Complexity: O(lines + values).
  init(_ codes: CodeColumn, values count: Int, in history: History, _ rule: PurchaseRule) {
    var values = Array(repeating: Value(), count: count)
    // MutableSpan avoids a uniqueness check per element.
    var value = values.mutableSpan
    let amount = history.lineAmount
    let least = rule.leastBought
    for customer in history.customers {
      let purchases = history.purchases(of: customer)
      let first = UInt32(purchases.lowerBound + 1)
      for purchase in purchases {
        let number = UInt32(purchase + 1)
        for line in history.lines(ofDay: Int(history.dayOfPurchase[purchase])) where amount[line] >= least {
          value[Int(codes[line])].count(purchase: number, firstOfCustomer: first)
        }
      }
    }
    baskets = values.map { Int($0.baskets) }
    buyers = values.map { Int($0.buyers) }
  }

  private struct Value {
    /// The number of the last purchase with it, from 1 on.
    var last: UInt32 = 0
    // At most as many as there are purchases in a shard, so nothing overflows.
    var baskets: Int32 = 0
    var buyers: Int32 = 0

    @inline(__always)
    mutating func count(purchase: UInt32, firstOfCustomer first: UInt32) {
      // Branch-free: the branch would be unpredictable.
      buyers &+= last < first ? 1 : 0
      baskets &+= last < purchase ? 1 : 0
      last = purchase
    }
  }
}

/// In what values are looked for together.
public enum BasketUnit: String, NamedValue {
  /// A customer's purchase day.
  case purchaseDay = "purchase_day"
  /// All purchase days of a customer.
  case customer
}

extension PurchaseRule {
  /// The least amount of a line by which something is bought. Whether free lines count is decided once and not for every
  /// line.
  var leastBought: Money { isBought(.zero) ? .zero : Money(units: 1) }
}

extension InputFacts {
  /// What baskets hold: products, where there are any, and then each dimension of level line.
  var basketEntities: [BasketEntity] {
    let ofProducts =
      hasProducts ? [BasketEntity(name: EntityName.product, dimension: nil, values: products)] : []
    return ofProducts
      + dimensions.enumerated().filter { $0.element.isOfLine }.map { position, dimension in
        BasketEntity(name: dimension.name, dimension: position, values: dimension.values)
      }
  }
}

/// One column of the lines whose values are looked for together.
struct BasketEntity: Sendable {
  /// As tables write it.
  let name: String
  /// The position of the dimension; nil for products.
  let dimension: Int?
  /// By code.
  let values: [String]

  /// By line.
  func codes(in history: History) -> CodeColumn {
    dimension.map { history.lineValue[$0] } ?? history.lineProduct
  }
}
