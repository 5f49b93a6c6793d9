import Base
import Ledger
import Testing

@testable import Reports

@Suite struct ValueCurveTests {
  private func sheet(_ workshop: Workshop, _ export: String) throws -> Sheet {
    Sheet(try #require(try workshop.tables(of: export)["value_curve"]))
  }

  /// A textbook's figure of value by retention rate, by the closed sum; its bars are drawn at 20, 38, 70, 134, 300 and 525.
  @Test func figureTwo() throws {
    var workshop = Workshop.exampleShop
    workshop.settings.value.yearlyProfit = [30, 42, 44, 49, 55].map { Money(units: 100 * $0) }
    workshop.settings.value.growthMillionths = 20_000
    workshop.settings.value.discountMillionths = 57_500
    workshop.settings.value.acquisitionCost = Money(units: 5100)
    let sheet = try sheet(workshop, ExampleShop.export)
    let given = sheet.rows.filter { $0["is_measured"] == "false" }
    #expect(
      given.map { $0["expected_lifetime_years"] } == [
        "2.000000", "2.500000", "3.333333", "5.000000", "10.000000", "20.000000",
      ])
    #expect(given.map { $0["value"] } == ["19.18", "39.47", "72.80", "136.05", "295.55", "515.79"])
    #expect(given.allSatisfy { $0["basis"] == "given" && $0["years"] == "5" })
    // c1, c3 and c4 of four came back.
    let measured = try #require(sheet.row(["is_measured": "true"]))
    #expect(measured["retention_rate"] == "0.750000" && measured["eligible"] == "4")
    #expect(measured["retained"] == "3")
  }

  /// Halves are rounded away from zero, and rates without an end have no value.
  @Test func ends() throws {
    var workshop = Workshop.exampleShop
    workshop.settings.value.yearlyProfit = [Money(units: 1)]
    workshop.settings.value.discountMillionths = 0
    workshop.settings.value.retentionMillionths = [0, 600_000, 950_000, 970_000, 1_000_000]
    var given = try sheet(workshop, ExampleShop.export).rows.filter { $0["is_measured"] == "false" }
    // 1 / (1 − 0.6) = 2.5
    #expect(given.map { $0["value"] } == ["0.01", "0.03", "0.20", "0.33", ""])
    #expect(given.map { $0["expected_lifetime_years"] }.last == "")
    #expect(given.map { $0["gain_of_5_points"] == "" } == [false, false, true, true, true])
    workshop.settings.value.acquisitionCost = Money(units: 5)
    given = try sheet(workshop, ExampleShop.export).rows.filter { $0["is_measured"] == "false" }
    #expect(given.map { $0["value"] } == ["-0.04", "-0.03", "0.15", "0.28", ""])
    #expect(given.map { $0["gain_share"] == "" } == [true, true, true, true, true])
    workshop.settings.value.yearlyProfit = [Money(units: .max)]
    given = try sheet(workshop, ExampleShop.export).rows.filter { $0["is_measured"] == "false" }
    #expect(given.allSatisfy { $0["value"] == "" })
    workshop.settings.value.growthMillionths = 1_000_000
    workshop.settings.value.yearlyProfit = [Money(units: 100)]
    given = try sheet(workshop, ExampleShop.export).rows.filter { $0["is_measured"] == "false" }
    #expect(given.map { $0["value"] == "" } == [false, true, true, true, true])
  }

  /// Measured profits against each buyer's days looked through year by year.
  @Test(arguments: [true, false]) func measuredYears(_ hasCost: Bool) throws {
    let shop = ForecastShop(seed: 8)
    var workshop = ForecastShop.workshop(hasCost: hasCost)
    workshop.settings.value.marginMillionths = hasCost ? nil : 250_000
    // One row, so that the value is the first year's profit.
    workshop.settings.value.retentionMillionths = [0]
    let (histories, landmarks) = try workshop.landmarks(of: shop.export)
    let history = histories[0]
    var years: [(buyers: Int, units: Int64)] = Array(repeating: (0, 0), count: 2)
    for customer in history.customers {
      let days = history.purchases(of: customer).map { history.purchaseDay[$0] }
      guard let first = days.first, landmarks.calendar.isMature(startingOn: first) else { continue }
      for year in years.indices {
        let own = Window(first: first + 365 * year, last: first + 365 * year + 364)
        guard own.last <= landmarks.asOf, days.contains(where: own.contains) else { continue }
        years[year].buyers += 1
        for day in history.days(of: customer) where own.contains(history.day[day]) {
          years[year].units += hasCost ? history.profit[day].units : history.net[day].units
        }
      }
    }
    #expect(years[0].buyers >= 30)
    let row = try #require(try sheet(workshop, shop.export).row(["is_measured": "false"]))
    #expect(row["basis"] == "mature" && row["years"] == "\(years.prefix { $0.buyers >= 30 }.count)")
    let mean = Double(years[0].units) * (hasCost ? 1 : 0.25) / Double(years[0].buyers)
    #expect(row["value"] == Money(units: Int64(mean.rounded())).written(decimals: 2))
  }
}
