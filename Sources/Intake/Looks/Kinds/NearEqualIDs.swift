internal import Base

/// Are there customers whose ids differ only in the way they are written: by capitals, a `.0` behind digits, zeros in front
/// of them, blanks, or the Unicode form of an accent? They are mostly one person, who then never comes back.
///
/// One pair is enough. A fixed sample of 1024 customers is looked at, by their ids without these differences; up to 1024
/// customers it is all of them. Lines and money are those of the ids found. Where ids are codes in which capitals count,
/// such pairs are right: accept the suspicion then.
enum NearEqualIDs: Look {
  static let kind = SuspicionKind.nearEqualIDs

  static func suspicions(_ evidence: Evidence) -> [Suspicion] {
    var (ids, lines, units) = (0, 0, Int64(0))
    var example: [String] = []
    for spellings in evidence.customers.spellings where spellings.ids.count > 1 {
      let written = spellings.ids.map { String(decoding: $0, as: UTF8.self) }
      // All have one folded number; the letters decide.
      let alike = IDSpellings.groups(written).joined().sorted()
      guard !alike.isEmpty else { continue }
      ids += alike.count
      lines &+= alike.reduce(0) { $0 &+ spellings.lines[$1] }
      units &+= alike.reduce(0) { $0 &+ spellings.units[$1] }
      let pair = alike.prefix(2).map { written[$0] }
      // The first pair by its letters.
      if example.isEmpty || pair.joined().utf8.lexicographicallyPrecedes(example.joined().utf8) {
        example = pair
      }
    }
    guard ids > 0 else { return [] }
    let keys = keys(example)
    return [
      Suspicion(
        kind, file: Suspicion.allFiles, lines: lines, money: Money(units: units),
        example: evidence.source.hidesRecords
          ? "" : RawText.brief(example.map(shown).joined(separator: " and ")),
        advice: "\(ids) customers' ids differ only in the way they are written"
          + (evidence.customers.isComplete ? "" : ", in a sample of 1024") + "; "
          + "source.columns.customer: {column: \(evidence.customerColumn.quotedForAdvice)\(keys)} makes one customer "
          + "of them")
    ]
  }

  /// With its signs that are not seen.
  private static func shown(_ id: String) -> String {
    id.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } ? id : String(reflecting: id)
  }

  private static func keys(_ example: [String]) -> String {
    guard example.count == 2, let keys = IDSpellings.keys(making: example[0], example[1]) else { return "" }
    return (keys.dropsPointZero ? ", drop_suffix: \".0\"" : "") + (keys.foldsCase ? ", fold_case: true" : "")
  }
}
