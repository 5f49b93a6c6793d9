import Testing

@testable import Intake

@Suite struct CaseFoldingTests {
  private func folded(_ text: String) -> String {
    CaseFolding.folded(text.utf8).map { String(decoding: $0, as: UTF8.self) } ?? text
  }

  @Test(arguments: [
    ("ann@example.com", "ann@example.com"), ("Ann@EXAMPLE.Com", "ann@example.com"), ("ÄÖÜ", "äöü"),
    ("STRASSE", "strasse"), ("Straße", "straße"), ("STRAẞE", "straße"), ("ΟΔΟΣ", "οδοσ"), ("οδος", "οδοσ"),
    ("ЖАННА", "жанна"), ("İ", "İ"), ("ı", "ı"), ("I", "i"), ("\u{212A}", "k"), ("ſ", "s"), ("ﬁ", "ﬁ"),
    ("Ⱥ", "ⱥ"), ("Ａ１", "ａ１"), ("客户A", "客户a"), ("𐐀", "𐐨"), ("Ꭰ", "Ꭰ"), ("ꭰ", "Ꭰ"), ("00A7", "00a7"),
  ])
  func words(written: String, wanted: String) {
    // By scalars: Swift takes a composed and a decomposed letter for one.
    #expect(Array(folded(written).unicodeScalars) == Array(wanted.unicodeScalars))
  }

  /// The standard library knows nothing of folding, but it knows the cases of every letter: all cases of a letter fold
  /// to one.
  @Test func allCasesOfALetterFoldToOne() {
    let exceptions: Set<UInt32> = [0x130, 0x131]
    var tried = 0
    for value in UInt32(0)...0x1FFFF {
      // Letters that came after Unicode 14 may have no entry in the table.
      guard let scalar = Unicode.Scalar(value), !exceptions.contains(value),
        let age = scalar.properties.age, age.major <= 14
      else { continue }
      let folded = CaseFolding.folded(scalar)
      #expect(CaseFolding.folded(folded) == folded)
      for mapping in [
        scalar.properties.lowercaseMapping, scalar.properties.uppercaseMapping,
        scalar.properties.titlecaseMapping,
      ] {
        let others = Array(mapping.unicodeScalars)
        guard others.count == 1, others[0] != scalar,
          others[0].properties.age.map({ $0.major <= 14 }) ?? false
        else { continue }
        tried += 1
        #expect(CaseFolding.folded(others[0]) == folded, "U+\(String(value, radix: 16))")
      }
    }
    #expect(tried > 2500)
  }

  @Test func whatHasNoCaseIsLeftAlone() {
    for text in ["", "12345", "a-b.c@d", "é漢", "e\u{301}"] { #expect(CaseFolding.folded(text.utf8) == nil) }
  }
}
