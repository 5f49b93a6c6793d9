extension History {
  /// About how many bytes of memory the customers' days, purchases and lines take. What the exports beside the lines say is
  /// not counted: it is little.
  public var footprint: Int {
    let words = [purchaseStarts, purchaseOrders, dayOfPurchase, dayStarts, lineStarts]
    let days = 4 * (purchaseDay.count + day.count)
    let amounts = [net, refunds, profit, discount, lineAmount].reduce(0) { $0 + $1.footprint }
    let codes = (carried + lineValue + [lineProduct]).reduce(0) { $0 + $1.footprint }
    return ids.footprint + words.reduce(0) { $0 + 4 * $1.count } + days + amounts + codes
  }
}

extension MoneyColumn {
  fileprivate var footprint: Int { 4 * words.count + 8 * longs.count }
}

extension CodeColumn {
  fileprivate var footprint: Int { bytes.count + 2 * shorts.count + 4 * words.count }
}
