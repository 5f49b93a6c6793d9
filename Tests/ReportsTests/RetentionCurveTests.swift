import Base
import Reports
import Testing

@Suite struct RetentionCurveTests {
  /// The curve is the complete cells of `cohorts`, added up by age.
  @Test(arguments: Period.Length.allCases)
  func addsUpTheCompleteCells(_ length: Period.Length) throws {
    let shop = RandomShop(seed: 13, customers: 200)
    let workshop = RandomShop.workshop(isCadence: true, period: length)
    let cohorts = try workshop.grid("cohorts", of: shop.export)
    let cells = try cohorts.columns("is_complete", "age", "customers", "active")
      .map { $0.split(separator: ",") }.filter { $0[0] == "true" }
      .map { cell in try cell.dropFirst().map { try #require(Int($0)) } }
    let ages = Set(cells.map { $0[0] }).sorted()
    let expected = ages.map { age in
      let cells = cells.filter { $0[0] == age }
      let eligible = cells.reduce(0) { $0 + $1[1] }
      let active = cells.reduce(0) { $0 + $1[2] }
      return "\(age),\(cells.count),\(eligible),\(active),\(sixDigits(active, eligible))"
    }
    let curve = try workshop.grid("retention_curve", of: shop.export)
    #expect(try curve.columns("age", "cohorts", "eligible", "active", "rate") == expected)
    // The running period is complete for nobody.
    #expect(cells.count < cohorts.rows.count)
  }
}
