import Base
import Testbench
import Testing

@testable import Intake

/// Which ids are one but for the way they are written, and by which keys they become one.
@Suite struct IDSpellingsTests {
  @Test func keysThatMakeOneOfTwo() throws {
    func keys(_ a: String, _ b: String) -> String? {
      IDSpellings.keys(making: a, b).map { "\($0.foldsCase ? "case" : "") \($0.dropsPointZero ? ".0" : "")" }
    }
    #expect(keys("Ann@x.org", "ann@X.org") == "case ")
    #expect(keys("17850", "17850.0") == " .0")
    #expect(keys("ΣΑΣ", "σας") == "case ")
    #expect(keys("a", "a") == " ")
    for (a, b) in [
      ("007", "7"), ("Ann Lee", "Ann\u{A0}Lee"), ("Jos\u{E9}", "Jose\u{301}"), ("a.0", "a"), ("a", "b"),
    ] { #expect(keys(a, b) == nil, "\(a) \(b)") }
  }

  /// By comparing each with each.
  @Test func groupsAreThoseOfAllPairs() {
    var random = SplitMix64(seed: 5)
    let ids = Set(
      (0..<400).map { _ in random.text(of: ["a", "A", "0", "1", ".0", " ", "é", "e\u{301}"], atMost: 4) }.map
      { Array($0.utf8) }
    )
    .map { String(decoding: $0, as: UTF8.self) }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let alike = ids.indices.map { a in
      ids.indices.filter { IDFolding.spelled(ids[$0]) == IDFolding.spelled(ids[a]) }
    }
    let groups = IDSpellings.groups(ids)
    #expect(groups.count > 20)
    #expect(groups == ids.indices.filter { alike[$0].count > 1 && alike[$0][0] == $0 }.map { alike[$0] })
    // What a key makes one is alike.
    for (a, b) in zip(ids.indices, ids.indices.dropFirst())
    where IDSpellings.keys(making: ids[a], ids[b]) != nil {
      #expect(alike[a].contains(b), "\(ids[a]) \(ids[b])")
    }
  }

  @Test func wordsThatAreNoCustomers() {
    let ids = ["U1", "NULL", "0", "Grand Total", "Total May", "n/a", "Totally"]
    #expect(OddIDs.of(.wordForNothing, among: ids, evenDoubtful: false) == ["NULL", "n/a"])
    #expect(OddIDs.of(.wordForNothing, among: ids, evenDoubtful: true) == ["NULL", "0", "n/a"])
    #expect(OddIDs.of(.totalRow, among: ids, evenDoubtful: false) == ["Grand Total"])
    #expect(OddIDs.of(.totalRow, among: ids, evenDoubtful: true) == ["Grand Total", "Total May"])
    #expect(OddIDs.of(.nearEqualIDs, among: ids, evenDoubtful: true) == [])
  }
}
