import Foundation
import Testbench
import Testing

/// Superstore: sales and profit to the last of four decimals, altogether, by region, by category and by year.
@Suite(
  .enabled(if: RealData.path(RealExports.superstore) != nil, "PATRON_DATA has no superstore/superstore.csv"))
struct SuperstoreTests {
  static let run = Result {
    try PublishedRun("superstore") { try $0.linkRealData(RealExports.superstore) }
  }

  @Test func salesAndProfitAreExact() throws {
    let run = try SuperstoreTests.run.get()
    #expect(try run.table("quality")("accepted", where: ["file": "(total)"]) == "9994")
    #expect(try run.table("headline")("customers") == "793")
    #expect(try run.table("headline")("revenue") == "2297200.8603")
    // Nobody only sends things back here, so all profit is the buyers'.
    #expect(try run.table("customers").total("profit") == Decimal(string: "286397.0217"))
    #expect(try run.table("reconciliation").column("difference").allSatisfy { Decimal(string: $0) == 0 })
  }

  @Test(arguments: [
    ("2016", "484247.4981"), ("2017", "470532.5090"), ("2018", "609205.5980"), ("2019", "733215.2552"),
  ])
  func salesOfAYear(_ year: String, _ sales: String) throws {
    let periods = try SuperstoreTests.run.get().table("periods")
    let quarters = periods.rows.filter { $0["period"]?.hasPrefix(year) == true }
    #expect(quarters.count == 4)
    let total = quarters.compactMap { $0["revenue"].flatMap { Decimal(string: $0) } }.reduce(0, +)
    #expect(total == Decimal(string: sales))
  }

  typealias Part = (column: String, value: String, sales: String, profit: String)

  /// Sums over the export, reckoned apart from this program.
  static let parts: [Part] = [
    ("Region", "South", "391721.9050", "46749.4303"),
    ("Region", "West", "725457.8245", "108418.4489"),
    ("Region", "Central", "501239.8908", "39706.3625"),
    ("Region", "East", "678781.2400", "91522.7800"),
    ("Category", "Furniture", "741999.7953", "18451.2728"),
    ("Category", "Office Supplies", "719047.0320", "122490.8008"),
    ("Category", "Technology", "836154.0330", "145454.9481"),
  ]

  /// The other regions or categories are left out on purpose.
  @Test(arguments: parts) func salesAndProfitOf(_ part: Part) throws {
    let run = try PublishedRun(
      "superstore",
      replacing: [
        "money: {": "  exclude: [{column: \(part.column), not_in: [\(part.value)]}]\nmoney: {"
      ]
    ) { try $0.linkRealData(RealExports.superstore) }
    #expect(try run.table("headline")("revenue") == part.sales)
    #expect(try run.table("customers").total("profit") == Decimal(string: part.profit))
    if part.column == "Category" {
      let whole = try SuperstoreTests.run.get().table("product_repurchase")
      #expect(try whole("revenue", where: ["entity": "category", "value": part.value]) == part.sales)
    }
  }
}
