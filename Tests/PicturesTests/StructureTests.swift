import Foundation
import Pictures
import Testing

/// What every page is, whatever it shows.
@Suite struct StructureTests {

  @Test(arguments: GoldenTests.pages) func pageIsWholeAndNeedsNothingElse(
    _ shop: String, _ language: Language
  ) throws {
    let text = try ExampleTables.page(ExampleTables.shop(shop), language: language)
    let page = try PageParser.parse(text)
    for forbidden in [
      " style=", "http:", "https:", "//", "<script", "<img", "<iframe", "<link", "@import", "url(h",
    ] {
      #expect(!text.contains(forbidden), "\(forbidden)")
    }
    #expect(text.firstMatch(of: /[ ]on[a-z]+=/) == nil)
    let ids = page.all.compactMap { $0["id"] }
    #expect(Set(ids).count == ids.count)
    for link in page.all("a") {
      let target = try #require(link["href"])
      let isFile = target.wholeMatch(of: /(tables\/)?[a-z_]+[.](csv|json)/) != nil
      #expect(isFile || (target.hasPrefix("#") && ids.contains(String(target.dropFirst()))), "\(target)")
    }
    #expect(page["lang"] == language.rawValue)
  }

  @Test(arguments: GoldenTests.pages) func pageCanBeReadWithoutSeeingIt(_ shop: String, _ language: Language)
    throws
  {
    let page = try PageParser.parse(ExampleTables.page(ExampleTables.shop(shop), language: language))
    #expect(page.all("h1").count == 1)
    #expect(page.all("h2").count == 7)
    let figures = page.all("figure")
    #expect(figures.count >= 6)
    for figure in figures {
      #expect(figure.all("h3").count == 1)
      #expect(!figure.all("a").isEmpty, "\(figure.all("h3").map(\.text)) leads to no table")
      for picture in figure.all("svg") where picture["role"] == "img" {
        let names = try #require(picture["aria-labelledby"]).split(separator: " ").map(String.init)
        #expect(names.count == 2)
        #expect(picture.all("title").first?["id"] == names[0])
        let description = try #require(picture.all("desc").first)
        #expect(description["id"] == names[1])
        #expect(description.text.contains { $0.isNumber }, "\(figure.text.prefix(60))")
      }
    }
    for box in page.all where box["tabindex"] != nil {
      #expect(box["tabindex"] == "0" && box["role"] == "group" && box["aria-label"]?.isEmpty == false)
    }
  }

  /// A picture stands for its table or says why there is none; it never shows an empty axis.
  @Test func emptyShopIsToldInWords() throws {
    let page = try PageParser.parse(ExampleTables.page(ExampleTables.empty))
    let drawn = page.all("svg").filter { $0["role"] == "img" }
    #expect(drawn.isEmpty)
    for figure in page.all("figure") {
      let reasons = figure.all("p").filter { $0["class"] == "nothing" }
      #expect(reasons.count == 1 && (reasons.first?.text.count ?? 0) > 10, "\(figure.text)")
    }
  }

  @Test(arguments: PageTables.names) func missingTableLeavesTheRest(_ name: String) throws {
    let tables = ExampleTables.whole.filter { $0.name != name }
    let text = try ExampleTables.page(tables)
    if name == "headline" {
      #expect(text.isEmpty)
      return
    }
    let page = try PageParser.parse(text)
    #expect(page.all("figure").count >= 24)
    // What is not drawn is told in one line, and the contents do not lead to it.
    let lines = page.all("section").flatMap { section in
      section.children.compactMap { node in
        if case .element(let element) = node, element["class"] == "nothing" { element.text } else { nil }
      }
    }
    #expect(lines.count == (Self.notAlone.contains(name) ? 0 : 1), "\(lines)")
    #expect(lines.allSatisfy { $0.contains(".csv)") })
  }

  /// Tables that no picture stands or falls with.
  static let notAlone = ["suspicions", "breadth", "value_summary", "exports", "feedback"]

  @Test(arguments: [
    ("growth", "churned", "seven"), ("pyramid", "revenue", "1,25"), ("repurchase_curve", "share", "1e-3"),
    ("revenue_bridge", "change", "much"), ("purchase_model", "is_chosen", "1"), ("staff", "left", "-"),
    ("campaign_lift", "rate_difference", "0;1"), ("levels", "csat", "x"), ("value_curve", "years", ""),
    ("cohorts", "is_complete", "yes"), ("headline", "customers", ""),
  ])
  func damagedCellIsAnErrorThatNamesIt(_ name: String, _ column: String, _ text: String) throws {
    let tables = ExampleTables.whole.map { table in
      guard table.name == name else { return table }
      var rows = table.rows
      rows[0][table.columns.firstIndex(of: column)!] = text
      return PageTable(name: table.name, columns: table.columns, rows: rows)
    }
    #expect(throws: PictureError.unreadable(table: name, column: column, row: 1, text: text)) {
      _ = try ExampleTables.page(tables)
    }
  }

  @Test func sameTablesGiveTheSameBytes() throws {
    #expect(try ExampleTables.page() == ExampleTables.page(ExampleTables.all.reversed()))
  }

  @Test func noAccountsOnThePageWhereNoneAreWanted() throws {
    let customers = try #require(ExampleTables.all.first { $0.name == "key_accounts" }).rows.map { $0[1] }
    let with = try ExampleTables.page()
    let without = try ExampleTables.page(accounts: 0)
    #expect(!customers.isEmpty)
    for customer in customers {
      #expect(with.contains(">\(customer)<"))
      #expect(!without.contains(">\(customer)<"))
    }
  }
}
