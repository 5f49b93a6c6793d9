import Base
import Testing

@testable import Intake

/// Each look at lines and ids fires on its case, and stays silent on what only resembles it.
@Suite struct LineLookTests {
  private let plain = Suspecting()

  @Test func ordinarySalesAreNotSuspected() throws {
    #expect(try plain(Desk.lines(sales(40))) == [])
    #expect(try plain(Desk.lines([])) == [])
    #expect(try plain(Desk.lines("a;2024-01-05;10.00")) == [])
  }

  @Test func customersThatAreMoney() throws {
    func lines(_ ids: [String]) -> String {
      Desk.lines(ids.enumerated().map { "\($1);2024-01-\(10 + $0 % 19);10.00" })
    }
    let prices = (0..<12).map { "\(10 + $0).\(10 + $0 * 7)" }
    #expect(try plain(lines(prices)) == ["customer_is_money (total) 12"])
    #expect(try plain.suspicions([lines(prices)]).first?.example == "10.10")
    // Too few; ids with one digit behind the point, with zeros only, with three, and codes.
    #expect(try plain(lines(Array(prices.prefix(9)))) == [])
    #expect(try plain(lines((0..<12).map { "178\(50 + $0).5" })) == [])
    #expect(try plain(lines((0..<12).map { "\(1 + $0).00" })) == [])
    #expect(try plain(lines((0..<12).map { "\(1 + $0).123" })) == [])
    #expect(try plain(lines((0..<12).map { "A\(1 + $0).12" })) == [])
    // The same column as money: sure, whatever it holds.
    let mapped = Suspecting { $0.mapping.amount = .column("customer") }
    #expect(try mapped(Desk.lines("10;2024-01-05;1", "20;2024-01-06;1")) == ["customer_is_money (total) 2"])
    let hidden = Suspecting { $0.hidesRecords = true }
    #expect(try hidden.suspicions([lines(prices)]).first?.example == "")
  }

  @Test func quantityAndPriceBelowZero() throws {
    let products = Suspecting { source in
      source.mapping.amount = .product(quantity: "n", unitPrice: "price")
    }
    let header = "customer;day;n;price\n"
    #expect(
      try products(header + "a;2024-01-05;2;5\na;2024-01-06;-1;-5\nb;2024-01-07;-1;5\n") == [
        "both_negative 1.csv 1"
      ])
    #expect(
      try products(header + "a;2024-01-05;2;5\nb;2024-01-07;-1;5\nb;2024-01-07;1;-5\nb;2024-01-07;0;-5\n")
        == [])
    let one = try #require(try products.suspicions([header + "a;2024-01-06;-2;-5\n"]).first)
    #expect(one.money == Money(units: 1000))
    #expect(one.example == "a;2024-01-06;-2;-5")
  }

  @Test func discountsAgainstTheSignOfTheirLine() throws {
    let products = Suspecting { source in
      source.mapping.amount = .product(quantity: "n", unitPrice: "price")
      source.mapping.discount = "off"
    }
    let header = "customer;day;n;price;off\n"
    #expect(try products(header + "a;2024-01-05;1;20;-5\nb;2024-01-05;1;20;\n") == ["discount_sign 1.csv 1"])
    // A refund gives the discount back; a gift is free.
    #expect(try products(header + "a;2024-01-05;1;20;5\na;2024-01-06;-1;20;-5\nb;2024-01-05;1;20;20\n") == [])
    let amounts = Suspecting { $0.mapping.discount = "off" }
    #expect(try amounts("customer;day;amount;off\na;2024-01-05;15;-5\n") == ["discount_sign 1.csv 1"])
    #expect(try amounts("customer;day;amount;off\na;2024-01-05;15;5\n") == [])
    // One correction in many lines.
    let many = (0..<400).map { "c\($0);2024-01-05;15;5\n" }.joined()
    #expect(try amounts("customer;day;amount;off\n" + many + "a;2024-01-05;15;-5\n") == [])
  }

  @Test func totals() throws {
    let report = Desk.lines(
      "A;2024-01-05;10.00", "B;2024-01-06;20.00", "Total January;2024-01-31;30.00", "A;2024-02-06;30.00",
      "Total February;2024-02-29;30.00", "Grand Total;2024-02-29;60.00")
    #expect(try plain(report) == ["total_row 1.csv 3"])
    #expect(try plain.suspicions([report]).first?.money == Money(units: 12_000))
    #expect(
      try plain(Desk.lines("甲;2024-01-05;10", "乙;2024-01-06;5", "合计;2024-01-31;15")) == ["total_row 1.csv 1"])
    // Without a word: the sum of all lines.
    #expect(
      try plain(Desk.lines("a;2024-01-05;10", "b;2024-01-06;5", "c;2024-01-08;7", "Q;2024-01-31;22"))
        == ["total_row 1.csv 1"])
    // A customer of such a name, whose amounts are no sums.
    #expect(
      try plain(Desk.lines(sales(9) + ["Total Energies;2024-01-31;30.00", "Summe GmbH;2024-02-01;12.00"]))
        == [])
    #expect(try plain(Desk.lines("a;2024-01-05;10", "b;2024-01-06;10")) == [])
  }

  @Test(arguments: ["NULL", "nan", "N/A", "None", "\\N", "#N/A", "-"])
  func wordsForNothing(_ word: String) throws {
    let lines = sales(20) + ["\(word);2024-01-06;20.00", "\(word);2024-01-07;20.00"]
    #expect(try plain(Desk.lines(lines)) == ["word_for_nothing 1.csv 2"])
  }

  @Test func zeroIsAnIDWhereCustomersAreNumbered() throws {
    #expect(
      try plain(Desk.lines(sales(20) + ["0;2024-01-06;20", "0;2024-01-07;20"])) == [
        "word_for_nothing 1.csv 2"
      ])
    #expect(try plain(Desk.lines("0;2024-01-06;20", "0;2024-01-07;20", "1;2024-01-08;20")) == [])
    #expect(
      try plain(Desk.lines("Nullmeier;2024-01-06;20", "Nan;2024-01-07;20", "none@x.org;2024-01-08;20")) == [
        "word_for_nothing 1.csv 1"
      ])
  }

  @Test func idsInScientificNotation() throws {
    let lines = ["2.02207E+18;2024-01-03;20", "2.02207E+18;2024-01-04;30", "4e+17;2024-02-06;11"]
    #expect(try plain(Desk.lines(lines)) == ["rounded_ids 1.csv 3"])
    // Codes that only look like one.
    #expect(try plain(Desk.lines("2e10;2024-01-03;20", "1E5A;2024-01-04;30", "3.5;2024-01-05;4")) == [])
  }

  @Test func guardsOfSpreadsheets() throws {
    #expect(
      try plain(Desk.lines("'0123;2024-01-03;20", "'0456;2024-01-04;30", "c;2024-01-05;4")) == [
        "spreadsheet_guard 1.csv 2"
      ])
    // Refused values: refunds, too, so what is left has none.
    #expect(
      try plain(
        Desk.lines("A;2024-01-05;50.00", "A;2024-01-09;'-5.00", "B;2024-01-06;20.00", "B;2024-02-06;'-20.00"))
        == ["one_sided_refusals 1.csv 2", "spreadsheet_guard 1.csv 2"])
    #expect(try plain(Desk.lines("'t Hooft;2024-01-03;20", "d'Arc;2024-01-04;30")) == [])
    let guarded = Suspecting { $0.format.guards = .spreadsheet }
    #expect(try guarded(Desk.lines("'0123;2024-01-03;20", "'0456;2024-01-04;'-30")) == [])
  }

  @Test func idsThatDifferOnlyInTheWayTheyAreWritten() throws {
    func seen(_ ids: String...) throws -> [String] {
      try plain(Desk.lines(ids.enumerated().map { "\($1);2024-01-\($0 + 10);20.00" }))
    }
    #expect(
      try seen("Kim.Lee@Example.org", "kim.lee@example.org", "KIM.LEE@EXAMPLE.ORG", "x") == [
        "near_equal_ids (total) 3"
      ])
    #expect(try seen("17850", "17850.0", "12583") == ["near_equal_ids (total) 2"])
    #expect(try seen("007", "7", "8") == ["near_equal_ids (total) 2"])
    #expect(try seen("an a", "an\u{A0}a") == ["near_equal_ids (total) 2"])
    #expect(try seen("a long id of one", "a long id of one\u{A0}") == ["near_equal_ids (total) 2"])
    #expect(try seen("Jos\u{E9}", "Jose\u{301}") == ["near_equal_ids (total) 2"])
    #expect(try seen("Jos\u{E9}", "Jos\u{E8}", "Jose", "Josa", "张三", "张四") == [])
    #expect(try seen("a1", "a01", "a.0", "a", "00001", "10000", "1.0.0") == [])
  }

  @Test func manyCustomersAreSampled() throws {
    // 5000 customers, each written in two ways in turn: a fixed thousand of them is found.
    let lines = (0..<10_000).map {
      "\($0 < 5000 ? "Shop" : "shop")-customer-\($0 % 5000);2024-01-\(10 + $0 % 9);20.00"
    }
    let suspicions = try plain.suspicions([Desk.lines(lines)])
    #expect(suspicions.map(\.kind) == [.nearEqualIDs])
    #expect(suspicions.first?.lines == 2048)
    // The same however the lines are cut.
    var desk = plain.desk
    desk.blockSize = 999
    #expect(try desk.read([Array(Desk.lines(lines.reversed()).utf8)]).reading.suspicions == suspicions)
  }

  @Test func examplesNameNobodyUnderPseudonyms() throws {
    let hidden = Suspecting { $0.hidesRecords = true }
    let suspicions = try hidden.suspicions([
      Desk.lines(
        "NULL;2024-01-06;20", "kim;2024-01-06;20", "Kim;2024-01-06;20", "'01;2024-01-06;(20)",
        "2E+18;2024-01-01;1")
    ])
    #expect(suspicions.count >= 4)
    for suspicion in suspicions {
      #expect(suspicion.example == "")
      #expect(!suspicion.advice.contains("kim"))
    }
  }
}
