import Base
import Testing

@testable import Intake

/// Each look at days, refusals and the ends of files fires on its case, and stays silent on what only resembles it.
@Suite struct FileLookTests {
  private let plain = Suspecting()

  @Test func aPlaceholderFarBeforeAllDays() throws {
    #expect(try plain(Desk.lines(["x;1970-01-01;10.00"] + sales(20))) == ["far_first_day 1.csv 1"])
    #expect(
      try plain(Desk.lines(["x;1900-01-01;10.00", "x;1970-01-01;10.00"] + sales(20))) == [
        "far_first_day 1.csv 2"
      ])
    #expect(
      try plain(Desk.lines(sales(20)), Desk.lines(["x;1970-01-01;1"] + sales(2))) == ["far_first_day 2.csv 1"]
    )
    let suspicion = try #require(try plain.suspicions([Desk.lines(["x;1970-01-01;10.00"] + sales(20))]).first)
    #expect(suspicion.example == "1970-01-01")
    #expect(suspicion.advice.contains("19723 days before 2024-01-01"))
  }

  @Test func aTypingErrorFarBehindAllDays() throws {
    #expect(try plain(Desk.lines(sales(20) + ["x;2042-01-01;10.00"])) == ["far_last_day 1.csv 1"])
    // The record is named, with its date as it is written; in another file only its own days are.
    var pointed = plain
    pointed.desk.source.format.dates = [try DatePattern("dd.MM.yyyy"), .iso]
    let seen = try pointed.suspicions([
      Desk.lines(sales(20)), Desk.lines(["b;2024-01-03;1", "x;01.05.2042;9", "y;01.05.2042;8"] + sales(2)),
      Desk.lines(["z;2042-04-30;10.00"]),
    ])
    #expect(seen.map(\.file) == ["2.csv", "3.csv"])
    #expect(seen.map(\.example) == ["01.05.2042", "2042-04-30"])
    #expect(
      seen[0].advice.hasPrefix(
        "the newest day, in line 3, lies 6676 days after 2024-01-20, the day before it"))
    #expect(seen[1].advice.hasPrefix("the newest day lies 6675 days after 2024-01-20"))
  }

  @Test func daysThatOnlySeemFar() throws {
    // A first sale some weeks ahead; a shop that opens now and then; many sales long ago; two days in all.
    #expect(try plain(Desk.lines(["x;2023-12-04;10.00"] + sales(20))) == [])
    #expect(try plain(Desk.lines((0..<9).map { "a;20\(10 + $0)-07-0\(1 + $0);10.00" })) == [])
    #expect(try plain(Desk.lines(sales(9, from: Day(number: 9000)) + sales(30))) == [])
    #expect(try plain(Desk.lines("a;2020-01-01;10.00", "a;2024-01-01;10.00")) == [])
    var from = plain
    from.desk.source.dataFrom = Day(iso: "2023-01-01")
    #expect(try from(Desk.lines(["x;1970-01-01;10.00"] + sales(20))) == [])
  }

  @Test(arguments: ["(30.00)", "30.00-", "30.00 CR", "'-30.00", "-$30.00"])
  func refundsThatAreAllRefused(_ refund: String) throws {
    let seen = try plain(Desk.lines(sales(20) + ["a;2024-02-01;\(refund)", "b;2024-02-01;\(refund)"]))
    #expect(seen.first == "one_sided_refusals 1.csv 2")
    // Where others are read, it is only some values that are wrong.
    let read = (0..<30).map { "c\($0);2024-02-01;-3.00" }
    #expect(
      try plain(Desk.lines(sales(20) + read + ["a;2024-02-01;\(refund)"])).filter {
        $0.hasPrefix("one_sided")
      } == [])
  }

  @Test func theAdviceNamesTheFormAndTheKey() throws {
    let seen = try plain.suspicions([Desk.lines(sales(20) + ["a;2024-02-01;(30.00)"])])
    #expect(seen.first?.example == "(30.00)")
    #expect(seen.first?.advice.contains("source.format.negatives: [minus, parentheses]") == true)
    let large = try plain.suspicions([
      Desk.lines(sales(20) + ["a;2024-02-01;1,963.10", "b;2024-02-01;12,345.00"])
    ])
    #expect(large.map(\.kind) == [.oneSidedRefusals])
    #expect(large.first?.advice.contains("source.format.thousands") == true)
  }

  @Test func refusalsOfNoSide() throws {
    #expect(
      try plain(
        Desk.lines(sales(20) + ["a;2024-02-01;twelve", "b;2024-02-01;-", "c;2024-02-02;", "d;bad;3"])) == [])
    #expect(
      try plain(Desk.lines(sales(20) + ["a;2024-02-01;(3.00)", "b;2024-02-01;3 pieces", "b;2024-02-01;x"]))
        == [])
  }

  @Test func dayAndMonthTakenForEachOther() throws {
    let american = Suspecting { source in
      if let pattern = try? DatePattern("dd/MM/yyyy") { source.format.dates = [pattern] }
    }
    let lines = ["a;01/02/2024;5", "b;03/04/2024;6", "c;01/25/2024;7", "d;02/13/2024;8", "e;03/31/2024;9"]
    #expect(try american(Desk.lines(lines)) == ["one_sided_refusals 1.csv 3"])
    #expect(
      try american(Desk.lines(["a;01/02/2024;5", "b;2024-04-13;6", "c;soon;7", "d;99/99/2024;8"])) == [])
  }

  @Test(arguments: ["c;2024-01-09;12", "c;2024-01-09;123.4", "c;2024-01-09", "c;2024-01-09;\"123"])
  func aFileWhoseEndIsMissing(_ last: String) throws {
    let whole = Desk.lines("a;2024-01-05;10.00", "b;2024-01-06;123.45", "c;2024-01-07;7.25")
    #expect(try plain(whole + last) == ["unfinished_file 1.csv 1"])
    // With a line end it is a record like others.
    #expect(try plain(whole + last + "\n").filter { $0.hasPrefix("unfinished") } == [])
  }

  @Test func aFileWithoutALineEndAtItsEnd() throws {
    let whole = Desk.lines("a;2024-01-05;10.00", "b;2024-01-06;123.45", "c;2024-01-07;17.25")
    #expect(try plain(whole + "d;2024-01-08;5.00") == [])
    #expect(
      try plain(Desk.lines("a;2024-01-05;10", "b;2024-01-06;123", "c;2024-01-07;17") + "d;2024-01-08;5") == []
    )
    #expect(try plain("customer;day;amount\na;2024-01-05;10.00\nb;2024-01-06;12") == [])
  }

  @Test func aWordThatWasCut() throws {
    let words = Suspecting { $0.mapping.product = "status" }
    let lines =
      "customer;day;amount;status\n"
      + (0..<6).map { "c\($0);2024-01-05;7.50;\($0 % 2 == 0 ? "paid" : "shipped")\n" }.joined()
    #expect(try words(lines + "x;2024-01-06;8.50;ship") == ["unfinished_file 1.csv 1"])
    #expect(try words(lines + "x;2024-01-06;8.50;shipped") == [])
  }
}
