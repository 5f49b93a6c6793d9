import Base
import Testing

@testable import Intake

/// Each look at orders fires on its case, and stays silent on what only resembles it.
@Suite struct OrderLookTests {
  private let header = "customer;day;amount;order\n"

  private static func withTotals(_ change: (inout Source) -> Void = { _ in }) -> Suspecting {
    Suspecting { source in
      source.mapping.amount = .column("Total")
      source.mapping.order = "order"
      change(&source)
    }
  }

  @Test func anOrdersTotalOnEachOfItsLines() throws {
    let header = "customer;day;order;Qty;Price;Total\n"
    let lines = [
      "a;2024-01-05;1;2;10;25", "a;2024-01-05;1;1;5;25", "b;2024-01-06;2;1;40;60", "b;2024-01-06;2;4;5;60",
      "c;2024-01-07;3;1;9;9",
    ]
    let looks = OrderLookTests.withTotals()
    let seen = try looks.suspicions([header + lines.joined(separator: "\n") + "\n"])
    #expect(seen.map(\.kind) == [.orderAmountOnLines])
    #expect(seen.first?.money == Money(units: 8500))
    #expect(seen.first?.lines == 2)
    #expect(seen.first?.example == "1")
    #expect(seen.first?.advice.contains("\"Qty\" × \"Price\"") == true)
    // One column of line totals adds up, too.
    let totals = "customer;day;order;LineTotal;Total\n"
    #expect(
      try looks(
        totals + "a;2024-01-05;1;20;25\na;2024-01-05;1;5;25\nb;2024-01-06;2;30;60\nb;2024-01-06;2;30;60\n")
        == ["order_amount_on_lines 1.csv 2"])
    // Tickets of one order cost the same, and the amount is the line's.
    #expect(
      try looks(
        header
          + "a;2024-01-05;1;1;25;25\na;2024-01-05;1;1;25;25\nb;2024-01-06;2;1;60;60\nb;2024-01-06;2;1;60;60\n"
      ) == [])
    #expect(
      try looks(
        header
          + "a;2024-01-05;1;2;10;20\na;2024-01-05;1;1;5;5\nb;2024-01-06;2;1;40;40\nb;2024-01-06;2;4;5;20\n")
        == [])
  }

  @Test func rulesThatLeaveOutPartOfAnOrder() throws {
    let header = "customer;day;amount;order;status\n"
    let looks = Suspecting { source in
      source.mapping.order = "order"
      source.exclusions = [Exclusion(column: "status", test: .isOneOf(["refunded"]))]
    }
    #expect(
      try looks(
        header + "a;2024-01-05;10;1;refunded\na;2024-01-05;5;1;\nb;2024-01-06;7;2;paid\nb;2024-01-06;8;2;\n")
        == ["partly_excluded 1.csv 1"])
    // The other way round: what is not paid is left out, and the further lines say nothing.
    let paid = Suspecting { source in
      source.mapping.order = "order"
      source.exclusions = [Exclusion(column: "status", test: .isNoneOf(["paid"]))]
    }
    #expect(try paid(header + "b;2024-01-06;7;2;paid\nb;2024-01-06;8;2;\n") == ["partly_excluded 1.csv 1"])
    // A status of each line may differ within an order.
    #expect(try looks(header + "a;2024-01-05;10;1;refunded\na;2024-01-05;5;1;paid\n") == [])
    #expect(try looks(header + "a;2024-01-05;10;1;refunded\nb;2024-01-05;5;2;\n") == [])
  }

  @Test func currencyOfTheFirstLineOnly() throws {
    let header = "customer;day;amount;order;money\n"
    let looks = Suspecting { source in
      source.mapping.order = "order"
      source.mapping.currency = "money"
    }
    #expect(
      try looks(header + "a;2024-01-05;10;1;EUR\na;2024-01-05;5;1;\na;2024-01-05;6;1;\n") == [
        "blank_currency 1.csv 2"
      ])
    #expect(try looks(header + "a;2024-01-05;10;1;EUR\na;2024-01-05;5;2;\nb;2024-01-05;5;3;USD\n") == [])
  }

  @Test func theSameFileTwice() throws {
    let looks = Suspecting.orders
    let january = header + sales(9, order: true).joined(separator: "\n") + "\n"
    let february = header + sales(9, from: Day(number: 19_800), order: true).joined(separator: "\n") + "\n"
    #expect(try looks(january, february) == [])
    #expect(
      try looks(january, february, january.replacing("\n", with: "\r\n")) == ["same_file_twice 3.csv 9"])
    #expect(try Suspecting()(Desk.lines([]), Desk.lines([])) == [])
    let dropping = Suspecting { $0.duplicates = .dropIdentical(.otherFiles) }
    #expect(try dropping(Desk.lines(sales(9)), Desk.lines(sales(9))) == [])
  }

  @Test func theSameOrdersInTwoFiles() throws {
    let looks = Suspecting.orders
    let first = header + "A;2024-01-05;10;1\nB;2024-01-30;20;2\nB;2024-01-30;5;2\n"
    let second = header + "B;2024-01-30;20;2\nA;2024-02-03;30;3\n"
    #expect(try looks(first, second) == ["order_in_two_files 2.csv 1"])
    var last = looks
    last.desk.source.duplicates = .lastFileWins
    #expect(try last(first, second) == [])
    // A refund on a later day is no second order.
    #expect(try looks(first, header + "B;2024-02-02;-20;2\nA;2024-02-03;30;3\n") == [])
    // A file for each category: the same days, other lines.
    let orders = 0..<50
    let books = orders.map { "c\($0);2024-01-\(10 + $0 % 20);\(10 + $0);o\($0)\n" }.joined()
    let games = orders.map { "c\($0);2024-01-\(10 + $0 % 20);\(70 + $0);o\($0)\n" }.joined()
    #expect(try looks(header + books, header + games) == [])
  }

  @Test func anExportThatWasCutWithinAnOrder() throws {
    let looks = Suspecting.orders
    let orders = (0..<60).map { "c\($0);2024-01-\(10 + $0 / 4);10;o\($0)\n" }
    let first = header + orders[..<30].joined() + "c30;2024-01-17;4;o30\n"
    #expect(try looks(first, header + orders[30...].joined()) == [])
  }

  @Test func filesInTheOrderOfTheirNames() {
    let names = [
      "2024-9.csv", "2024-10.csv", "export.csv", "export (1).csv", "export (10).csv.gz", "a/2/x.csv",
      "a/10/x.csv",
    ]
    let wanted = [
      "2024-9.csv", "2024-10.csv", "a/2/x.csv", "a/10/x.csv", "export.csv", "export (1).csv",
      "export (10).csv.gz",
    ]
    #expect(names.sorted { NaturalName($0) < NaturalName($1) } == wanted)
  }

  @Test func theLastFileIsNotTheNewest() throws {
    var looks = Suspecting.orders
    looks.desk.source.duplicates = .lastFileWins
    // `1.csv` ends later than `2.csv`, which takes its order 2.
    let newer = header + "B;2024-09-30;15;2\nA;2024-10-03;30;3\n"
    let older = header + "A;2024-09-05;10;1\nB;2024-09-30;20;2\n"
    #expect(try looks(newer, older) == ["file_order_by_name 1.csv 1"])
    #expect(try looks(older, newer) == [])
    // Nothing is replaced.
    #expect(try looks(newer, header + "A;2024-09-05;10;1\n") == [])
  }
}
