import Foundation
import Testbench
import Testing

/// The published figures of the CDNOW sample, as the written tables have them. P. S. Fader, B. G. S. Hardie,
/// "Forecasting repeat sales at CDNOW: a case study", Interfaces 31 (2001); the figures that stand in no table are
/// tested on the floor that reckons them (`ModelsTests`).
@Suite(.enabled(if: RealData.path(RealExports.cdnow) != nil, "PATRON_DATA has no cdnow/CDNOW_sample.txt"))
struct CDNOWTests {
  static let run = Result {
    try PublishedRun("cdnow") { try $0.linkRealData(RealExports.cdnow) }
  }

  private func table(_ name: String) throws -> WrittenTable { try CDNOWTests.run.get().table(name) }

  @Test func theWholeCrowd() throws {
    let headline = try table("headline")
    #expect(try headline("lines") == "6919")
    #expect(try headline("customers") == "2357")
    #expect(try headline("revenue") == "244091.94")
    #expect(try table("customers").rows.count == 2357)
    #expect(try table("periods").total("purchase_days") == 6696)
    #expect(try table("periods").total("revenue") == Decimal(string: "244091.94"))
  }

  @Test(arguments: [30: 410, 60: 601, 90: 687, 180: 887, 365: 1074])
  func repurchasedWithin(_ days: Int, _ repurchased: Int) throws {
    let repurchase = try table("repurchase")
    let key: KeyValuePairs = ["dimension": "all", "value": "all", "window_days": "\(days)"]
    #expect(try repurchase("eligible", where: key) == "2357")
    #expect(try repurchase("repurchased", where: key) == "\(repurchased)")
  }

  @Test func wentOn() throws {
    let steps = try table("purchase_steps")
    #expect(try steps("went_on", where: ["n": "1"]) == "1139")
    #expect(try steps("rate", where: ["n": "1"]) == "0.483241")
    #expect(try steps("median_days", where: ["n": "1"]) == "")
    let rates = try steps.column("rate").prefix(6).map { String(format: "%.4f", Double($0) ?? .nan) }
    #expect(rates == ["0.4832", "0.6462", "0.7160", "0.7173", "0.7487", "0.7880"])
  }

  @Test func concentration() throws {
    let concentration = try table("concentration")
    let key: KeyValuePairs = ["entity": "customer", "scope": "all"]
    #expect(try concentration("gini", where: key) == "0.630917")
    #expect(try concentration("gini_unbiased", where: key) == "0.631185")
    #expect(try concentration("top_20_share", where: key) == "0.674229")
    #expect(try concentration("entities_for_80", where: key) == "777")
  }

  @Test func cohortOfJanuary1997() throws {
    let cohorts = try table("cohorts")
    #expect(try Set(cohorts.column("customers", where: ["cohort": "1997-01"])) == ["781"])
    let ages = try cohorts.column("age", where: ["cohort": "1997-01"])
    #expect(ages == (0...17).map(String.init))
    let active = try cohorts.column("active", where: ["cohort": "1997-01"])
    let published = [124, 95, 70, 65, 77, 65, 53, 52, 45, 62, 59, 45, 47, 63, 37, 37, 33]
    #expect(active == ([781] + published).map(String.init))
  }

  @Test func theBooksBalance() throws {
    let differences = try table("reconciliation").column("difference")
    #expect(!differences.isEmpty)
    #expect(differences.allSatisfy { Decimal(string: $0) == 0 })
  }
}
