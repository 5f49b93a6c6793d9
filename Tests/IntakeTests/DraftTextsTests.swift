import CSV
import Testbench
import Testing

@testable import Intake

@Suite struct DraftTextsTests {
  /// Ids of one to twenty bytes, none, and two that only a NUL in front would tell apart from places in a list.
  private static let texts =
    [
      "", "1", "2", "c-000001", "c-000002", "c-0000001", "a longer id than that", "\u{1}", "\u{0}\u{1}",
      "é漢é漢",
    ]
    .map { Array($0.utf8) }

  /// The column as it is put into runs must say what each row said, whatever the order of the rows.
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func runsSayWhatRowsSaid(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let isShort = seed % 2 == 0
    let known = isShort ? Self.texts.filter { $0.count < 8 && $0.first != 0 } : Self.texts
    var rows: [[UInt8]] = []
    for _ in 0..<200 {
      let text = try #require(known.randomElement(using: &random))
      rows += Array(repeating: text, count: Int.random(in: 1...4, using: &random))
    }
    let bytes: [UInt8] = rows.flatMap { $0 + [0x3B] }
    var draft = DraftTexts(rows: rows.count)
    var start = 0
    for (row, text) in rows.enumerated() {
      draft.set(row, to: start..<start + text.count, in: bytes.span)
      start += text.count + 1
    }
    let order = rows.indices.map { UInt32($0) }.shuffled(using: &random).prefix(150)
    let (runs, column) = draft.runs(at: Array(order))
    #expect(column.all.map { Array(runs.bytes(of: UInt32($0))) } == order.map { rows[Int($0)] })
    if isShort {
      // A text is stored again only where another stands between.
      let changes = zip(order, order.dropFirst()).count { rows[Int($0)] != rows[Int($1)] }
      #expect(runs.count == changes + 1)
    } else {
      #expect(Set((0..<UInt32(runs.count)).map { Array(runs.bytes(of: $0)) }).count == runs.count)
    }
    let groups = draft.groups(7)
    #expect(groups.allSatisfy { $0 < 7 } && Set(groups).count > 1)
    for (row, text) in rows.enumerated() {
      #expect(groups[row] == groups[rows.firstIndex(of: text) ?? -1])
      #expect(groups[row] == UInt16(((TextHash.of(text.span) >> 32) * 7) >> 32))
    }
  }

  @Test func noRows() {
    var draft = DraftTexts(rows: 0)
    let (runs, column) = draft.runs(at: [])
    #expect(runs.count == 0 && column.isEmpty)
  }
}
