import Base
import Testbench
import Testing

@testable import Intake

/// What is refused is only put off: mended and handed in again, the records come to what they would have come to.
@Suite struct MendingTests {
  /// Ways to damage a record, each with what it is refused for.
  static let damages: [(refusal: String, damage: @Sendable ([String]) -> String)] = [
    ("missing_customer", { ";\($0[1]);\($0[2])" }), ("missing_date", { "\($0[0]);;\($0[2])" }),
    ("bad_date", { "\($0[0]);2026-02-30;\($0[2])" }), ("missing_amount", { "\($0[0]);\($0[1]);" }),
    ("bad_amount", { "\($0[0]);\($0[1]);\($0[2])x" }), ("too_precise", { "\($0[0]);\($0[1]);\($0[2])1" }),
    ("field_count", { "\($0[0]);\($0[1]);\($0[2]);x" }), ("bad_quoting", { "\($0[0])\";\($0[1]);\($0[2])" }),
    ("bad_encoding", { "\($0[0])\0;\($0[1]);\($0[2])" }),
  ]

  static func cleanRecord(_ random: inout SplitMix64) -> [String] {
    let day = Day(number: 20_000 + Int32.random(in: 0...400, using: &random))
    let cents = 100 + Int.random(in: 0...99, using: &random)
    return [
      "c\(Int.random(in: 1...20, using: &random))", "\(day)",
      "\(Int.random(in: -9...99, using: &random)).\("\(cents)".dropFirst())",
    ]
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func mendedRejectsGiveTheCleanExport(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let clean = (0..<Int.random(in: 1...200, using: &random)).map { _ in Self.cleanRecord(&random) }
    var damaged: [String] = []
    var refused: [(line: Int, refusal: String)] = []
    for record in clean {
      let way = Self.damages[Int.random(in: 0..<Self.damages.count, using: &random)]
      let isDamaged = Int.random(in: 0..<4, using: &random) == 0
      // The header is line 1.
      if isDamaged { refused.append((damaged.count + 2, way.refusal)) }
      damaged.append(isDamaged ? way.damage(record) : record.joined(separator: ";"))
    }

    var desk = Desk.plain
    desk.blockSize = 300
    desk.asOf = Day(iso: "2030-01-01")
    desk.source.dataFrom = Day(iso: "2020-01-01")
    let whole = try desk.read(Desk.text(of: clean.map { $0.joined(separator: ";") }))
    try #require(whole.rejects.isEmpty && whole.lines.count == clean.count)

    let first = try desk.read(Desk.text(of: damaged))
    #expect(first.rejects.map(\.line) == refused.map(\.line))
    #expect(first.rejects.map(\.refusal.rawValue) == refused.map(\.refusal))
    #expect(first.rejects.map(\.record) == refused.map { damaged[$0.line - 2] })
    #expect(first.total.lines == first.total.accepted + first.total.refusedLines)

    // What was read stands; each reject is mended by the record it came from.
    let mended = first.rejects.map { clean[$0.line - 2].joined(separator: ";") }
    let taken = Set(first.rejects.map(\.line))
    let kept = damaged.indices.filter { !taken.contains($0 + 2) }.map { damaged[$0] }
    let both = try desk.read(Desk.text(of: kept), Desk.text(of: mended))
    #expect(both.rejects.isEmpty)
    #expect(both.lines.counted == whole.lines.counted)
    #expect(both.total.revenue == whole.total.revenue)
    #expect(both.total.firstDay == whole.total.firstDay)
    #expect(both.total.lastDay == whole.total.lastDay)

    // And with the damaged export left where it is.
    let beside = try desk.read(Desk.text(of: damaged), Desk.text(of: mended))
    #expect(beside.lines.counted == whole.lines.counted)
    #expect(beside.rejects.count == refused.count)
    #expect(beside.total.revenue == whole.total.revenue)
  }
}

extension Desk {
  fileprivate static func text(of records: [String]) -> String {
    "customer;day;amount\n" + records.map { $0 + "\n" }.joined()
  }
}

extension [Handed.Line] {
  /// How often each line comes, in whatever order.
  fileprivate var counted: [Handed.Line: Int] { reduce(into: [:]) { $0[$1, default: 0] += 1 } }
}
