extension OtherSystems {
  /// A unit, how many work there, and what happens to each of them in a month.
  private struct Unit {
    let name: String
    let size: Int
    let leaves: Double
    let complains: Double
    let suggests: Double
  }

  private static let units = [
    Unit(name: "Shop", size: 18, leaves: 0.006, complains: 0.02, suggests: 0.05),
    Unit(name: "Warehouse", size: 14, leaves: 0.09, complains: 0.09, suggests: 0.02),
    Unit(name: "Service", size: 12, leaves: 0.006, complains: 0.02, suggests: 0.12),
  ]
  private static let reasons = ["new job", "own wish", "dismissed", "retired"]

  /// The roster, and what is noted of the people on it, month by month of thirty days.
  func staff() -> (roster: [String], events: [String]) {
    var chance = chance(2)
    var roster = ["employee,hired,left,reason,unit"]
    var events = ["employee,date,kind,amount,adopted"]
    var number = 0
    for unit in Self.units {
      for _ in 0..<unit.size {
        // Half of them were there long before the exports begin.
        var hired = -chance.below(600)
        while hired < days {
          number += 1
          let employee = "E\(1000 + number)"
          var left: Int?
          for month in stride(from: max(hired, 0), to: days, by: 30) {
            append(&events, of: employee, unit, in: month, by: &chance)
            guard chance.happens(unit.leaves) else { continue }
            left = min(month + 5 + chance.below(25), days - 1)
            break
          }
          let reason = left == nil ? "" : Self.reasons[min(chance.below(4), chance.below(4))]
          roster.append("\(employee),\(date(hired)),\(left.map { date($0) } ?? ""),\(reason),\(unit.name)")
          guard let left else { break }
          hired = left + 1 + chance.below(20)
        }
      }
    }
    if days > 60 {
      roster += [
        // Back again in another unit; and an end before its start, which is refused.
        "E1001,\(date(days - 20)),,,Service", "E1999,\(date(40)),\(date(12)),dismissed,Shop",
      ]
      events += ["E9999,\(date(41)),complaint,,", "E1001,\(date(42)),gossip,,"]
    }
    return (roster, events)
  }

  private func append(
    _ events: inout [String], of employee: String, _ unit: Unit, in month: Int, by chance: inout SplitMix64
  ) {
    func day() -> String { date(min(month + 4, days - 1)) }
    if chance.happens(unit.complains) { events.append("\(employee),\(day()),complaint,,") }
    if chance.happens(0.012) {
      events.append("\(employee),\(day()),violation,\(20 + chance.below(380)).00,")
    }
    if chance.happens(unit.suggests) {
      events.append("\(employee),\(day()),suggestion,,\(chance.happens(0.4) ? "yes" : "no")")
    }
    if chance.happens(0.08) { events.append("\(employee),\(day()),training,,") }
  }
}
