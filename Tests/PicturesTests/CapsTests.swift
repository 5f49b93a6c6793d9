import Pictures
import Testing

/// The page stays small whatever stands in the tables.
@Suite struct CapsTests {
  /// 520 weeks, 60 cohorts, 10 dimensions of 300 values, and every text 300 characters that take five bytes each.
  static let tables: [PageTable] = ExampleTables.whole.map { table in
    let wide = { (text: String) in "\(text)" + String(repeating: "'", count: 300) }
    let column = { (name: String) in table.columns.firstIndex(of: name)! }
    func copies(_ count: Int, of row: [String], _ change: (Int, inout [String]) -> Void) -> [[String]] {
      (0..<count).map { index in
        var copy = row
        change(index, &copy)
        return copy
      }
    }
    let last = table.rows.last ?? []
    // The row with most to draw.
    let full =
      table.rows.max { a, b in
        let known = { (row: [String]) in row.count { !$0.isEmpty && Double($0) != 0 } }
        return known(a) < known(b)
      } ?? []
    var rows = table.rows
    switch table.name {
    case "growth", "periods":
      rows = copies(520, of: full) { index, row in row[0] = "2020-W\(index)" }
    case "churn_by_dimension":
      // All of the period that the page looks at: the latest of `growth`.
      rows = copies(3000, of: full) { index, row in
        row[0] = wide("d\(index / 300)")
        row[1] = wide("v\(index % 300)")
        row[2] = "2020-W519"
      }
    case "cohorts":
      rows = copies(3600, of: full) { index, row in
        row[0] = "c\(index / 60)"
        row[1] = "\(index % 60)"
        row[3] = "true"
        row[column("retention_rate")] = "0.123456"
        row[column("customers")] = "12345"
      }
    case "repurchase_cohorts":
      rows = copies(520, of: full) { index, row in
        row[0] = "c\(index)"
        row[2] = "90"
      }
    case "retention_curve": rows = copies(520, of: full) { index, row in row[0] = "\(index)" }
    case "repurchase_curve":
      rows = copies(3650, of: full) { index, row in
        row[0] = "1"
        row[1] = "\(index + 1)"
        row[5] = "0.\(100_000 + index * 200)"
        row[6] = "0.\(100_000 + index * 100)"
        row[7] = "0.\(100_000 + index * 240)"
      }
    case "next_purchase":
      rows = copies(90_000, of: full) { index, row in
        row[0] = "category"
        row[1] = wide("v\(index / 300)")
        row[2] = wide("v\(index % 300)")
      }
    case "product_repurchase":
      rows = copies(5000, of: full) { index, row in
        row[0] = "product"
        row[1] = wide("p\(index)")
      }
    case "key_accounts":
      rows = copies(500, of: full) { index, row in
        row[1] = wide("c\(index)")
        row[2] = wide("t")
        row[3] = wide("u")
      }
    case "pyramid": rows = copies(200, of: full) { index, row in row[0] = wide("t\(index)") }
    case "pyramid_migration":
      rows = copies(40_000, of: full) { index, row in
        row[0] = wide("t\(index / 200)")
        row[1] = wide("t\(index % 200)")
        row[2] = "12345"
      }
    case "purchase_steps": rows = copies(500, of: full) { index, row in row[0] = "\(index + 1)" }
    case "concentration":
      rows =
        copies(100, of: table.rows[0]) { index, row in row[1] = "\(1900 + index)" }
        + table.rows.filter { $0[1] == "trailing" }
    case "refusals":
      rows = (0..<1000).map { [wide("f\($0)"), wide("r\($0 % 100)"), "3", "1", wide("x")] }
    case "restated": rows = (0..<5000).map { _ in (0..<6).map { wide("x\($0)") } }
    case "reconciliation": rows = copies(500, of: full) { index, row in row[0] = wide("i\(index)") }
    case "revenue_bridge":
      rows = copies(300, of: table.rows[0]) { index, row in row[0] = wide("c\(index)") } + [last]
    case "tier_profile":
      rows = copies(30_000, of: full) { index, row in
        row[0] = "category"
        row[1] = wide("v\(index / 100)")
        row[2] = wide("t\(index % 100)")
      }
    case "value_curve": rows = copies(300, of: full) { index, row in row[0] = "0.\(100_000 + index * 3000)" }
    case "model_tracking": rows = copies(3000, of: full) { index, row in row[6] = "\(index)" }
    case "customer_value":
      rows = copies(5000, of: full) { index, row in
        row[0] = wide("c\(index)")
        row[12] = wide("t")
      }
    case "satisfaction":
      rows =
        [table.rows[0]] + copies(520, of: table.rows[1]) { index, row in row[1] = "2020-W\(index)" }
        + copies(200, of: full) { index, row in row[1] = wide("t\(index)") }
    case "recovery": rows = copies(300, of: table.rows[0]) { index, row in row[0] = wide("c\(index)") }
    case "campaign_lift":
      rows = copies(3000, of: full) { index, row in
        row[0] = wide("c\(index / 30)")
        row[4] = wide("g\(index / 30)")
        row[5] = index % 30 == 0 ? "during" : "after_\(index % 30)"
      }
    case "staff": rows = copies(520, of: full) { index, row in row[1] = "2020-W\(index)" }
    case "levels": rows = copies(200, of: table.rows[0]) { index, row in row[0] = wide("t\(index)") }
    case "headline": rows[0][2] = wide("EUR")
    default: break
    }
    return PageTable(name: table.name, columns: table.columns, rows: rows)
  }

  @Test(arguments: Language.allCases) func pageHasAtMost600KB(_ language: Language) throws {
    let text = try ExampleTables.page(Self.tables, language: language)
    #expect(text.utf8.count <= 600_000)
    // It shows much, or the limit would be no test.
    #expect(text.utf8.count > 300_000)
    let page = try PageParser.parse(text)
    #expect(page.all("figure").count == 42)
    #expect(page.all("figure").allSatisfy { $0.all("tr").count <= 27 })
  }

  /// Rows behind the pictures give way first, and only where they must.
  @Test func rowsBehindPicturesGiveWay() throws {
    let crowded = try PageParser.parse(ExampleTables.page(Self.tables))
    let tame = try PageParser.parse(ExampleTables.page(ExampleTables.whole))
    #expect(tame.all("details").map { $0.all("tr").count }.max() == 26)
    #expect((crowded.all("details").map { $0.all("tr").count }.max() ?? 0) <= 9)
    #expect(crowded.all("svg").count { $0["role"] == "img" } >= tame.all("svg").count { $0["role"] == "img" })
  }
}
