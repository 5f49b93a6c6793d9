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
    // A text is stored again only where another stands between: a short one in the order, a longer one as rows came.
    let changes = zip(order, order.dropFirst()).count { rows[Int($0)] != rows[Int($1)] }
    if isShort { #expect(runs.count == changes + 1) }
    let longer = rows.filter { $0.count > 8 || $0.first == 0 }
    let repeats = zip(longer, longer.dropFirst()).count { $0 == $1 }
    #expect(runs.count <= changes + 1 + longer.count - repeats)
    let groups = draft.groups(7)
    #expect(groups.allSatisfy { $0 < 7 } && Set(groups).count > 1)
    for (row, text) in rows.enumerated() {
      #expect(groups[row] == groups[rows.firstIndex(of: text) ?? -1])
      #expect(groups[row] == UInt16(((TextHash.of(text.span) >> 32) * 7) >> 32))
    }
  }

  /// Plain records are read first, and all others one by one after them.
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func rowsOutOfOrderAreJoined(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let rows = (0..<300).flatMap { _ in
      Array(
        repeating: Self.texts.randomElement(using: &random)!, count: Int.random(in: 1...4, using: &random))
    }
    let bytes = rows.flatMap { $0 }
    let starts = rows.reduce(into: [0]) { $0.append($0.last! + $1.count) }
    var draft = DraftTexts(rows: rows.count)
    let isLate = rows.map { _ in Int.random(in: 0..<4, using: &random) == 0 }
    for row in rows.indices.filter({ !isLate[$0] }) + rows.indices.filter({ isLate[$0] }) {
      draft.set(row, to: starts[row]..<starts[row + 1], in: bytes.span)
    }
    draft.joinRuns()
    for row in rows.indices.dropFirst() {
      #expect((draft.keys[row] == draft.keys[row - 1]) == (rows[row] == rows[row - 1]))
    }
    let order = rows.indices.map { UInt32($0) }
    let (runs, column) = draft.runs(at: order)
    #expect(column.all.map { Array(runs.bytes(of: UInt32($0))) } == rows)
  }

  @Test func noRows() {
    var draft = DraftTexts(rows: 0)
    let (runs, column) = draft.runs(at: [])
    #expect(runs.count == 0 && column.isEmpty)
  }
}
