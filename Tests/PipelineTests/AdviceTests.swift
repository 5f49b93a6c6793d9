import Base
import Intake
import Testing

@testable import Pipeline

@Suite struct AdviceTests {
  private func advice(
    _ refusal: Refusal, _ examples: String..., as change: (inout ExportFormat) -> Void = { _ in }
  ) -> [String] {
    var format = ExportFormat()
    change(&format)
    return Advice(examples: examples, format: format).lines(for: refusal)
  }

  @Test func aPatternThatReadsTheExamplesIsProposed() {
    #expect(
      advice(.badDate, "31.12.2026", "1.2.2026")
        == ["source.format.dates: \"d.M.yyyy\" would read 2 of 2 examples"])
    #expect(
      advice(.badDate, "2026-12-31 8:15", "soon")
        == ["source.format.dates: \"yyyy-M-d H:mm\" would read 1 of 2 examples"])
    #expect(
      advice(.badDate, "3/4/2026")
        == [
          "source.format.dates: \"d/M/yyyy\" or \"M/d/yyyy\" would read 1 of 1 examples",
          "which of them is right, rows with a number over 12 show it",
        ])
    #expect(advice(.badDate, "soon") == [])
  }

  @Test func signsThatReadTheExamplesAreProposed() {
    #expect(
      advice(.badAmount, "1.234,50")
        == [#"source.format {decimal: ",", thousands: "."} would read 1 of 1 examples"#])
    #expect(
      advice(.badPrice, "1,234.50", "7")
        == [#"source.format {decimal: ".", thousands: ","} would read 2 of 2 examples"#])
    #expect(
      advice(.badCost, "1'234") == [
        #"source.format {decimal: ".", thousands: "'"} or {decimal: ",", thousands: "'"} would read 1 of 1 examples"#
      ])
    #expect(advice(.badAmount, "£5") == [])
  }

  @Test func encodingsThatMakeSenseOfTheExampleAreProposed() {
    #expect(
      advice(.badEncoding, #"caf\xE9,1"#) == [
        #"source.format.encoding: windows-1252 would read it as "café,1""#,
        #"source.format.encoding: macintosh would read it as "cafÈ,1""#,
      ])
    #expect(
      advice(.badEncoding, #"\xC1\xD6\xD0\xA1,1"#).first
        == #"source.format.encoding: gb18030 would read it as "林小,1""#)
    #expect(advice(.badEncoding, #"caf\xE9,1"#, as: { $0.encoding = .gbk }) == [])
  }
}
