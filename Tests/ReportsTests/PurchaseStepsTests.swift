import Base
import Ledger
import Reports
import Testing

@Suite struct PurchaseStepsTests {
  @Test func countsWhatTheHistoriesSay() throws {
    let shop = RandomShop(seed: 19, customers: 200)
    let workshop = RandomShop.workshop(isCadence: false, period: .month)
    let (histories, _) = try workshop.landmarks(of: shop.export)
    let history = histories[0]
    let days = history.customers.map { history.purchases(of: $0).map { history.purchaseDay[$0] } }
    let expected = (1...10).map { n in
      let gaps = days.filter { $0.count > n }.map { $0[n] - $0[n - 1] }.sorted()
      let reached = days.count { $0.count >= n }
      let quantiles = [25, 50, 75, 90].map { percent in
        // The smallest value v with count(≤ v) ≥ q × n.
        gaps.first { gap in gaps.count { $0 <= gap } * 100 >= percent * gaps.count }.map(String.init) ?? ""
      }
      return "\(n),\(reached),\(gaps.count),\(sixDigits(gaps.count, reached)),"
        + "\(sixDigits(gaps.reduce(0, +), gaps.count)),\(quantiles.joined(separator: ","))"
    }
    let grid = try workshop.grid("purchase_steps", of: shop.export)
    #expect(
      try grid.columns(
        "n", "reached", "went_on", "rate", "gap_mean", "gap_p25", "gap_p50", "gap_p75", "gap_p90")
        == expected)
  }

  /// Two of three come back, after 10 and 20 days; the third was only seen for 12. After day 10 two thirds are
  /// left, and on day 20, of the only one still watched, nobody is.
  @Test func theMedianWaitsForWhoMayStillCome() throws {
    var workshop = Workshop.openShop
    workshop.settings.repurchase.steps = 3
    workshop.asOf = Day(iso: "2025-02-28")
    let grid = try workshop.grid(
      "purchase_steps",
      of: """
        order,day,customer,product,category,region,amount,cost
        o1,2025-01-01,c1,tea,drinks,north,20.00,8.00
        o2,2025-01-11,c1,tea,drinks,north,20.00,8.00
        o3,2025-01-01,c2,tea,drinks,north,20.00,8.00
        o4,2025-01-21,c2,tea,drinks,north,20.00,8.00
        o5,2025-02-16,c3,tea,drinks,north,20.00,8.00

        """)
    #expect(
      try grid.columns("n", "reached", "went_on", "median_days", "gap_mean", "gap_p50", "gap_p75") == [
        "1,3,2,20,15.000000,10,20", "2,2,0,,,,", "3,0,0,,,,",
      ])
  }
}
