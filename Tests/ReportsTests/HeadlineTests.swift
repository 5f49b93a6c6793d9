import Base
import Reports
import Testing

@Suite struct HeadlineTests {
  private func sheets(_ workshop: Workshop, of export: String) throws -> [String: Sheet] {
    try workshop.tables(of: export).mapValues { Sheet($0) }
  }

  /// Each figure is the one that its own table shows.
  @Test(arguments: [false, true], Period.Length.allCases)
  func figuresAreThoseOfTheirTables(_ isCadence: Bool, _ period: Period.Length) throws {
    var workshop = RandomShop.workshop(isCadence: isCadence, period: period)
    workshop.shards = 3
    let sheets = try sheets(workshop, of: RandomShop(seed: 3).export)
    let headline = try #require(sheets["headline"]?.rows.first)

    let total = try #require(sheets["quality"]?.rows.last)
    #expect(headline["lines"] == total["accepted"])
    #expect(headline["revenue"] == total["revenue"])
    #expect(headline["customers"] == sheets["customers"].map { "\($0.rows.count)" })
    let customers = try #require(sheets["customers"]?.rows)
    #expect(headline["orders"] == "\(customers.reduce(0) { $0 + (Int($1["orders"] ?? "") ?? 0) })")
    #expect(headline["active_customers"] == "\(customers.count { $0["status"] != "lapsed" })")
    let oneTime = Double(customers.count { $0["purchase_days"] == "1" }) / Double(customers.count)
    #expect(abs((Double(headline["one_time_share"] ?? "") ?? .nan) - oneTime) < 1e-6)

    let repurchase = try #require(sheets["repurchase"])
    for days in ["90", "365"] {
      let rate = repurchase.row(["dimension": "all", "window_days": days])?["rate"]
      #expect(rate != nil && headline["repurchase_rate_\(days)"] == rate)
    }
    let growth = try #require(sheets["growth"]?.rows)
    let settled = growth.last { $0["is_complete"] == "true" && $0["is_mature"] == "true" }
    #expect(settled != nil)
    #expect(headline["churn_rate"] == settled?["churn_rate"])
    #expect(headline["churn_rate_period"] == settled?["period"])
    let spread = sheets["concentration"]?.row(["entity": "customer", "scope": "trailing"])
    #expect(spread != nil && headline["top_20_share"] == spread?["top_20_share"])
    #expect(headline["gini"] == spread?["gini"])
  }

  @Test func ratesAreOf90And365DaysWhateverTheWindowsAre() throws {
    let before = try Workshop.openShop.tables(of: ExampleShop.export)["headline"]
    var workshop = Workshop.openShop
    workshop.settings.repurchase.windows = [7]
    #expect(try workshop.tables(of: ExampleShop.export)["headline"] == before)
  }

  /// Before data start + θmax nobody knows who left.
  @Test func churnIsEmptyWithoutAMaturePeriod() throws {
    var workshop = Workshop.openShop
    workshop.asOf = Day(iso: "2025-04-30")
    let headline = try #require(try sheets(workshop, of: ExampleShop.export)["headline"]?.rows.first)
    #expect(headline["churn_rate"] == "")
    #expect(headline["churn_rate_period"] == "")
    #expect(headline["repurchase_rate_365"] == "")
  }
}
