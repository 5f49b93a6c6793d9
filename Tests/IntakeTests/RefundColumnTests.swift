import Base
import Testing

@testable import Intake

/// `columns.refund`: what was paid back stands on the record of its sale.
@Suite struct RefundColumnTests {
  private static let header = "customer;day;amount;order;back;back_day;cost;off;kind\n"

  private static func desk(_ change: (inout Source) -> Void = { _ in }) -> Desk {
    var desk = Desk.plain
    desk.source.mapping.order = "order"
    desk.source.mapping.refund = Mapping.Refund(amount: "back", date: "back_day")
    change(&desk.source)
    return desk
  }

  private func told(_ handed: Handed) -> [String] {
    handed.lines.map { "\($0.customer) \($0.day) \($0.units)" }.sorted() + handed.refusals
      + [
        "\(handed.total.lines) \(handed.total.accepted) \(handed.total.excluded) \(handed.total.remarks.refunds)"
      ]
  }

  /// However the records are read and kept.
  private func read(_ desk: Desk, _ exports: String...) throws -> Handed {
    var desk = desk
    let quick = try desk.read(exports.map { Array((Self.header + $0).utf8) })
    desk.readsPlainLines = false
    let slow = try desk.read(exports.map { Array((Self.header + $0).utf8) })
    #expect(PlainReaderTests.told(quick) == PlainReaderTests.told(slow))
    desk.readsPlainLines = true
    desk.keepsReadings = true
    desk.blockSize = 16
    #expect(told(try desk.read(exports.map { Array((Self.header + $0).utf8) })) == told(quick))
    return quick
  }

  @Test func aSecondLineOnItsOwnDay() throws {
    let handed = try read(
      Self.desk(),
      """
      A;2026-03-09;100.00;1;40.00;2026-04-02;;;
      B;2026-03-10;30;2;;;;;
      C;2026-03-11;20;3;0.00;2026-05-01;;;
      D;2026-03-12;25;4;-25.00; ;;;
      """)
    #expect(
      told(handed) == [
        "A 2026-03-09 10000", "A 2026-04-02 -4000", "B 2026-03-10 3000", "C 2026-03-11 2000",
        "D 2026-03-12 -2500",
        "D 2026-03-12 2500", "6 6 0 2",
      ])
    #expect(handed.total.revenue.units == 11_000)
    #expect(handed.lines.filter { $0.units < 0 }.map(\.order) == ["1", "4"])
    // The newest day may be a refund's.
    #expect(handed.reading.newest?.value == "2026-04-02" && handed.reading.newest?.line == 2)
  }

  /// A refund that cannot be read refuses its record: mended, both lines come.
  @Test func aRecordIsReadAsAWholeOrNotAtAll() throws {
    let handed = try read(
      Self.desk(),
      """
      A;2026-03-09;100.00;1;4x;2026-04-02;;;
      B;2026-03-09;100.00;2;40;2026-02-30;;;
      C;2026-03-09;x;3;40;2026-04-02;;;
      D;2026-03-09;1;4;;2026-02-30;;;
      E;2026-03-09;1;4;1.005;;;;
      """)
    #expect(
      told(handed) == [
        "D 2026-03-09 100", "2 bad_amount back", "3 bad_date back_day", "4 bad_amount amount",
        "6 too_precise back",
        "5 1 0 0",
      ])
  }

  @Test func whatIsLeftOut() throws {
    let handed = try read(
      Self.desk {
        $0.exclusions = [Exclusion(column: "kind", test: .isOneOf(["void"]))]
        $0.dataFrom = Day(iso: "2026-03-10")
      },
      """
      A;2026-03-11;100.00;1;40.00;2026-04-02;;;void
      B;2026-03-09;30;2;10;2026-03-12;;;
      C;2026-03-11;20;3;5;2026-03-01;;;
      D;2026-03-01;25;4;25;;;;
      E;2026-03-10;1;5;;;;;
      """)
    #expect(
      told(handed) == ["B 2026-03-12 -1000", "C 2026-03-11 2000", "E 2026-03-10 100", "9 3 6 4"])
  }

  /// The goods' cost and the discount stay with the sale.
  @Test func profitFallsByWhatWasPaidBack() throws {
    let handed = try read(
      Self.desk {
        $0.mapping.cost = .cost("cost")
        $0.mapping.discount = "off"
      }, "A;2026-03-09;100.00;1;40.00;2026-04-02;60;5;\n")
    let lines = handed.lines.sorted { $0.units > $1.units }
    #expect(lines.map(\.profit) == [4000, -4000])
    #expect(lines.map(\.discount) == [500, 0])
  }

  /// A line that is turned round pays money back; so does its refund.
  @Test func aRefundIsNeverTurnedRound() throws {
    let handed = try read(
      Self.desk { $0.negations = [Exclusion(column: "kind", test: .isOneOf(["RETURN"]))] },
      "A;2026-03-09;100.00;1;40.00;2026-04-02;;;RETURN\n")
    #expect(handed.lines.map(\.units).sorted() == [-10_000, -4000])
  }

  @Test func identicalRecordsAreDuplicatesWithTheirRefunds() throws {
    let handed = try read(
      Self.desk { $0.duplicates = .dropIdentical(.everywhere) },
      "A;2026-03-09;100;1;100;;;;\nA;2026-03-09;100;1;100;;;;\nA;2026-03-09;100;1;;;;;\n")
    #expect(handed.lines.map(\.units).sorted() == [-10_000, 10_000, 10_000])
    #expect(handed.total.duplicate == 2)
  }

  @Test func aLaterFileRestatesARefundToo() throws {
    let handed = try read(
      Self.desk { $0.duplicates = .lastFileWins },
      "A;2026-03-09;100;1;;;;;\nB;2026-03-09;7;2;7;2026-03-10;;;\n",
      "A;2026-03-09;100;1;30;2026-03-20;;;\n")
    #expect(handed.lines.map(\.units).sorted() == [-3000, -700, 700, 10_000])
    #expect(handed.total.duplicate == 1)
    #expect(handed.total.lines == 5)
  }
}
