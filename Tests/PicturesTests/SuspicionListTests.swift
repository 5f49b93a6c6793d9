import Pictures
import Testing

/// What looks wrong, at the top of the page.
@Suite struct SuspicionListTests {
  private func lines(
    _ rows: [[String]], _ language: Language = .english, accounts: Int = 20
  ) throws -> [String] {
    let tables = ExampleTables.changing("suspicions") { table in
      PageTable(
        name: table.name, columns: table.columns,
        rows: rows.map { row in
          table.columns.map { column in
            switch column {
            case "kind": row[0]
            case "file": row[1]
            case "lines": row[2]
            case "example": "here"
            default: ""
            }
          }
        })
    }
    let page = try PageParser.parse(ExampleTables.page(tables, language: language, accounts: accounts))
    let list = page.all("header").flatMap { $0.all("ul") }.first { $0["class"] == "list" }
    return list?.all("li").map(\.text) ?? []
  }

  /// A kind has one line, however many files it is in.
  @Test func oneLineForEachKind() throws {
    let rows = [
      ["far_first_day", "a.csv", "3"], ["near_equal_ids", "b.csv", "7"], ["far_first_day", "c.csv", "2"],
      ["far_first_day", "d.csv", "1"],
    ]
    let english = try lines(rows)
    #expect(english.count == 3, "and the link")
    #expect(english[0].hasSuffix(" · a.csv · 3 lines · here · and in 2 more files"))
    #expect(english[1].hasSuffix(" · b.csv · 7 lines · here"))
    #expect(try lines(rows, .simplifiedChinese)[0].hasSuffix(" · 另有 2 个文件"))
  }

  /// It may be a customer's id.
  @Test func noExampleWhereNoAccountsAreWanted() throws {
    #expect(try lines([["near_equal_ids", "b.csv", "7"]], accounts: 0)[0].hasSuffix(" · b.csv · 7 lines"))
  }

  @Test func kindsAreCapped() throws {
    let all = try lines((0..<30).map { ["kind\($0 % 15)", "a\($0).csv", "1"] })
    #expect(all.count == 10 && all[8] == "Shown: 8 of 15.")
  }
}
