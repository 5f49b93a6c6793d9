import Base
import Testbench
import Testing

@testable import Intake

/// What the account of the input says of files, days and sums.
@Suite struct AccountTests {
  @Test func oneFileByItself() throws {
    let handed = try Desk.plain.read(
      Desk.lines(
        "a;2026-03-09;10", "b;2026-03-11;-2.50", "c;2026-03-10;x", "d;2026-03-10;y", ";2026-03-10;1",
        "e;2026-03-10;1;2"))
    let file = handed.reading.account.files[0]
    #expect(file.path == "1.csv")
    #expect(file.lines == 6)
    #expect(file.accepted == 2)
    #expect(file.revenue == Money(units: 750))
    #expect(file.firstDay == Day(iso: "2026-03-09"))
    #expect(file.lastDay == Day(iso: "2026-03-11"))
    #expect(file.refused[.badAmount]?.lines == 2)
    #expect(file.refused[.badAmount]?.firstLine == 4)
    #expect(file.refused[.badAmount]?.example == "x")
    #expect(file.refused[.missingCustomer]?.example == ";2026-03-10;1")
    #expect(file.refused[.fieldCount]?.example == "e;2026-03-10;1;2")
    #expect(file.refused.count == 3)
  }

  @Test func totalOfSeveralFiles() throws {
    let handed = try Desk.plain.read(
      Desk.lines("a;2026-03-09;10", "b;2026-03-10;x"), Desk.lines("a;2026-03-01;1", "b;2026-03-10;y"))
    #expect(handed.reading.account.files.map { $0.refused[.badAmount]?.firstLine } == [3, 3])
    #expect(handed.total.lines == 4)
    #expect(handed.total.refusedLines == 2)
    #expect(handed.total.revenue == Money(units: 1100))
    #expect(handed.total.firstDay == Day(iso: "2026-03-01"))
    #expect(handed.total.lastDay == Day(iso: "2026-03-09"))
  }

  // The as-of day and data start.

  @Test func newestDayByDefault() throws {
    let handed = try Desk.plain.read(
      Desk.lines("a;2026-03-09;10", "b;2026-04-01;0", "c;2027-01-01;x"), Desk.lines("a;2026-02-01;-1"))
    #expect(handed.reading.asOf == Day(iso: "2026-04-01"))
    #expect(handed.reading.dataStart == Day(iso: "2026-02-01"))
  }

  @Test func linesAfterTheAsOfDayAreSetAside() throws {
    var desk = Desk.plain
    desk.asOf = Day(iso: "2026-03-09")
    let handed = try desk.read(Desk.lines("a;2026-03-10;10", "a;2026-03-09;1", "a;2026-03-08;2"))
    #expect(handed.total.accepted == 2)
    #expect(handed.total.afterAsOf == 1)
    #expect(handed.total.revenue == Money(units: 300))
    #expect(handed.total.lastDay == Day(iso: "2026-03-09"))
  }

  @Test func asOfLaterThanAnyLine() throws {
    var desk = Desk.plain
    desk.asOf = Day(iso: "2030-01-01")
    desk.source.dataFrom = Day(iso: "2020-01-01")
    let handed = try desk.read(Desk.lines("a;2026-03-10;10"))
    #expect(handed.reading.asOf == Day(iso: "2030-01-01"))
    #expect(handed.reading.dataStart == Day(iso: "2020-01-01"))
    #expect(handed.total.lastDay == Day(iso: "2026-03-10"))
  }

  @Test func allLinesAfterTheAsOfDay() throws {
    var desk = Desk.plain
    desk.asOf = Day(iso: "2020-01-01")
    let handed = try desk.read(Desk.lines("a;2026-03-10;10"))
    #expect(handed.total.afterAsOf == 1)
    #expect(handed.total.firstDay == nil)
    #expect(handed.total.revenue == .zero)
  }

  // Sums that cannot be held.

  /// Sales and refunds that cancel out are still too large to be added in any order.
  @Test func sumOfAmountsWithoutSigns() throws {
    let largest = "99999999999999.99"
    var lines = Array(repeating: "a;2026-03-09;\(largest)", count: 922)
    #expect(Desk.plain.failure((["customer;day;amount"] + lines).joined(separator: "\n")) == nil)
    lines.append("a;2026-03-09;-\(largest)")
    let message = try #require(Desk.plain.failure((["customer;day;amount"] + lines).joined(separator: "\n")))
    #expect(message.hasPrefix("the sum of all amounts, without their signs, is over 9223372036854775807 "))
  }

  @Test func sumOverFiles() throws {
    let half = Desk.lines("a;2026-03-09;50000000000000000")
    #expect(Desk.plain.failure(half) == nil)
    #expect(try #require(Desk.plain.failure(half, half)).hasPrefix("the sum of all amounts"))
  }

  @Test func otherSumsAreNamed() throws {
    var desk = Desk.plain
    desk.source.mapping.cost = .profit("profit")
    let half =
      "customer;day;amount;profit\na;2026-03-09;1;50000000000000000\na;2026-03-09;1;-50000000000000000\n"
    #expect(try #require(desk.failure(half)).hasPrefix("the sum of all profits"))
    desk.source.mapping.cost = nil
    desk.source.mapping.discount = "discount"
    #expect(
      try #require(desk.failure(half.replacing("profit", with: "discount"))).hasPrefix(
        "the sum of all discounts"))
  }

  /// The largest sum there is.
  @Test func totalsUpToTheEdge() {
    var totals = Magnitudes(amount: UInt64(Int64.max), profit: 0, discount: 0)
    #expect(totals.overflowed == nil)
    totals.add(Magnitudes(amount: 1, profit: 0, discount: 0))
    #expect(totals.overflowed == "amounts")
    var sum = Magnitudes()
    for _ in 0..<5 { sum.add(totals) }
    #expect(sum.overflowed == "amounts")
  }

  /// Exact as far as 64 bits go, and the largest number there is beyond.
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func sumsWithoutSigns(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let most = Int64.max >> Int64(seed * 3 % 50)
    let column =
      [Int64.min, .max, -1, 0, 1 << 32].filter { _ in seed % 3 == 0 }
      + (0..<300).map { _ in Int64.random(in: -most...most, using: &random) }
    let isLine = column.map { _ in Bool.random(using: &random) }
    let sum = zip(column, isLine).reduce(UInt128(0)) { $0 + ($1.1 ? UInt128($1.0.magnitude) : 0) }
    #expect(Magnitudes.sum(column, isLine) == UInt64(clamping: sum))
  }
}
