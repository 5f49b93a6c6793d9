import Foundation
import Testbench
import Testing

/// UCI Online Retail (D. Chen et al., Journal of Database Marketing 19, 2012): 541,909 records, whole, without what
/// was cancelled, as one file a day, and as of an earlier day.
@Suite(
  .enabled(
    if: RealData.path(RealExports.onlineRetail) != nil, "PATRON_DATA has no online-retail/online-retail.csv"))
struct OnlineRetailTests {
  static let whole = Result {
    try PublishedRun("online-retail") { try $0.linkRealData(RealExports.onlineRetail) }
  }

  @Test func theAccount() throws {
    let quality = try OnlineRetailTests.whole.get().table("quality")
    let total: KeyValuePairs = ["file": "(total)"]
    #expect(try quality("lines", where: total) == "541909")
    let parts = ["accepted", "after_as_of", "duplicate", "excluded", "refused"]
    let counts = try parts.map { try #require(Int(try quality($0, where: total))) }
    #expect(counts.reduce(0, +) == 541_909)
    let refusals = try OnlineRetailTests.whole.get().table("refusals")
    #expect(try refusals("lines", where: ["reason": "missing_customer"]) == "135080")
  }

  @Test func theWholeCrowd() throws {
    let run = try OnlineRetailTests.whole.get()
    let headline = try run.table("headline")
    #expect(try headline("customers") == "4334")
    #expect(try headline("orders") == "18364")
    #expect(try headline("revenue") == "8300065.814")
    #expect(try run.table("customers").rows.count == 4334)
    #expect(try run.table("periods").total("orders") == 18_364)
    let pyramid = try run.table("pyramid")
    #expect(try pyramid("customers", where: ["tier": "platinum"]) == "213")
    #expect(try pyramid("revenue", where: ["tier": "platinum"]) == "3854073.560")
    // The window's revenue is the tiers' (8,005,913.764), what the inactive sent back in it, and what was sent back
    // by those who never kept anything: no table has that sum, but the books do.
    #expect(try pyramid.total("revenue") == Decimal(string: "8004486.194"))
    let books = try run.table("reconciliation")
    let identity = "Σ pyramid.revenue + refund-only customers' revenue in W = revenue in W"
    #expect(try books("left", where: ["identity": identity]) == "7995442.464")
    #expect(try books("right", where: ["identity": identity]) == "7995442.464")
  }

  @Test func theBooksBalance() throws {
    let differences = try OnlineRetailTests.whole.get().table("reconciliation").column("difference")
    #expect(!differences.isEmpty)
    #expect(differences.allSatisfy { Decimal(string: $0) == 0 })
  }

  /// Without cancelled invoices and lines that sell nothing: the cut of most published work.
  @Test func salesOnly() throws {
    let run = try PublishedRun("online-retail-sales") { try $0.linkRealData(RealExports.onlineRetail) }
    #expect(try run.table("headline")("revenue") == "8911407.904")
    #expect(try run.table("headline")("customers") == "4338")
    #expect(try run.table("quality")("accepted", where: ["file": "(total)"]) == "397884")
    let buyers = try run.table("periods").column("buyers")
    #expect(buyers.count == 13)
    #expect(buyers.prefix(3) == ["885", "741", "758"])
    #expect(buyers.suffix(2) == ["1664", "615"])
    #expect(try run.table("reconciliation").column("difference").allSatisfy { Decimal(string: $0) == 0 })
  }

  /// Another encoding, other dates, 305 files and ids like `17850.0`: the same tables, apart from the account of the
  /// input and the way an id is written.
  @Test(
    .enabled(
      if: RealData.path(RealExports.onlineRetailByDay) != nil, "PATRON_DATA has no online-retail/by-day"))
  func aFileADayGivesTheSameTables() throws {
    let whole = try OnlineRetailTests.whole.get()
    let daily = try PublishedRun(
      "online-retail",
      replacing: [
        "  files: [data/online-retail/online-retail.csv]": "  files: [data/online-retail/by-day/*.csv]",
        "    encoding: iso-8859-1\n": "", "[M/d/yyyy H:mm]": "[yyyy-MM-dd HH:mm:ss]",
      ]
    ) { try $0.linkRealData(RealExports.onlineRetailByDay) }
    let withIDs: Set = ["customers", "key_accounts", "customer_value", "first_purchases"]
    #expect(
      daily.differing(from: whole, besides: withIDs.union(["quality", "refusals", "suspicions"])) == [])
    for name in withIDs {
      let (theirs, ours) = (try daily.table(name), try whole.table(name))
      #expect(theirs.header == ours.header)
      let rows = theirs.rows.map { row -> [String: String] in
        var row = row
        if let id = row["customer_id"], id.hasSuffix(".0") { row["customer_id"] = String(id.dropLast(2)) }
        return row
      }
      #expect(rows == ours.rows, "\(name)")
    }
    let total: KeyValuePairs = ["file": "(total)"]
    let accounts = try [daily, whole].map { try $0.table("quality") }
    for column in accounts[0].header {
      #expect(try accounts[0](column, where: total) == accounts[1](column, where: total), "quality.\(column)")
    }
    #expect(try daily.table("refusals").total("lines", where: ["reason": "missing_customer"]) == 135_080)
  }

  /// What would have been known on that day.
  @Test func asOfADayEqualsAnExportCutAtThatDay() throws {
    let asOf = try PublishedRun("online-retail", arguments: ["--as-of", "2011-06-30"]) {
      try $0.linkRealData(RealExports.onlineRetail)
    }
    let cut = try PublishedRun("online-retail") { place in
      // The export is in the order of its days, so its beginning is what it was then.
      let export = try Data(
        contentsOf: URL(fileURLWithPath: #require(RealData.path(RealExports.onlineRetail))))
      let nextDay = try #require(export.range(of: Data(",7/1/2011 ".utf8)))
      let end = try #require(export[..<nextDay.lowerBound].lastIndex(of: UInt8(ascii: "\n")))
      try place.write("data/" + RealExports.onlineRetail, export[...end])
    }
    try SameFigures.expect(asOf, cut)
    #expect(try cut.table("headline")("as_of") == "2011-06-30")
    #expect(try asOf.table("quality")("after_as_of", where: ["file": "(total)"]) != "0")
  }
}
