import Foundation
import Testbench
import Testing

/// The first 10,000 records of Online Retail as a European export has them: semicolons, a mark, decimal commas, the day
/// before the month.
@Suite(
  .enabled(
    if: RealData.path(RealExports.variant) != nil && RealData.path(RealExports.onlineRetail) != nil,
    "PATRON_DATA has no \(RealExports.variant)"))
struct VariantTests {
  @Test func anotherFormGivesTheSameTables() throws {
    let original = try PublishedRun("online-retail") { place in
      let export = try Data(
        contentsOf: URL(fileURLWithPath: #require(RealData.path(RealExports.onlineRetail))))
      var end = export.startIndex
      for _ in 0...10_000 {
        end = try #require(export[end...].firstIndex(of: UInt8(ascii: "\n"))) + 1
      }
      try place.write("data/" + RealExports.onlineRetail, export[..<end])
    }
    let variant = try PublishedRun(
      "online-retail",
      replacing: [
        "encoding: iso-8859-1": "delimiter: \";\"\n    decimal: \",\"", "M/d/yyyy H:mm": "d/MM/yyyy HH:mm",
      ]
    ) {
      try $0.link("data/" + RealExports.onlineRetail, to: #require(RealData.path(RealExports.variant)))
    }
    #expect(try original.table("quality")("lines", where: ["file": "(total)"]) == "10000")
    #expect(try original.table("quality")("refused", where: ["file": "(total)"]) == "2291")
    // Only the refused records themselves are shown as they stood.
    #expect(variant.differing(from: original, besides: ["refusals"]) == [])
    for column in ["file", "reason", "lines", "first_line"] {
      #expect(
        try variant.table("refusals").column(column) == original.table("refusals").column(column))
    }
  }
}
