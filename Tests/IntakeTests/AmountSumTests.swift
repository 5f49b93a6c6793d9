import Base
import Testing

@testable import Intake

/// `columns.amount: {plus: […], minus: […]}`.
@Suite struct AmountSumTests {
  private func results(
    _ records: [String], plus: [String], minus: [String], _ change: (inout Source) -> Void = { _ in }
  ) throws -> [String] {
    var desk = Desk.plain
    desk.source.mapping.amount = .sum(plus: plus, minus: minus)
    change(&desk.source)
    let export = "customer;day;a;b;c\n" + records.map { "C;2026-03-09;\($0)\n" }.joined()
    var told: [[String]] = []
    for isPlain in [true, false] {
      desk.readsPlainLines = isPlain
      let handed = try desk.read(export)
      told.append(handed.lines.map { "\($0.units)" } + handed.refusals)
    }
    #expect(told[0] == told[1])
    return told[0]
  }

  @Test func anEmptyColumnIsNothingWhereAnotherIsGiven() throws {
    #expect(
      try results(
        ["10.00;2.50;3.00", "10;;", ";2;", ";;3", ";;", "0;;", " ; ;", "-1;;-1"], plus: ["a", "b"],
        minus: ["c"]
      ) == ["950", "1000", "200", "-300", "0", "0", "6 missing_amount a", "8 missing_amount a"])
  }

  @Test func debitAndCredit() throws {
    #expect(try results(["100.00;;", ";40.00;"], plus: ["a"], minus: ["b"]) == ["10000", "-4000"])
    #expect(try results(["5;;", ";;"], plus: [], minus: ["a"]) == ["-500", "3 missing_amount a"])
  }

  @Test func eachColumnIsRefusedByItsName() throws {
    #expect(
      try results(
        ["1;x;", "1;;1.005", "1;99999999999999999999;", "y;x;1.005"], plus: ["a", "b"], minus: ["c"])
        == ["2 bad_amount b", "3 too_precise c", "4 too_large b", "5 bad_amount a"])
    // Each column is rounded by itself, as a discount is.
    #expect(
      try results(["0.005;0.005;0.015"], plus: ["a", "b"], minus: ["c"]) { $0.rounding = .halfEven } == ["-2"]
    )
    let much = "50000000000000000.00"
    #expect(
      try results(
        ["\(much);\(much);\(much)", "\(much);;\(much)", "\(much);\(much);"], plus: ["a", "b"], minus: ["c"])
        == ["0", "2 too_large b", "4 too_large b"])
  }

  /// The discount stands beside a booked amount; it is not taken off.
  @Test func aDiscountIsNotTakenOff() throws {
    var desk = Desk.plain
    desk.source.mapping.amount = .sum(plus: ["a"], minus: ["b"])
    desk.source.mapping.discount = "c"
    for isPlain in [true, false] {
      desk.readsPlainLines = isPlain
      let handed = try desk.read("customer;day;a;b;c\nC;2026-03-09;10;1;2\n")
      #expect(handed.lines.map(\.units) == [900])
      #expect(handed.lines.map(\.discount) == [200])
    }
  }
}
