import Base
import Reports
import Testing

@Suite struct RevenueDriversTests {
  /// One side of a row, from the lines.
  private struct Side {
    var customers = 0
    var days = 0
    var revenue = 0
  }

  private func side(
    _ book: TradeBook, _ days: TradeBook.Days, _ isCounted: (_ customer: String, _ day: Day) -> Bool
  ) -> Side {
    var side = Side()
    for customer in book.customers {
      let own = book.purchaseDays(of: customer).filter { days.contains($0) && isCounted(customer, $0) }
      if own.isEmpty { continue }
      side.customers += 1
      side.days += own.count
      for day in own { side.revenue += book.revenue(of: customer, in: day...day) }
    }
    return side
  }

  @Test(arguments: [51, 52, 53])
  func everyCellIsWhatTheLinesSay(_ seed: UInt64) throws {
    let book = TradeBook(seed: seed)
    let values: [(String, (TradeBook.Line) -> String)] = [("region", \.region), ("category", \.category)]
    var expected: [(String, String, Side, Side)] = []
    func append(_ dimension: String, _ value: String, _ isCounted: (String, Day) -> Bool) {
      let (v, w) = (side(book, book.windowBefore, isCounted), side(book, book.window, isCounted))
      if dimension == "all" || v.days + w.days > 0 { expected.append((dimension, value, v, w)) }
    }
    append("all", "all") { _, _ in true }
    for (dimension, value) in values {
      for name in Set(book.lines.map(value)).sorted() {
        append(dimension, name) { book.carried(value, by: $0, on: $1) == name }
      }
    }
    let rows = try book.table("revenue_drivers")
    #expect(rows.map { [$0["dimension"], $0["value"]] } == expected.map { [$0.0, $0.1] })
    for (row, (_, _, v, w)) in zip(rows, expected) {
      for (end, side) in [("before", v), ("after", w)] {
        #expect(row["customers_\(end)"] == "\(side.customers)")
        #expect(row["purchase_days_\(end)"] == "\(side.days)")
        #expect(row["revenue_\(end)"] == book.money(side.revenue))
        #expect(row["frequency_\(end)"] == book.ratio(side.days, side.customers))
        let spend = Money(units: Int64(side.revenue)).average(over: side.days)
        #expect(row["spend_\(end)"] == spend?.written(decimals: 2) ?? "")
      }
      let change = w.revenue - v.revenue
      #expect(row["change"] == book.money(change))
      let parts = ["from_customers", "from_frequency", "from_spend"].map { TradeBook.units(row[$0]) }
      #expect(parts.compactMap(\.self).reduce(0, +) == change)
      #expect((parts[1] == nil) == (v.customers == 0 || w.customers == 0))
    }
    let balance = try book.balances().first { $0.identity == .driversBridge }
    #expect(balance?.difference == 0)
    let total = try book.table("revenue_bridge").last?["change"]
    #expect(balance?.right == TradeBook.units(total).map(Int64.init))
    // So that the identity is about more than the row for everybody.
    #expect(rows.first?["change"] != total)
  }

  @Test func aSideWithoutCustomersLeavesAllToTheCustomers() throws {
    var book = TradeBook()
    book.settings.pyramid.windowDays = 10
    book.lines = [
      .init(customer: "a", day: book.asOf - 30, amount: 300),
      .init(customer: "a", day: book.asOf - 2, amount: 700, category: "food"),
    ]
    let rows = try book.table("revenue_drivers")
    #expect(rows.count == 3)
    for row in rows {
      #expect(row["customers_before"] == "0" && row["frequency_before"] == "" && row["spend_before"] == "")
      #expect([row["change"], row["from_customers"]] == ["7.00", "7.00"])
      #expect([row["from_frequency"], row["from_spend"]] == ["", ""])
    }
    book.lines = [
      .init(customer: "a", day: book.asOf - 30, amount: 300),
      .init(customer: "a", day: book.asOf, amount: -1),
    ]
    let empty = try book.table("revenue_drivers")
    #expect(empty.map { $0["change"] } == ["0.00"] && empty[0]["from_customers"] == "0.00")
  }
}
