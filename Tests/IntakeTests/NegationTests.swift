import Base
import Testing

@testable import Intake

/// `source.negate`: the direction stands in a column, and every amount is positive.
@Suite struct NegationTests {
  private static func desk(_ change: (inout Source) -> Void) -> Desk {
    var desk = Desk.plain
    desk.source.negations = [Exclusion(column: "kind", test: .isOneOf(["RETURN", "Refund"]))]
    change(&desk.source)
    return desk
  }

  @Test func linesOfAKindAreTurnedRound() throws {
    for isPlain in [true, false] {
      var desk = Self.desk { _ in }
      desk.readsPlainLines = isPlain
      let handed = try desk.read(
        """
        customer;day;kind;amount
        A;2026-03-09;SALE;50.00
        A;2026-03-20; RETURN ;50.00
        B;2026-03-10;Refund;0
        B;2026-03-10;return;10
        B;2026-03-11;Refund;-3.00
        """)
      #expect(handed.lines.map(\.units) == [5000, -5000, 0, 1000, 300])
      #expect(handed.total.revenue.units == 1300)
      #expect(handed.total.remarks.turned == 3)
      #expect(handed.total.remarks.turnedBelowZero == 1)
    }
  }

  /// Everything of the line is positive in such exports, so all of it is turned: the goods come back at their cost.
  @Test func discountAndCostAreTurnedToo() throws {
    for isPlain in [true, false] {
      var desk = Self.desk {
        $0.mapping.amount = .product(quantity: "n", unitPrice: "each")
        $0.mapping.discount = "off"
        $0.mapping.cost = .cost("cost")
      }
      desk.readsPlainLines = isPlain
      let handed = try desk.read(
        "customer;day;kind;n;each;off;cost\nA;2026-03-09;SALE;2;10;5;8\nA;2026-03-20;RETURN;2;10;5;8\n")
      #expect(handed.lines.map(\.units) == [1500, -1500])
      #expect(handed.lines.map(\.discount) == [500, -500])
      #expect(handed.lines.map(\.profit) == [700, -700])
    }
  }

  @Test func otherForms() throws {
    let desk = Self.desk {
      $0.negations = [
        Exclusion(column: "kind", test: .startsWith("R")),
        Exclusion(column: "stock", test: .isAtLeast(Decimal(mantissa: 1, scale: 0))),
      ]
    }
    let handed = try desk.read(
      "customer;day;kind;stock;amount\nA;2026-03-09;R1;2;1\nA;2026-03-09;S;2;2\nA;2026-03-09;S;0;3\nA;2026-03-09;S;;4\n"
    )
    // A line that two rules name is turned once.
    #expect(handed.lines.map(\.units) == [-100, -200, 300, 400])
  }
}
