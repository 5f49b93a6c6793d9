import Base
import CSV
import Intake
import Testbench
import Testing

@testable import Ledger
@testable import Reports

@Suite struct StaffTests {
  private static func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

  private static func employment(
    _ employee: Int, _ hired: String, _ left: String?, _ unit: String = "shop", _ reason: String = "(none)"
  ) throws -> Employment {
    Employment(
      employee: employee, hired: try day(hired), left: try left.map { try day($0) }, reason: reason,
      unit: unit)
  }

  private static func event(
    _ employee: Int?, _ day: String, _ kind: StaffEventKind, _ amount: Int64 = 0, isAdopted: Bool = false
  ) throws -> StaffEvent {
    StaffEvent(
      employee: employee, day: try Self.day(day), kind: kind, amount: Money(units: amount),
      isAdopted: isAdopted)
  }

  /// The premises of the example shop, which knows lines from 2024-07-01 to 2026-06-30, with a roster beside them.
  private static func premises(
    _ roster: [Employment], _ events: [StaffEvent]?, minGroup: Int = 0
  ) throws -> Premises {
    let premises = try Workshop.exampleShop.landmarks(of: ExampleShop.export).landmarks.premises
    var facts = premises.facts
    var settings = premises.settings
    settings.period = .quarter
    settings.minGroup = minGroup
    settings.staff = Settings.Staff()
    settings.staff?.voluntary = ["own wish"]
    facts.relations.staff = roster
    facts.relations.staffColumns = [.unit, .reason]
    facts.relations.staffEvents = events
    facts.relations.staffEventColumns = events == nil ? [] : [.adopted, .amount]
    return Premises(settings, facts)
  }

  private static func text<T: Stated>(_ table: T, _ premises: Premises) throws -> [String]
  where T.Given == Premises {
    let rows = table.rows(premises)
    let sink = RowEncoder(decimals: 2)
    let finished = FinishedTable(T.self, rows: rows)
    try finished.write(0..<finished.rowCount, to: sink)
    return String(decoding: sink.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// Worked out by hand: five employments, one of them of somebody who came back to another unit.
  private static func smallRoster() throws -> [Employment] {
    [
      try employment(0, "2025-01-15", "2025-12-31", "shop", "own wish"),
      try employment(1, "2025-10-01", nil),
      try employment(2, "2025-10-01", "2025-10-01", "shop", "no show"),
      try employment(3, "2025-11-01", nil, "store"),
      try employment(0, "2026-02-01", nil, "store"),
    ]
  }

  @Test func aQuarterByHand() throws {
    let events = [
      try Self.event(1, "2025-10-02", .complaint), try Self.event(1, "2025-11-02", .complaint),
      try Self.event(3, "2025-12-02", .violation, 1250),
      // After the last day: counted as an event, and not among the employed.
      try Self.event(0, "2026-01-10", .suggestion, isAdopted: true),
      try Self.event(nil, "2025-12-02", .violation, 99),
    ]
    let rows = try Self.text(Staff(), try Self.premises(try Self.smallRoster(), events))
    let quarter = try #require(rows.first { $0.hasPrefix("all,2025-Q4") })
    // Opening: employee 0. Hired: 1, 2, 3. Left: 0 (on 31 December, after 350 days) and 2 (on the day of hire). Closing: 1 and 3.
    #expect(
      quarter.hasPrefix(
        "all,2025-Q4,2025-10-01,2025-12-31,true,1,3,2,1,2,4,1.500000,1.333333,0.500000,0.150039,0.849961,2,"),
      "\(quarter)")
    #expect(quarter.hasSuffix(",2,1,0.250000,1,1,0.250000,0,0,0.000000,0,0,0.000000,0,12.50"), "\(quarter)")
    let next = try #require(rows.first { $0.hasPrefix("all,2026-Q1") })
    #expect(
      next.hasPrefix("all,2026-Q1,2026-01-01,2026-03-31,true,2,1,0,0,3,3,2.500000,0.000000,"), "\(next)")
    // The suggestion of who had left: one event by nobody of the employed. Employee 0 is back in the same quarter.
    #expect(next.hasSuffix(",1,1,0.333333,0,0,0.000000,1,0.00"), "\(next)")
    #expect(rows.filter { $0.hasPrefix("store,") }.map { String($0.prefix(13)) }.first == "store,2025-Q4")
  }

  @Test func whatIsNotMappedIsEmpty() throws {
    let rows = try Self.text(Staff(), try Self.premises(try Self.smallRoster(), nil))
    #expect(rows.allSatisfy { $0.hasSuffix(String(repeating: ",", count: 14)) })
    #expect(try Self.text(Staff(), try Self.premises([], nil)).isEmpty)
  }

  /// Small groups keep their rows and have no figures.
  @Test func smallGroupsHaveNoFigures() throws {
    let rows = try Self.text(Staff(), try Self.premises(try Self.smallRoster(), nil, minGroup: 4))
    let quarter = try #require(rows.first { $0.hasPrefix("all,2025-Q4") })
    let next = try #require(rows.first { $0.hasPrefix("all,2026-Q1") })
    #expect(quarter.contains(",true,1,3,2,"))
    #expect(next == "all,2026-Q1,2026-01-01,2026-03-31,true" + String(repeating: ",", count: 26))
  }

  @Test func leaversByReason() throws {
    let rows = try Self.text(StaffLeavers(), try Self.premises(try Self.smallRoster(), nil))
    #expect(rows == ["no show,1,0.500000,0", "own wish,1,0.500000,350"])
  }

  /// Every period and unit counted again straight from the words of the definition.
  @Test(arguments: 0..<20)
  func sameAsCountedSlowly(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let first = try Self.day("2024-01-01")
    let roster = (0..<60).map { employee in
      let hired = first + Int.random(in: 0..<800, using: &random)
      let left = hired + Int.random(in: 0..<500, using: &random)
      return Employment(
        employee: employee % 50, hired: hired, left: Bool.random(using: &random) ? left : nil, reason: "r",
        unit: "u\(employee % 3)")
    }
    let asOf = first + 1400
    let events = (0..<200).map { _ in
      StaffEvent(
        employee: Int.random(in: 0..<55, using: &random),
        day: first + Int.random(in: 0..<1400, using: &random),
        kind: .complaint, amount: .zero, isAdopted: false)
    }
    let book = StaffCounts(roster, .month, asOf: asOf, voluntary: [])
    let counts = book.counts(of: roster, events)
    #expect(book.periods.first == roster.map { Period(.month, containing: $0.hired) }.min())
    for (period, count) in zip(book.periods, counts) {
      let (start, end) = (period.firstDay, period.lastDay)
      func isThere(_ employment: Employment, on day: Day) -> Bool {
        employment.hired <= day && employment.left.map { $0 > day } ?? true
      }
      let employed = roster.filter { isThere($0, on: start - 1) || (start...end).contains($0.hired) }
      let complaints = events.filter { event in
        (start...end).contains(event.day) && roster.contains { $0.employee == event.employee }
      }
      let people = Set(complaints.compactMap(\.employee)).intersection(employed.map(\.employee))
      #expect(count.opening == roster.count { isThere($0, on: start - 1) })
      #expect(count.closing == roster.count { isThere($0, on: end) })
      #expect(count.left == roster.count { $0.left.map { (start...end).contains($0) } ?? false })
      #expect(count.employed == employed.count)
      #expect(count[.complaint].events == complaints.count)
      #expect(count[.complaint].people == people.count)
    }
  }
}
