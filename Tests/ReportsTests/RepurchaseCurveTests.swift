import Base
import Ledger
import Reports
import Testing

@Suite struct RepurchaseCurveTests {
  /// Counted subject by subject for every day, and multiplied out from the first day on.
  @Test func isTheProductOfTheDays() throws {
    let shop = RandomShop(seed: 23, customers: 120)
    var workshop = RandomShop.workshop(isCadence: false, period: .month)
    workshop.settings.repurchase.curveDays = 1200
    let (histories, landmarks) = try workshop.landmarks(of: shop.export)
    let history = histories[0]
    let days = history.customers.map { history.purchases(of: $0).map { history.purchaseDay[$0] } }
    let grid = try workshop.grid("repurchase_curve", of: shop.export)
    let counts = try grid.columns("n", "day", "at_risk", "repurchased", "censored")
    let shares = try grid.column("share")
    var row = 0
    for n in 1...3 {
      let reached = days.filter { $0.count >= n }
      let back = reached.filter { $0.count > n }.map { $0[n] - $0[n - 1] }
      let silent = reached.filter { $0.count == n }.map { landmarks.asOf - $0[n - 1] }
      var survival = 1.0
      for day in 1...1200 {
        let atRisk = (back + silent).count { $0 >= day }
        let events = back.count { $0 == day }
        #expect(counts[row] == "\(n),\(day),\(atRisk),\(events),\(silent.count { $0 == day })")
        if atRisk > 0 {
          survival *= Double(atRisk - events) / Double(atRisk)
          #expect(abs((Double(shares[row]) ?? 9) - (1 - survival)) < 1e-6)
        } else {
          #expect(shares[row] == "")
        }
        row += 1
      }
    }
    #expect(grid.rows.count == row)
    #expect(shares.last == "")
  }
}
