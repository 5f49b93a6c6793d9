extension OtherSystems {
  /// A point for each whole unit of money, from joining on; a hundred and more may be redeemed.
  func points() -> [String] {
    var chance = chance(5)
    var rows = ["customer,date,kind,points"]
    for (index, own) in orders.enumerated() {
      guard let first = own.first, chance.happens(min(0.15 + 0.08 * Double(own.count), 0.8)) else { continue }
      let customer = OrderBook.name(ofCustomer: index + 1)
      let joined = first.day + chance.below(60)
      var owed = 0
      for entry in own where entry.day >= joined {
        let earned = entry.cents / 100
        guard earned > 0 else { continue }
        rows.append("\(customer),\(date(entry.day)),earned,\(earned)")
        owed += earned
        if owed >= 100, chance.happens(0.3) {
          let used = owed / 100 * 100
          rows.append("\(customer),\(date(entry.day)),redeemed,-\(used)")
          owed -= used
        }
      }
      if let last = own.last, last.day + 180 < days, owed > 0 {
        rows.append("\(customer),\(date(last.day + 180)),expired,\(owed)")
      }
    }
    if days > 40 {
      rows += [
        "W000003,\(date(35)),earned,50", "C000001,\(date(36)),earned,1.5", "C000001,\(date(37)),gift,5",
      ]
    }
    return rows
  }
}
