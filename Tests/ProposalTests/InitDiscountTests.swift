import Base
import Intake
import Pipeline
import Testing

@testable import Proposal

/// What `patron init` takes a discount and a price for, where only the arithmetic can tell.
@Suite struct InitDiscountTests {
  private static let pieces = [1, 2, 3, 4, 1, 6]

  /// A line of each product a day: 10.00 a piece, one of three at 20 %.
  private func lines(_ cells: (_ quantity: Int, _ percent: Int) -> [String]) -> String {
    (0..<30).map { line in
      let cells = cells(Self.pieces[line % 6], line % 3 == 0 ? 20 : 0)
      return (["\(100 + line)", "K\(line % 7)", "2026-01-\(10 + line % 18)", "SKU\(line % 4)"] + cells)
        .joined(separator: ",")
        + "\n"
    }.joined()
  }

  private func proposal(_ columns: String, _ cells: (Int, Int) -> [String]) async throws -> Proposal {
    try await Exporter("order,customer,date,sku,\(columns)\n" + lines(cells)).proposal()
  }

  @Test(arguments: ["Disc %", "Rabatt %", "discount pct", "折扣率"])
  func aPercentageIsNoMoney(_ name: String) async throws {
    let open = try await proposal("qty,unit price,\(name)") { ["\($0)", "10.00", "\($1)"] }
    #expect(try open.decoded().source.mapping.discount == nil)
    #expect(open.openPoints.map(\.key) == ["columns.unit_price"])
    #expect(open.toConfirm[0].contains("is a percentage, and nothing takes it off"))
    // Where the amount has it taken off, nothing is left to ask.
    let settled = try await proposal("qty,unit price,\(name),amount") { quantity, percent in
      ["\(quantity)", "10.00", "\(percent)", "\(quantity * (100 - percent) / 10).00"]
    }
    #expect(try settled.decoded().source.mapping.discount == nil)
    #expect(settled.openPoints == [])
    #expect(settled.account?.revenue == Money(units: Self.revenue))
  }

  /// Also under a name that says nothing.
  @Test func theLinesTellAPercentageFromMoney() async throws {
    let percentage = try await proposal("qty,unit price,discount,amount") { quantity, percent in
      ["\(quantity)", "10.00", "\(percent)", "\(quantity * (100 - percent) / 10).00"]
    }
    #expect(try percentage.decoded().source.mapping.discount == nil)
    #expect(percentage.comments.contains(#""discount" is a percentage, as 10 lines show"#))
    #expect(percentage.openPoints == [] && percentage.account?.revenue == Money(units: Self.revenue))
    let money = try await proposal("qty,unit price,discount,amount") { quantity, percent in
      ["\(quantity)", "10.00", "\(quantity * percent / 10).00", "\(quantity * (100 - percent) / 10).00"]
    }
    #expect(try money.decoded().source.mapping.discount == "discount")
    #expect(money.openPoints == [] && money.account?.revenue == Money(units: Self.revenue))
    // Without an amount: more than the line is worth is no money.
    let doubtful = try await proposal("qty,unit price,discount") { ["\($0)", "10.00", "\($1)"] }
    #expect(doubtful.openPoints.map(\.key) == ["columns.discount"])
    let sure = try await proposal("qty,unit price,discount") { quantity, percent in
      ["\(quantity)", "10.00", "\(quantity * percent / 10).00"]
    }
    #expect(sure.openPoints == [] && sure.account?.revenue == Money(units: Self.revenue))
  }

  /// 30 lines, five times 17 pieces of 10.00; of the lines 0, 3, 6, … with 1 or 4 pieces a fifth less.
  private static let revenue: Int64 = (5 * 17 * 10 - 5 * (1 + 4) * 2) * 100

  @Test func aPriceOfWhichNothingTellsWhatItIsOfIsAskedAbout() async throws {
    func text(_ price: (Int) -> String) -> String {
      "order,customer,date,qty,price\n"
        + (0..<12).map { "\(100 + $0),K\($0 % 5),2026-01-\(10 + $0),\(1 + $0 % 4),\(price(1 + $0 % 4))\n" }
        .joined()
    }
    let open = try await Exporter(text { "\($0 * 10).00" }).proposal()
    #expect(open.openPoints.map(\.key) == ["columns.unit_price"])
    #expect(open.toConfirm[0].hasSuffix("no column names the product, whose lines would show it"))
    // One piece each: the price is the amount either way.
    let single = try await Exporter(text { _ in "10.00" }.replacing(/,[1-4],10/, with: ",1,10")).proposal()
    #expect(single.openPoints == [])
  }
}
