import Foundation
import Testbench
import Testing

/// Published figures of a randomised e-mail test and of a survey, and the orders of Superstore that came back, in the tables
/// as they are written.
struct RelationsTests {
  private static func records(_ path: String) throws -> [[Substring]] {
    let bytes = try RealData.bytes(of: #require(RealData.path(path)))
    return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
      .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
  }

  /// K. Hillstrom, "The MineThatData E-Mail Analytics And Data Mining Challenge" (2008): 64,000 customers in three groups.
  @Test(
    .enabled(if: RealData.path("hillstrom/targets.csv") != nil, "PATRON_DATA has no hillstrom/targets.csv"))
  func hillstromsMailsWork() throws {
    let place = try Workplace()
    try place.linkRealData("hillstrom")
    let targets = try Self.records("hillstrom/targets.csv").dropFirst()
    try place.write(
      "targets.csv",
      "campaign,customer,group\n" + targets.map { "test,\($0[0]),\($0[1])\n" }.joined())
    try place.write("campaigns.csv", "campaign,start,end\ntest,2008-03-20,2008-04-02\n")
    try place.write(
      "hillstrom.yml",
      """
      pipeline: hillstrom
      source:
        files: [data/hillstrom/purchases.csv]
        columns: {customer: customer, date: day, amount: spend}
        data_from: 2008-03-01
      money: {currency: USD}
      as_of: 2008-05-31
      campaigns:
        files: [campaigns.csv]
        columns: {campaign: campaign, start: start, end: end}
        targets: {files: [targets.csv], columns: {campaign: campaign, customer: customer, group: group}}
        control: [No E-Mail]

      """)
    let run = try PublishedRun("hillstrom.yml", publishing: "hillstrom", at: place)
    let lift = try run.table("campaign_lift")
    let columns = [
      "design", "targeted", "control", "targeted_rate", "control_rate", "rate_difference",
      "rate_difference_low", "rate_difference_high", "targeted_per_customer", "control_per_customer",
      "difference", "difference_low", "difference_high",
    ]
    func row(_ group: String) throws -> [String] {
      try columns.map { try lift($0, where: ["group": group, "phase": "during"]) }
    }
    #expect(
      try row("Mens E-Mail") == [
        "randomised", "21307", "21306", "0.012531", "0.005726", "0.006805", "0.005014", "0.008641", "1.42",
        "0.65", "0.77", "0.49", "1.05",
      ])
    #expect(
      try row("Womens E-Mail") == [
        "randomised", "21387", "21306", "0.008837", "0.005726", "0.003111", "0.001502", "0.004745", "1.08",
        "0.65", "0.42", "0.17", "0.68",
      ])
    #expect(!lift.rows.contains { $0["group"] == "No E-Mail" })
  }

  /// M. Tenenhaus, V. Esposito Vinzi, Y.-M. Chatelin, C. Lauro, "PLS path modeling", Computational Statistics & Data
  /// Analysis 48 (2005), 159–205, table 2: Cronbach's alpha .452 .779 .472 .723 .877 .824 of standardized items.
  @Test(.enabled(if: RealData.path("survey/mobi.csv") != nil, "PATRON_DATA has no survey/mobi.csv"))
  func constructsHangTogetherAsPublished() throws {
    let place = try Workplace()
    try place.linkRealData("survey")
    try place.write("lines.csv", "customer,day,amount\na,2024-01-01,1.00\n")
    try place.write(
      "survey.yml",
      """
      pipeline: survey
      source:
        files: [lines.csv]
        columns: {customer: customer, date: day, amount: amount}
      survey:
        files: [data/survey/mobi.csv]
        scale: {low: 1, high: 10}
        constructs:
          expectation: [CUEX1, CUEX2, CUEX3]
          satisfaction: [CUSA1, CUSA2, CUSA3]
          loyalty: [CUSL1, CUSL2, CUSL3]
          image: [IMAG1, IMAG2, IMAG3, IMAG4, IMAG5]
          quality: [PERQ1, PERQ2, PERQ3, PERQ4, PERQ5, PERQ6, PERQ7]
          value: [PERV1, PERV2]

      """)
    let quality = try PublishedRun("survey.yml", publishing: "survey", at: place)
      .table("relationship_quality")
    #expect(try quality.column("respondents") == Array(repeating: "250", count: 6))
    let alphas = try quality.column("alpha_standardized").map { try #require(Double($0)) }
    let published = [0.452, 0.779, 0.472, 0.723, 0.877, 0.824]
    #expect(zip(alphas, published).allSatisfy { abs($0 - $1) < 0.0005 }, "\(alphas)")
  }

  /// The ids of returns are those of two years earlier; all of them are found.
  @Test(
    .enabled(
      if: RealData.path("returns/returns.csv") != nil && RealData.path(RealExports.superstore) != nil,
      "PATRON_DATA has no returns/returns.csv"))
  func allReturnedOrdersAreFound() throws {
    let place = try Workplace()
    let returns = try Self.records("returns/returns.csv").dropFirst().map { record in
      let parts = record[1].split(separator: "-")
      let year = try #require(Int(parts[1]))
      return "\(parts[0])-\(year + 2)-\(parts[2])\n"
    }
    try place.write("data/returns.csv", "order\n" + returns.joined())
    try place.linkRealData(RealExports.superstore)
    try place.copyPipeline(
      "superstore",
      replacing: [
        "money: {":
          "feedback: {files: [data/returns.csv], columns: {order: order}, kind: return, complaints: [return]}\nmoney: {"
      ])
    let run = try PublishedRun("pipelines/superstore.yml", publishing: "superstore", at: place)
    let exports = try run.table("exports")
    #expect(
      try ["records", "accepted", "known", "unknown"].map { try exports($0) } == ["296", "296", "296", "0"])
  }
}
