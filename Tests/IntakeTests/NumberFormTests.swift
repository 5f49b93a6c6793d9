import Testing

@testable import Intake

/// Numbers with the signs and marks that a pipeline lists: read exactly, or refused.
@Suite struct NumberFormTests {
  private func units(
    _ field: String, as change: (inout ExportFormat) -> Void
  ) -> String {
    var format = ExportFormat()
    change(&format)
    guard let number = try? DecimalReader(format).read(Array(field.utf8).span) else { return "refused" }
    let sign = number.mantissa < 0 ? "-" : ""
    let digits = String(number.mantissa.magnitude)
    guard number.scale > 0 else { return sign + digits }
    let padded = String(repeating: "0", count: max(0, number.scale + 1 - digits.count)) + digits
    return sign + padded.dropLast(number.scale) + "." + padded.suffix(number.scale)
  }

  private static func american(_ format: inout ExportFormat) {
    format.signs = ["$", "US$", "USD", "¥", "Rs", "kr."]
    format.thousands = .comma
    format.negatives = [.minus, .trailingMinus, .parentheses]
  }

  @Test(arguments: [
    ("$1,963.10", "1963.1"), ("-$1.80", "-1.8"), ("$-1.80", "-1.8"), ("($20.00)", "-20"),
    ("$(63.12)", "-63.12"), ("(20.00)$", "-20"), ("(20.00 $)", "-20"), ("$20.00-", "-20"), ("20.00-$", "-20"),
    ("20.00$-", "-20"), ("USD 12.00", "12"), ("USD12.00", "12"), ("12.00 USD", "12"),
    ("12.00\u{A0}USD", "12"),
    ("USD\u{202F}12", "12"), ("- $ 5", "-5"), ("+$5", "5"), ("$+5", "5"), ("$ -5", "-5"), ("US$5", "5"),
    ("5US$", "5"), ("¥12", "12"), ("￥12", "12"), ("¥１２．００", "12"), ("－＄１，２３４．５", "-1234.5"), ("（＄５）", "-5"),
    ("\u{2212}$5", "-5"), ("$5\u{2212}", "-5"), ("30.00-", "-30"), ("(30.00)", "-30"), ("(0.00)", "0"),
    ("0.00-", "0"), ("$.50", "0.5"), ("Rs 500", "500"), ("Rs 0.50", "0.5"), ("500.Rs", "500"),
    ("kr.500", "500"),
    ("500 kr.", "500"), ("($1,234.56)", "-1234.56"), ("$ (1.00)", "-1"),
  ])
  func listedSigns(field: String, wanted: String) {
    #expect(units(field, as: Self.american) == wanted)
  }

  @Test(arguments: [
    // Two marks, two signs, and marks that do not fit together.
    "-$-1", "--1", "-(1)", "(-1)", "(1)-", "-1-", "+1-", "(+1)", "+(1)", "((1))", "(1", "1)", ")1(", "$$1",
    "$1$",
    "$1 USD", "US$1$", "1-+", "1+", "+-1",
    // Signs without a number, or one that is not listed.
    "$", "-$", "($)", "()", "-", "€5", "5 EUR", "usd 5", "US 5", "$x", "x$5", "$5x", "5$5",
    // Blanks where none may be.
    "- 5", "5 -", "( 5 )", "$ - 5",
    // 0.5 rupees, or 500 paise: it cannot be known.
    "Rs.50", "Rs.500",
    // Groups that do not fit.
    "$1,96", "$25,0000", "($1,2345)", "$,123", "$1,234,56",
  ])
  func whatIsRefused(field: String) {
    #expect(units(field, as: Self.american) == "refused")
  }

  @Test(arguments: ["$5", "5-", "(5)", "USD 5", "30.00 CR", "1,23,456", "−(5)", "￥5"])
  func nothingIsTakenOffThatIsNotListed(field: String) {
    #expect(units(field) { _ in } == "refused")
  }

  @Test func aMinusThatIsNotListed() {
    for field in ["-5", "−5", "－5", "-5.25", "(-5)", "-$5"] {
      #expect(
        units(field) {
          $0.negatives = [.parentheses]
          $0.signs = ["$"]
        } == "refused", "\(field)")
    }
    #expect(units("+5") { $0.negatives = [.parentheses] } == "5")
    #expect(units("(5)") { $0.negatives = [.parentheses] } == "-5")
    #expect(
      PlainDecimal(Self.format { $0.negatives = [.parentheses] }).read(
        8..<10, in: Array("       ;-5".utf8).span) == nil)
  }

  private static func format(_ change: (inout ExportFormat) -> Void) -> ExportFormat {
    var format = ExportFormat()
    change(&format)
    return format
  }

  @Test(arguments: [
    ("30.00 CR", "-30"), ("30.00CR", "-30"), ("30.00 Cr", "-30"), ("30.00\u{A0}cr", "-30"),
    ("30.00 DR", "30"),
    ("30.00", "30"), ("-30.00 CR", "refused"), ("30.00 CR CR", "refused"), ("CR", "refused"),
    ("CR 30", "refused"),
    ("30 CRX", "refused"), ("30 dr", "refused"),
  ])
  func creditsAndDebits(field: String, wanted: String) {
    #expect(
      units(field) {
        $0.negatives = [.minus, .credit]
        $0.signs = ["DR"]
      } == wanted)
  }

  @Test func europeanSigns() {
    func european(_ format: inout ExportFormat) {
      format.signs = ["€", "CHF", "zł", "Fr."]
      format.decimal = .comma
      format.thousands = .blank
      format.negatives = [.minus, .parentheses]
    }
    for (field, wanted) in [
      ("12,00 €", "12"), ("1 234,50 €", "1234.5"), ("1\u{202F}234,50\u{A0}€", "1234.5"),
      ("€(63,12)", "-63.12"),
      ("-12,00\u{A0}€", "-12"), ("€ -12,00", "-12"), ("CHF 1\u{2009}000", "1000"), ("5,00zł", "5"),
      ("Fr. 5", "5"),
      ("12.00 €", "refused"), ("1 23 €", "refused"), ("€ € 5", "refused"), ("5,00 € 1", "refused"),
    ] {
      #expect(units(field, as: european) == wanted, "\(field)")
    }
  }

  @Test(arguments: [
    ("1,23,456.78", "123456.78"), ("12,34,567.00", "1234567"), ("1,000", "1000"), ("12,345", "12345"),
    ("1,00,00,000", "10000000"), ("123456.5", "123456.5"), ("-1,23,456", "-123456"), ("999", "999"),
    ("123,456.00", "refused"), ("1,234,567", "refused"), ("1,23", "refused"), ("1,2,345", "refused"),
    ("1,23,45", "refused"), ("1,23,4567", "refused"), (",23,456", "refused"), ("1,,000", "refused"),
    ("₹1,23,456", "refused"),
  ])
  func indianGroups(field: String, wanted: String) {
    #expect(
      units(field) {
        $0.thousands = .comma
        $0.grouping = .indian
      } == wanted)
  }

  @Test(arguments: [
    ("１２．００", "12"), ("１２", "12"), ("－１２．５", "-12.5"), ("＋７", "7"), ("\u{2212}7", "-7"), ("1２.０", "12"),
    ("１，２３４", "refused"), ("¥１２", "refused"), ("１２。００", "refused"), ("－－１", "refused"),
    ("\u{2013}7", "refused"),
    ("１．２．３", "refused"), ("１ｅ５", "refused"), ("．", "refused"), ("－", "refused"),
  ])
  func fullWidthForms(field: String, wanted: String) {
    #expect(units(field) { _ in } == wanted)
  }

  @Test func fullWidthSignsAreThoseTheyShow() {
    #expect(units("１，２３４．５") { $0.thousands = .comma } == "1234.5")
    #expect(units("１．２３４，５") { ($0.thousands, $0.decimal) = (.point, .comma) } == "1234.5")
    #expect(units("１２，５") { $0.decimal = .comma } == "12.5")
    #expect(units("￥５") { $0.signs = ["¥"] } == "5")
    #expect(units("¥5") { $0.signs = ["￥"] } == "5")
    #expect(units("ＵＳＤ５") { $0.signs = ["USD"] } == "5")
  }
}
