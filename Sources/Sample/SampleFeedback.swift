extension OtherSystems {
  private static let reasons = ["late", "damaged", "wrong item", "rude", ""]

  /// Scores of one order in eight, and complaints of one in twenty-five.
  func feedback() -> [String] {
    var chance = chance(1)
    var rows = ["customer,order,date,kind,score,reason,answered"]
    for (index, own) in orders.enumerated() {
      let customer = OrderBook.name(ofCustomer: index + 1)
      for entry in own {
        let day = entry.day + 1 + chance.below(6)
        let u = chance.uniform()
        guard day < days, u < 0.16 else { continue }
        let comesBack = own.hasOrder(in: day + 25...day + 220)
        if u < 0.04 {
          rows.append(complaint(of: customer, entry, on: day, comesBack, by: &chance))
        } else {
          let score = min(5, (comesBack ? 3 : 2) + chance.below(4))
          // A score names its order only: the survey does not know the customer.
          rows.append(",\(entry.order),\(date(day)),score,\(max(1, score - chance.below(2))),,")
        }
        if u > 0.157 { rows.append("\(customer),,\(date(day)),S,,wishes,") }
      }
    }
    if days > 40 {
      rows += [
        "C000001,,\(date(30)),score,9,,", "C000001,,\(date(30)),score,good,,", ",,\(date(31)),C,1,late,",
        "C000001,,\(date(32)),praise,5,,", "W000001,,\(date(33)),C,1,late,\(date(36))",
        ",99999999,\(date(34)),score,2,,",
      ]
    }
    return rows
  }

  /// Who comes back was answered soon more often: the story of the table `recovery`.
  private func complaint(
    of customer: String, _ entry: OrderBook.Entry, on day: Int, _ comesBack: Bool, by chance: inout SplitMix64
  ) -> String {
    let u = chance.uniform()
    let wait = u < (comesBack ? 0.6 : 0.25) ? 1 + chance.below(5) : u < 0.8 ? 9 + chance.below(14) : nil
    let answered = wait.map { day + $0 }.flatMap { $0 < days ? date($0) : nil } ?? ""
    let reason = Self.reasons[min(chance.below(5), chance.below(5))]
    let kind = chance.happens(0.2) ? "R" : "C"
    return "\(customer),\(entry.order),\(date(day)),\(kind),\(1 + chance.below(2)),\(reason),\(answered)"
  }
}
