extension OtherSystems {
  /// Who bought often was brought by others more often, and good customers bring others.
  func referrals() -> [String] {
    var chance = chance(6)
    var rows = ["referrer,referred,date"]
    for (index, own) in orders.enumerated() where index > 50 {
      guard let first = own.first, chance.happens(min(0.06 + 0.04 * Double(own.count - 1), 0.35)) else {
        continue
      }
      // The best of three earlier customers.
      let candidates = (0..<3).map { _ in chance.below(index) }
      let referrer = candidates.max { (orders[$0].count, $1) < (orders[$1].count, $0) } ?? 0
      let name = chance.happens(0.06) ? "" : OrderBook.name(ofCustomer: referrer + 1)
      let day = max(0, first.day - chance.below(5))
      let isDated = !chance.happens(0.04)
      rows.append("\(name),\(OrderBook.name(ofCustomer: index + 1)),\(isDated ? date(day) : "")")
    }
    if days > 40, orders.count > 20 {
      rows += [
        // Of oneself; a circle; of somebody who bought long before; of nobody; of somebody who never bought.
        "C000005,C000005,", "C000006,C000007,", "C000007,C000006,", "C000008,C000001,\(date(days - 1))",
        "C000001,,\(date(1))", "C000001,W000004,\(date(38))",
      ]
    }
    return rows
  }
}
