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
      advice(.badCost, "1'234")
        == [#"source.format {decimal: ".", thousands: "'"} would read 1 of 1 examples"#])
    #expect(advice(.badAmount, "x5") == [])
    #expect(advice(.badAmount, "n/a") == [])
  }

  @Test func theSignThatWasFoundIsNamed() {
    #expect(
      advice(.badAmount, "£5") == [
        #"source.format {signs: ["£"]} would read 1 of 1 examples"#,
        #"found before or after the number: "£""#,
      ])
    #expect(
      advice(.badAmount, "$1,200.00", "($200.00)") == [
        #"source.format {signs: ["$"], negatives: [minus, parentheses], decimal: ".", thousands: ","} would read 2 of 2 examples"#,
        #"found before or after the number: "$""#,
      ])
    #expect(
      advice(.badAmount, "12,00\u{A0}€") == [
        #"source.format {signs: ["€"], decimal: ",", thousands: ""} would read 1 of 1 examples"#,
        #"found before or after the number: "€""#,
      ])
    #expect(
      advice(.badAmount, "30.00-") == [
        "source.format {negatives: [minus, trailing_minus]} would read 1 of 1 examples"
      ])
    #expect(
      advice(.badAmount, "1,23,456.78", as: { $0.thousands = .comma }) == [
        "source.format {grouping: indian} would read 1 of 1 examples"
      ])
    #expect(
      advice(.badAmount, "Rs.500").first == #"source.format {signs: ["Rs."]} would read 1 of 1 examples"#)
    #expect(advice(.badAmount, "30.00 CR").first?.contains("negatives: [minus, cr]") == true)
    #expect(advice(.badAmount, "'-5.00").first?.hasPrefix("source.format.guards: spreadsheet") == true)
  }

  @Test(arguments: [
    ("1/13/2024 12:05 AM", "M/d/yyyy h:mm a"), ("Mar 1, 2024 9:15:02 AM PST", "MMM d, yyyy h:mm:ss a"),
    ("Friday, March 1, 2024", "EEEE, MMMM d, yyyy"),
    ("Fri, 1 Mar 2024 10:00:00 +0100", "EEE, d MMM yyyy H:mm:ss"),
    ("45296", "excel"), ("45297.5", "excel"), ("1709251200", "epoch"), ("1709251200000", "epoch_ms"),
    ("14JUN09:17:58:34", "ddMMMyy:HH:mm:ss"), ("2024/3/1 下午2:05", "yyyy/M/d ah:mm"),
  ])
  func patternsOfOtherForms(example: String, pattern: String) {
    #expect(
      advice(.badDate, example) == ["source.format.dates: \"\(pattern)\" would read 1 of 1 examples"])
  }

  @Test func quotesOfOtherDialects() {
    #expect(
      advice(.badQuoting, #"A,"say \"hi\", ok",5"#)
        == [#"source.format.escape: backslash would read \" within a field as a quote"#])
    #expect(
      advice(.badQuoting, #"="00123",5"#)
        == [#"source.format.guards: spreadsheet would read ="…" as the value in it"#])
    #expect(advice(.badQuoting, #"a"b,5"#) == [])
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
