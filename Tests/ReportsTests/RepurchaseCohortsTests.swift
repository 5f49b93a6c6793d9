import Base
import Ledger
import Reports
import Testing

@Suite struct RepurchaseCohortsTests {
  static let shop = RandomShop(seed: 17, customers: 200)

  @Test(arguments: Period.Length.allCases)
  func countsWhatTheHistoriesSay(_ length: Period.Length) throws {
    let workshop = RandomShop.workshop(isCadence: false, period: length)
    let (histories, landmarks) = try workshop.landmarks(of: Self.shop.export)
    let history = histories[0]
    let days = history.customers.map { history.purchases(of: $0).map { history.purchaseDay[$0] } }
      .filter { !$0.isEmpty }
    var expected: [String] = []
    for position in landmarks.calendar.all {
      let cohort = landmarks.calendar.period(position)
      let buyers = days.filter { Period(length, containing: $0[0]) == cohort }
      guard !buyers.isEmpty else { continue }
      for window in [30, 60, 90, 180, 365] {
        let eligible = buyers.filter { $0[0] + window <= landmarks.asOf }
        let back = eligible.count { $0.count > 1 && $0[1] <= $0[0] + window }
        expected.append(
          "\(cohort),\(window),\(eligible.count),\(back),\(sixDigits(back, eligible.count)),"
            + "\(buyers.count - eligible.count)")
      }
    }
    let grid = try workshop.grid("repurchase_cohorts", of: Self.shop.export)
    #expect(
      try grid.columns("cohort", "window_days", "eligible", "repurchased", "rate", "too_recent") == expected)
  }
}
