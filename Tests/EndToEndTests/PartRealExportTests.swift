import Foundation
import Testbench
import Testing

/// Real exports in parts.
@Suite struct PartRealExportTests {
  /// 541,909 records with refusals, quotes, and an encoding of its own.
  @Test(
    .enabled(
      if: RealData.path(RealExports.onlineRetail) != nil, "PATRON_DATA has no online-retail/online-retail.csv"
    ))
  func onlineRetail() throws {
    let place = try Workplace()
    try place.linkRealData(RealExports.onlineRetail)
    try place.copyPipeline("online-retail")
    try place.expectSameBytes(
      "pipelines/online-retail.yml", of: "online-retail", ["data/" + RealExports.onlineRetail],
      [PartRun.Cut(readers: 1, counters: 3, cuts: 2, seed: 8)])
  }

  /// Customers have values here: the models are fitted by several tasks, each for itself.
  @Test(.enabled(if: RealData.path("cdnow") != nil, "PATRON_DATA has no cdnow"))
  func cdnow() throws {
    let place = try Workplace()
    try place.linkRealData("cdnow")
    try place.copyPipeline("cdnow")
    let text = try String(contentsOfFile: place("pipelines/cdnow.yml"), encoding: .utf8)
    let export = try #require(text.firstMatch(of: /files: \[([^\]*,]+)\]/)).1
    try place.expectSameBytes(
      "pipelines/cdnow.yml", of: "cdnow", [String(export)],
      [PartRun.Cut(readers: 1, counters: 4, seed: 9)])
    #expect(try place.table("customer_value", of: "cdnow").column("value_rank").contains("1"))
  }
}
