import Base
import CSV
import Testbench
import Testing

@testable import Intake

/// Dates known by the one before against dates that are read.
@Suite struct RecentDateTests {
  @Test(arguments: [
    "yyyy-MM-dd HH:mm:ss", "dd.MM.yyyy HH:mm", "yyyyMMdd", "HH:mm MM/dd/yyyy", "yyyy-MM-ddTHH:mm:ssZ",
  ])
  func knownDatesAreTheDatesRead(text: String) throws {
    let pattern = try DatePattern(text)
    let fixed = try #require(pattern.fixed)
    var recent = try #require(RecentDate(fixed))
    var random = SplitMix64(seed: UInt64(text.utf8.count))
    var (known, left) = (0, 0)
    for _ in 0..<20_000 {
      let field = Array(Self.written(text, &random).utf8)
      let bytes = [0x3B] + field + [0x3B]
      let place = 1..<1 + field.count
      let day = pattern.day(in: field.span)
      if let quick = recent.day(in: place, of: bytes.span) {
        known += 1
        #expect(quick == day, "\(String(decoding: field, as: UTF8.self))")
      } else {
        // What does not fit the pattern byte by byte is no date, or is left to the pattern.
        left += day == nil ? 0 : 1
      }
    }
    #expect(known > 5000 && left == 0)
  }

  /// A date of any day and time, sometimes with a byte that does not belong there.
  private static func written(_ pattern: String, _ random: inout SplitMix64) -> String {
    func two(_ range: ClosedRange<Int>) -> String {
      let number = Int.random(in: range, using: &random)
      return number < 10 ? "0\(number)" : "\(number)"
    }
    var text = pattern.replacing("yyyy", with: "20" + two(23...26)).replacing("MM", with: two(0...13))
    text = text.replacing("dd", with: Int.random(in: 0..<2, using: &random) == 0 ? two(0...32) : "09")
    text = text.replacing("HH", with: two(0...24)).replacing("mm", with: two(0...60))
    text = text.replacing("ss", with: two(0...60))
    guard Int.random(in: 0..<10, using: &random) == 0 else { return text }
    var bytes = Array(text.utf8)
    bytes[Int.random(in: bytes.indices, using: &random)] =
      [0x30, 0x39, 0x3A, 0x2F, 0x20].randomElement(using: &random) ?? 0
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What the first pattern cannot read, and a later one does, is not taken for the first one's day.
  @Test func severalPatterns() throws {
    var desk = Desk.plain
    desk.source.format.dates = [try DatePattern("yyyy-MM-dd HH:mm"), try DatePattern("dd.MM.yyyy HH:mm")]
    let days = [
      "2026-03-09 10:00", "10.03.2026 10:00", "2026-03-09 11:00", "10.03.2026 10:00", "10.03.2026 10:01",
      "2026-03-09 24:00", "2026-03-09 23:59",
    ]
    let handed = try desk.read(Desk.lines(days.map { "c1;\($0);1" }))
    #expect(
      handed.lines.map(\.day) == [
        "2026-03-09", "2026-03-10", "2026-03-09", "2026-03-10", "2026-03-10", "2026-03-09",
      ])
    #expect(handed.refusals == ["7 bad_date day"])
  }
}
