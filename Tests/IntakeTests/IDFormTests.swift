import CSV
import Testing

@testable import Intake

/// The quick look at a longer id passes over none that the slow one knows.
@Suite struct IDFormTests {
  @Test(arguments: [
    "Grand Total", "grand totals of May", "undefined", "Zwischensumme", "total général", "Gesamtsumme",
    "Total January", "17850 Total", "17850 subtotal", "2.02207E+18", "2.0E+18123", "2,02207E+18",
    "3E+1812345",
    "'0123456789", "=\"0123456789\"", "合计 二月", "итого за май", "#########", "-----------", "Razem: maj",
    "sub-total 3", "Suma całość", "Zwischensumme:",
  ]) func whatIsOddMayBeOdd(_ id: String) {
    let bytes = Array(id.utf8)
    let mayBeOdd = IDForm.mayBeOdd(bytes.span)
    #expect(mayBeOdd || IDForm.trace(of: bytes) == nil)
  }

  @Test func mostOfThemAreOdd() {
    for id in ["Grand Total", "undefined", "17850 Total", "2.02207E+18", "'0123456789", "#########", "合计 二月"]
    {
      #expect(IDForm.trace(of: Array(id.utf8)) != nil, "\(id)")
    }
  }

  @Test(arguments: ["C00010544", "customer-17", "4711000815", "anna@example.org", "9f1c7d02-55aa"])
  func usualIDsAreNot(_ id: String) {
    let bytes = Array(id.utf8)
    let mayBeOdd = IDForm.mayBeOdd(bytes.span)
    #expect(!mayBeOdd)
    #expect(IDForm.trace(of: Array(id.utf8)) == nil)
  }

  /// Capitals, blanks and zeros are no difference in a short id, in one of two words, and in a longer one.
  @Test(arguments: [
    ("AB12", "ab12"), ("C00010544", "c00010544"), ("ABCDEFGHIJKLMNOP", "abcdefghijklmnop"),
    ("ABCDEFGHIJKLMNOPQ", "abcdefghijklmnopq"), ("0000123456789", "123456789"), ("123456789.0", "123456789"),
    ("000012345678", "12345678"),
  ]) func oneNumberForAllWaysToWriteAnID(_ one: String, _ other: String) {
    #expect(number(one) == number(other))
    #expect(number(one) != number(other + "x"))
  }

  private func number(_ id: String) -> UInt64 {
    let bytes = Array(id.utf8)
    return ShortText.number(of: bytes.span).map(IDFolding.number(ofShort:))
      ?? IDFolding.number(ofLong: bytes.span)
  }
}
