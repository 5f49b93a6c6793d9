import Base
import Reports
import Testing

@Suite struct FirstPurchasesTests {
  /// Every cell, looked up in the lines.
  @Test(arguments: [3, 8, 21] as [UInt64])
  func rowsAreWhatTheLinesSay(_ seed: UInt64) throws {
    let book = TradeBook(seed: seed)
    let rows = try book.table("first_purchases")
    #expect(rows.map { $0["customer_id"] } == book.buyers)
    for (customer, row) in zip(book.buyers, rows) {
      let days = book.purchaseDays(of: customer)
      let lines = book.lines.filter { $0.customer == customer && $0.day == days[0] }
      let sales = lines.filter { $0.amount > 0 }
      #expect(row["first_purchase"] == days[0].description)
      #expect(row["cohort"] == Period(.month, containing: days[0]).description)
      #expect(row["first_amount"] == book.money(lines.reduce(0) { $0 + $1.amount }))
      #expect(row["first_product"] == largest(sales, \.product))
      #expect(row["first_region"] == largest(sales, \.region))
      #expect(row["first_category"] == largest(sales, \.category))
      let gap = days.count > 1 ? days[1] - days[0] : nil
      #expect(row["second_purchase"] == (gap == nil ? "" : days[1].description))
      #expect(row["days_to_second"] == (gap.map { "\($0)" } ?? ""))
      for window in [30, 60, 90, 180, 365] {
        let isOver = days[0] + window <= book.asOf
        #expect(row["again_\(window)"] == (isOver ? "\(gap.map { $0 <= window } ?? false)" : ""))
      }
    }
  }

  /// True / (true + false) is the rate that `repurchase` writes, for everybody and for each value.
  @Test func columnsAddUpToRepurchase() throws {
    let book = TradeBook(seed: 5)
    let rows = try book.table("first_purchases")
    let rates = try book.table("repurchase")
    #expect(rates.count > 20)
    for rate in rates {
      let dimension = try #require(rate["dimension"])
      let column = "again_\(try #require(rate["window_days"]))"
      let own = rows.filter { dimension == "all" || $0["first_\(dimension)"] == rate["value"] }
      let (yes, no) = (own.count { $0[column] == "true" }, own.count { $0[column] == "false" })
      #expect(rate["repurchased"] == "\(yes)")
      #expect(rate["eligible"] == "\(yes + no)")
      #expect(rate["too_recent"] == "\(own.count - yes - no)")
      #expect(rate["rate"] == book.share(yes, yes + no))
    }
  }

  /// The value with the largest sum of amounts; of several the first by its bytes.
  private func largest(_ lines: [TradeBook.Line], _ value: (TradeBook.Line) -> String) -> String? {
    let sums = Dictionary(grouping: lines, by: value).mapValues { $0.reduce(0) { $0 + $1.amount } }
    return sums.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }
}
