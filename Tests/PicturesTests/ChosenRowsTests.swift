import Pictures
import Testing

/// Of a table with a row for each customer, only the rows that the page shows are kept.
@Suite struct ChosenRowsTests {
  private static let columns = ["customer_id", "value_at_risk"]

  private func chosen(_ amounts: [String], accounts: Int) throws -> [[String]] {
    var settings = PageSettings(title: "shop")
    settings.accounts = accounts
    var rows = try ChosenRows(of: "customer_value", columns: Self.columns, known: [], settings)
    let sifted = rows
    for (index, amount) in amounts.enumerated() {
      let row = ["c\(index)", amount]
      rows.offer(2) { row[$0] }
    }
    #expect(try self.sifted(amounts, sifted) == rows.rows)
    return rows.rows
  }

  /// The same, where only rows are offered that may be wanted by the bytes of their cells, some rows at a time.
  private func sifted(_ amounts: [String], _ chosen: ChosenRows, point: String = ".") throws -> [[String]] {
    var rows = chosen
    #expect(rows.telling == 1)
    for start in stride(from: 0, to: amounts.count, by: 50) {
      var bytes: [UInt8] = []
      let cells = amounts[start..<min(start + 50, amounts.count)].map { amount in
        bytes += "x,".utf8
        let begin = bytes.count
        bytes += amount.replacing(".", with: point).utf8
        return begin..<bytes.count
      }
      for index in rows.promising(bytes[...], cells, decimal: try #require(point.utf8.first)) {
        let row = ["c\(start + index)", amounts[start + index]]
        rows.offer(2) { row[$0] }
      }
    }
    return rows.rows
  }

  /// The oracle: all rows sorted, the first of equal ones first, back in the order of the table.
  private func oracle(_ amounts: [String], _ count: Int) -> [[String]] {
    let order = amounts.indices.sorted { (Double(amounts[$1])!, $0) < (Double(amounts[$0])!, $1) }
    return order.prefix(count).sorted().map { ["c\($0)", amounts[$0]] }
  }

  @Test(arguments: [0, 1, 3, 20]) func largestAreKeptInTheirOrder(_ count: Int) throws {
    var state: UInt64 = 7
    for round in 0..<40 {
      let amounts = (0..<(round * 13)).map { index in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        // Many equal ones, and rising ones, which are the worst case.
        let amount = round % 3 == 0 ? UInt64(index) : (state >> 33) % (round % 3 == 1 ? 5 : 100_000)
        return "\(amount).25"
      }
      #expect(try chosen(amounts, accounts: count) == oracle(amounts, count))
    }
  }

  @Test func atMostTwentyAreKept() throws {
    #expect(try chosen((0..<500).map { "\($0)" }, accounts: 1000).count == 20)
  }

  /// Where nothing is forecast every cell is empty: one row is enough to tell it from a table without rows.
  @Test func emptyCellsAreKeptOnce() throws {
    #expect(try chosen(Array(repeating: "", count: 300), accounts: 20) == [["c0", ""]])
    #expect(try chosen(["", "3", "", "5"], accounts: 1) == [["c0", ""], ["c3", "5"]])
  }

  @Test func amountsOfAllFormsAreKept() throws {
    let amounts = ["-3.00", "0.00", "9223372036854775807", "9223372036854775806", "12.", "x", "-1"]
    #expect(
      try chosen(amounts, accounts: 2).map(\.[1]) == ["9223372036854775807", "9223372036854775806", "12."])
    let rows = try ChosenRows(
      of: "customer_value", columns: Self.columns, known: [], PageSettings(title: "shop", accounts: 2))
    let comma = try sifted(["1.50", "20.25", "3.75", "20.25"], rows, point: ",")
    #expect(comma == [["c1", "20.25"], ["c3", "20.25"]])
  }

  @Test func rowsAreToldByTheirFirstTest() throws {
    var rows = try ChosenRows(
      of: "cohorts", columns: ["cohort", "age"], known: [], PageSettings(title: "shop"))
    #expect(rows.telling == 1)
    let bytes = Array("1,36,36,\"36\",37,37".utf8)
    let found = rows.promising(bytes[...], [0..<1, 2..<4, 5..<7, 8..<12, 13..<15, 16..<18], decimal: 46)
    #expect(found == [0, 1, 2, 3])
    #expect(
      try ChosenRows(of: "growth", columns: ["a"], known: [], PageSettings(title: "shop")).telling == nil)
  }

  @Test func rowsOfTheChosenModelAreKept() throws {
    let models = try #require(ExampleTables.relations.first { $0.name == "purchase_model" })
    var rows = try ChosenRows(
      of: "model_tracking", columns: ["model", "week"], known: [models], PageSettings(title: "shop"))
    for row in [["nbd", "1"], ["pareto_nbd", "1"], ["mbg_nbd", "2"], ["pareto_nbd", "2"]] {
      rows.offer(2) { row[$0] }
    }
    #expect(rows.rows == [["pareto_nbd", "1"], ["pareto_nbd", "2"]])
  }
}
