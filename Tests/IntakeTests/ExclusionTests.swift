import Base
import Testing

@testable import Intake

/// Rules by which lines are left out on purpose.
@Suite struct ExclusionTests {
  /// The notes of the lines that stay.
  private func kept(
    _ notes: [String], _ test: Exclusion.Condition, _ change: (inout Source) -> Void = { _ in }
  )
    throws -> [String]
  {
    var desk = Desk.plain
    desk.source.mapping.product = "note"
    desk.source.mapping.trimmed = []
    desk.source.exclusions = [Exclusion(column: "note", test: test)]
    change(&desk.source)
    let export = "customer;day;amount;note\n" + notes.map { "c;2026-03-09;1;\($0)\n" }.joined()
    let handed = try desk.read(export)
    #expect(handed.total.excluded + handed.total.accepted == notes.count)
    #expect(handed.total.excluded == notes.count - handed.lines.count)
    return handed.lines.map { $0.product ?? "" }
  }

  @Test func oneOf() throws {
    #expect(
      try kept(
        ["POST", "POSTAGE", "post", " M ", "M1", "", "BANK CHARGES"], .isOneOf(["POST", "M", "BANK CHARGES"]))
        == ["POSTAGE", "post", "M1", "(none)"])
    #expect(try kept(["", " ", "a"], .isOneOf([""])) == ["a"])
    #expect(try kept(["", "a"], .isOneOf([])) == ["(none)", "a"])
  }

  @Test func noneOf() throws {
    #expect(
      try kept(["paid", " shipped", "open", "", "Paid"], .isNoneOf(["paid", "shipped"])) == [
        "paid", " shipped",
      ])
  }

  @Test func empty() throws {
    #expect(try kept(["", " ", "\t", "a", "\"\""], .isEmpty(true)) == ["a"])
    #expect(try kept(["", " ", "a"], .isEmpty(false)) == ["(none)", " "])
  }

  @Test func startsWith() throws {
    #expect(
      try kept(["C536379", "536379", " C1", "c1", "", "C"], .startsWith("C")) == ["536379", "c1", "(none)"])
    #expect(try kept(["Äa", "Öa", "A"], .startsWith("Ä")) == ["Öa", "A"])
  }

  @Test func atMostAndAtLeast() throws {
    let notes = [
      "-1", "0", "0.0", "0.5", "0.50001", "0.6", "1e9", "x", "", " 0.4 ", "1000000000000000000000",
    ]
    let half = Decimal(mantissa: 5, scale: 1)
    #expect(
      try kept(notes, .isAtMost(half))
        == ["0.50001", "0.6", "1e9", "x", "(none)", "1000000000000000000000"])
    #expect(
      try kept(notes, .isAtLeast(half)) == [
        "-1", "0", "0.0", "1e9", "x", "(none)", " 0.4 ", "1000000000000000000000",
      ])
  }

  /// Numbers as the export writes them.
  @Test func atMostByDecimalComma() throws {
    let kept = try kept(["0,5", "0.5", "1.000,5"], .isAtMost(Decimal(mantissa: 1, scale: 0))) {
      $0.format.decimal = .comma
      $0.format.thousands = .point
    }
    #expect(kept == ["0.5", "1.000,5"])
  }

  @Test func anyRuleSuffices() throws {
    let kept = try kept(["a", "b", "c"], .isOneOf(["a"])) {
      $0.exclusions.append(Exclusion(column: "note", test: .startsWith("b")))
    }
    #expect(kept == ["c"])
  }

  /// The total of an order stands on its first line only: the advice for such lines is this rule.
  @Test func linesWithoutAnAmountAreLeftOutBeforeTheyAreRefused() throws {
    var desk = Desk.plain
    let lines = Desk.lines("a;2026-03-08;1", "a;2026-03-08;", "b;2026-03-09;x", ";2026-03-09;")
    #expect(try desk.read(lines).total.refused[.missingAmount]?.lines == 1)
    desk.source.exclusions = [Exclusion(column: "amount", test: .isEmpty(true))]
    let handed = try desk.read(lines)
    #expect(handed.total.excluded == 1)
    #expect(handed.total.refused[.missingAmount] == nil)
    #expect(handed.total.refused[.badAmount]?.lines == 1)
    #expect(handed.total.refused[.missingCustomer]?.lines == 1)
  }

  @Test func dataFrom() throws {
    var desk = Desk.plain
    desk.source.dataFrom = Day(iso: "2026-03-09")
    let handed = try desk.read(
      Desk.lines("a;2026-03-08;1", "b;2026-03-09;1", "c;2026-03-10;1", "d;2020-01-01;x"))
    #expect(handed.lines.map(\.customer) == ["b", "c"])
    #expect(handed.total.excluded == 1)
    #expect(handed.total.refusedLines == 1)
    #expect(handed.reading.dataStart == Day(iso: "2026-03-09"))
  }

  @Test func excludedLinesSetNoDay() throws {
    var desk = Desk.plain
    desk.source.exclusions = [Exclusion(column: "customer", test: .isOneOf(["test"]))]
    let handed = try desk.read(
      Desk.lines(
        "test;2020-01-01;1", "c;2026-03-09;1", "test;2030-01-01;1", "c;2026-03-10;1", "c;2031-01-01;x"))
    #expect(handed.reading.asOf == Day(iso: "2026-03-10"))
    #expect(handed.reading.dataStart == Day(iso: "2026-03-09"))
  }
}
