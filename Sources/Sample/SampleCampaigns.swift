extension OtherSystems {
  private static let length = 14

  /// The first day of the spring mail, which was held back from a part of the customers at random.
  private var mailStart: Int { days * 5 / 8 }
  /// The first day of the coupon, which went to good customers.
  private var couponStart: Int { days * 3 / 4 }

  func campaigns() -> [String] {
    func row(_ name: String, _ type: String, _ start: Int) -> String {
      "\(name),\(type),\(date(start)),\(date(start + Self.length - 1))"
    }
    return [
      "campaign,type,start,end", row("spring mail", "mail", mailStart), row("coupon", "coupon", couponStart),
      // An end before its start is refused.
      "flyer,print,\(date(20)),\(date(2))",
    ]
  }

  /// Whom campaigns were sent to, and what of the coupon was redeemed.
  func campaignRecords() -> (targets: [String], redemptions: [String]) {
    var targets = ["campaign,customer,group"]
    var redemptions = ["customer,campaign,date"]
    for (index, own) in orders.enumerated() {
      let customer = OrderBook.name(ofCustomer: index + 1)
      var chance = chance(4, of: index)
      if let first = own.first, first.day < mailStart {
        targets.append("spring mail,\(customer),\(mailGroup(of: own, by: &chance))")
      }
      let before = own.count { $0.day < couponStart }
      let isListed = before > 2 && chance.happens(0.8)
      if isListed { targets.append("coupon,\(customer),") }
      if let visit = own.first(where: { (couponStart..<couponStart + Self.length + 3).contains($0.day) }),
        chance.happens(isListed ? 0.35 : 0.04)
      {
        redemptions.append("\(customer),coupon,\(date(visit.day))")
      }
    }
    if days > 40 {
      targets += ["autumn,C000001,letter", "coupon,,", "coupon,W000002,"]
      redemptions += ["W000002,coupon,\(date(couponStart))", "C000001,coupon,\(date(1))"]
    }
    return (targets, redemptions)
  }

  /// Who bought in the first weeks was more often in the group that got the mail: most while it ran, less in the two weeks
  /// after, not at all later. Who buys in those weeks buys more at other times too, and that is evened out: a test by chance
  /// has groups that are alike in the weeks before, and again when the effect is over.
  private func mailGroup(of own: [OrderBook.Entry], by chance: inout SplitMix64) -> String {
    func bought(inFortnight number: Int) -> Bool {
      let start = mailStart + number * Self.length
      return own.hasOrder(in: start...start + Self.length - 1)
    }
    let isOften = bought(inFortnight: -1) || bought(inFortnight: 2) || bought(inFortnight: 3)
    let odds =
      (bought(inFortnight: 0) ? 2.4 : 0.9) * (bought(inFortnight: 1) ? 1.6 : 0.95) * (isOften ? 0.75 : 1.05)
    guard chance.happens(odds / (1 + odds)) else { return "held back" }
    return chance.happens(0.5) ? "letter" : "card"
  }
}
