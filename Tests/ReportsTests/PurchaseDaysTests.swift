import Base
import CSV
import Reports
import Testing

@Suite struct PurchaseDaysTests {
  /// Every cell, looked up in the lines.
  @Test(arguments: [3, 8, 21] as [UInt64])
  func rowsAreWhatTheLinesSay(_ seed: UInt64) throws {
    let book = TradeBook(seed: seed)
    var rows = try book.table("purchase_days")[...]
    for customer in book.buyers {
      let days = book.purchaseDays(of: customer)
      for (place, day) in days.enumerated() {
        let next = rows.popFirst()
        let row = try #require(next)
        let lines = book.lines.filter { $0.customer == customer && $0.day == day }
        let sales = lines.filter { $0.amount > 0 }
        #expect(row["customer_id"] == customer && row["day"] == day.description)
        #expect(row["number"] == "\(place + 1)")
        #expect(row["net"] == book.money(lines.reduce(0) { $0 + $1.amount }))
        #expect(row["orders"] == "1")
        #expect(row["gap_days"] == (place == 0 ? "" : "\(day - days[place - 1])"))
        #expect(row["is_last"] == "\(place == days.count - 1)")
        #expect(row["region"] == largest(sales, \.region))
        #expect(row["category"] == largest(sales, \.category))
      }
    }
    #expect(rows.isEmpty)
  }

  /// What other tables count of the same days.
  @Test func rowsAddUpToTheOtherTables() throws {
    let book = TradeBook(seed: 4)
    let rows = Dictionary(grouping: try book.table("purchase_days")) { $0["customer_id"] ?? "" }
    let customers = try book.table("customers")
    #expect(customers.count == rows.count && rows.count > 20)
    for customer in customers {
      let own = rows[customer["customer_id"] ?? ""] ?? []
      #expect(customer["purchase_days"] == "\(own.count)")
      #expect(customer["orders"] == "\(own.reduce(0) { $0 + (Int($1["orders"] ?? "") ?? 0) })")
      #expect(customer["first_purchase"] == own.first?["day"])
      #expect(customer["last_purchase"] == own.last?["day"])
      #expect(own.map { $0["is_last"] }.filter { $0 == "true" }.count == 1)
    }
  }

  /// A long table is written in blocks, which end in the middle of a customer's rows.
  @Test(arguments: [1, 2, 3, 7, 64, 10_000])
  func anyBlocksGiveTheSameBytes(_ size: Int) throws {
    let tables = try TradeBook(seed: 11).workshop.finishedTables(of: TradeBook(seed: 11).export)
    let table = try #require(tables.first { $0.name == "purchase_days" })
    let whole = RowEncoder(decimals: 2)
    try table.write(0..<table.rowCount, to: whole)
    let parts = RowEncoder(decimals: 2)
    for start in stride(from: 0, to: table.rowCount, by: size) {
      try table.write(start..<min(table.rowCount, start + size), to: parts)
    }
    #expect(table.rowCount > 100)
    #expect(parts.bytes == whole.bytes)
    // Each row has the key of its customer.
    let rows = String(decoding: whole.bytes, as: UTF8.self).split(separator: "\n")
    for (place, row) in rows.enumerated() {
      let key = try #require(table.key(ofRow: place))
      #expect(row.hasPrefix(String(decoding: key, as: UTF8.self) + ","))
    }
  }

  @Test func nobodyHasNoRow() throws {
    let tables = try Workshop.openShop.finishedTables(
      of: "order,day,customer,product,category,region,amount,cost\n")
    #expect(tables.first { $0.name == "purchase_days" }?.rowCount == 0)
  }

  /// The value with the largest sum of amounts; of several the first by its bytes.
  private func largest(_ lines: [TradeBook.Line], _ value: (TradeBook.Line) -> String) -> String? {
    let sums = Dictionary(grouping: lines, by: value).mapValues { $0.reduce(0) { $0 + $1.amount } }
    return sums.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }
}

@Suite struct ThisSnapshotTests {
  /// The newest line is told also where it is after the as-of day.
  @Test func theNewestLineIsOfAllLinesRead() throws {
    var book = TradeBook(seed: 2)
    book.lines.append(TradeBook.Line(customer: "late", day: book.asOf + 40, amount: 1000))
    let row = try #require(try book.table("snapshot").first)
    #expect(row["as_of"] == book.asOf.description)
    #expect(row["latest_line"] == (book.asOf + 40).description)
    let lines = book.lines.filter { $0.day <= book.asOf }
    #expect(row["lines"] == "\(lines.count)")
    #expect(row["data_start"] == lines.map(\.day).min()?.description)
    #expect(row["period"] == "month" && row["decimals"] == "2")
  }
}
