import Base
import Ledger
import Reports
import Testing

@Suite struct GrowthTests {
  static let shop = RandomShop(seed: 3, customers: 200)

  @Test(arguments: [false, true], Period.Length.allCases)
  func countsWhatTheDaysSay(_ isCadence: Bool, _ length: Period.Length) throws {
    let workshop = RandomShop.workshop(isCadence: isCadence, period: length)
    let (histories, landmarks) = try workshop.landmarks(of: Self.shop.export)
    let history = histories[0]
    let expected = landmarks.calendar.all.map { position in
      let period = landmarks.calendar.period(position)
      let moves = history.customers.map { NaiveMovement(history, $0, in: period, landmarks) }
      let churned = moves.filter(\.hasChurned)
      let opening = moves.count { $0.isInOpening }
      let counts = [
        opening, moves.count { $0.isNew }, moves.count { $0.isReactivated }, churned.count,
        moves.count { $0.isInClosing },
      ]
      return "\(period),\(counts.map(String.init).joined(separator: ",")),"
        + "\(sixDigits(churned.count, opening)),\(churned.reduce(0) { $0 + $1.lostRevenue }.asMoney)"
    }
    let grid = try workshop.grid("growth", of: Self.shop.export)
    let found = try grid.columns(
      "period", "opening", "new", "reactivated", "churned", "closing", "churn_rate", "lost_revenue")
    #expect(found == expected)
    let reactivated = try grid.column("reactivated")
    // A shop in which nobody comes back would test nothing.
    #expect(length == .year || reactivated.contains { $0 != "0" })
  }

  @Test(arguments: Period.Length.allCases)
  func aYearAgoIsKnownOnceMature(_ length: Period.Length) throws {
    let workshop = RandomShop.workshop(isCadence: false, period: length)
    let grid = try workshop.grid("growth", of: Self.shop.export)
    let rates = try grid.column("churn_rate")
    let mature = try grid.column("is_mature")
    let complete = try grid.column("is_complete")
    let yearAgo = try grid.column("churn_rate_year_ago")
    let change = try grid.column("churn_rate_change")
    for row in rates.indices {
      let before = row - length.perYear
      let isKnown = before >= 0 && mature[before] == "true"
      #expect(yearAgo[row] == (isKnown ? rates[before] : ""))
      let rise = Double(rates[row]).flatMap { now in Double(yearAgo[row]).map { now - $0 } }
      if let rise, complete[row] == "true" {
        #expect(abs((Double(change[row]) ?? 9) - rise) < 2e-6)
      } else {
        #expect(change[row] == "")
      }
    }
    #expect(complete.last == "false")
    #expect(complete.first == "false")
    if length != .year { #expect(change.contains { $0 != "" }) }
  }

  /// One customer buys on 1 January, θ is 40: active up to 10 February, so lost in February.
  @Test func lossesFallIntoThePeriodOfTheLapseDate() throws {
    var workshop = Workshop.openShop
    workshop.settings.lapse = .fixed(afterDays: 40)
    workshop.asOf = Day(iso: "2025-03-31")
    let header = "order,day,customer,product,category,region,amount,cost\n"
    let bought = header + "o1,2025-01-01,c1,tea,drinks,north,20.00,8.00\n"
    func rows(_ export: String) throws -> [String] {
      try workshop.grid("growth", of: export).columns(
        "period", "opening", "new", "reactivated", "churned", "closing", "retention_rate",
        "expected_lifetime_periods")
    }
    #expect(
      try rows(bought) == [
        "2025-01,0,1,0,0,1,,", "2025-02,1,0,0,1,0,0.000000,1.000000", "2025-03,0,0,0,0,0,,",
      ])
    // Buying again after the lapse but within February, nobody was lost when the month was over.
    let again = bought + "o2,2025-02-20,c1,tea,drinks,north,20.00,8.00\n"
    #expect(
      try rows(again) == [
        "2025-01,0,1,0,0,1,,", "2025-02,1,0,0,0,1,1.000000,", "2025-03,1,0,0,0,1,1.000000,",
      ])
    // On the last day of the month still active, on the first of the next not any more.
    workshop.settings.lapse = .fixed(afterDays: 58)
    #expect(
      try rows(bought) == [
        "2025-01,0,1,0,0,1,,", "2025-02,1,0,0,0,1,1.000000,", "2025-03,1,0,0,1,0,0.000000,1.000000",
      ])
  }
}
