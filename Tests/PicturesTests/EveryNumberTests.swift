import Foundation
import Pictures
import Testing

/// A figure on the page that is in no table is a defect: every number of a picture is read back and looked for in the
/// cells of the tables that its picture leads to.
@Suite struct EveryNumberTests {
  /// Numbers of the words themselves: limits, levels and windows that sentences name.
  static let ofTheWords: Set<String> = [
    "95%", "20%", "80%", "30", "365", "90", "1.1", "1", "5", "1%", "5%", "100", "8", "12", "10",
    "5 个百分点",
  ]

  @Test(arguments: GoldenTests.pages) func everyNumberIsInATable(_ shop: String, _ language: Language) throws
  {
    try check(ExampleTables.shop(shop), language)
  }

  /// For each table that is drawn, other figures than those drawn are found.
  @Test(arguments: [
    "growth", "revenue_bridge", "revenue_drivers", "tier_profile", "value_curve", "model_tracking",
    "customer_value", "satisfaction", "recovery", "campaign_lift", "staff", "levels",
  ])
  func figuresOfOtherTablesAreFound(_ name: String) throws {
    let page = try PageParser.parse(ExampleTables.page(ExampleTables.whole))
    let changed = ExampleTables.whole.map { table in
      table.name != name
        ? table
        : PageTable(
          name: name, columns: table.columns,
          rows: table.rows.map { row in row.map { Double($0) == nil ? $0 : "7777.777777" } })
    }
    #expect(!strangers(page, changed).isEmpty)
  }

  private func check(_ tables: [PageTable], _ language: Language) throws {
    let page = try PageParser.parse(ExampleTables.page(tables, language: language))
    for stranger in strangers(page, tables) { Issue.record("\(stranger)") }
  }

  /// Numbers that stand in no table, with the question of their picture.
  private func strangers(_ page: PageParser.Parsed, _ tables: [PageTable]) -> [String] {
    page.all("figure").flatMap { figure in
      let question = figure.all("h3").map(\.text).joined()
      let files = figure.all("a").compactMap { $0["href"] }.map {
        $0.split(separator: "/").last.map { $0.split(separator: ".")[0] }.map(String.init) ?? ""
      }
      let linked = tables.filter { files.contains($0.name) }
      let cells = Set(linked.flatMap { $0.rows.flatMap { $0 } })
      let known = cells.compactMap(Double.init) + derived(files, tables)
      // In the cells of a matrix the unit, percent, is said beside it; so are the points of a difference.
      let isMatrix = !Set(files).isDisjoint(with: ["next_purchase", "cohorts", "recovery", "campaign_lift"])
      // Names are no numbers, whatever digits they have.
      let names = cells.filter { Double($0) == nil && $0.contains(where: \.isNumber) }
        .sorted { ($1.count, $0) < ($0.count, $1) }
      // Labels of axes are places on a scale; the folded rows are cells as they stand.
      let texts = figure.texts { element in
        element.tag == "details" || (element["class"] ?? "").split(separator: " ").contains("tick")
      }
      return texts.flatMap { text in
        let rest = names.reduce(text) { $0.replacingOccurrences(of: $1, with: " ") }
        return PageNumber.all(in: rest).filter { number in
          !Self.ofTheWords.contains(number.description)
            && !known.contains { number.contains($0) || (isMatrix && number.contains($0 * 100)) }
        }.map { "\($0) in “\(text)” of \(question)" }
      }
    }
  }

  /// What the page adds up of a table's rows: sums and counts, which nothing rounds.
  private func derived(_ files: [String], _ tables: [PageTable]) -> [Double] {
    var sums: [Double] = []
    for table in tables where files.contains(table.name) {
      let column = { (name: String) in table.columns.firstIndex(of: name)! }
      let number = { (row: [String], name: String) in Double(row[column(name)]) ?? 0 }
      let sum = { (rows: [[String]], name: String) in rows.reduce(0) { $0 + number($1, name) } }
      sums.append(Double(table.rows.count))
      switch table.name {
      case "pyramid_migration":
        let order = ["platinum", "gold", "iron", "inactive"]
        let place = { (row: [String], name: String) in order.firstIndex(of: row[column(name)]) }
        let known = table.rows.filter { place($0, "from_tier") != nil }
        sums += [
          sum(known.filter { place($0, "from_tier")! < place($0, "to_tier")! }, "revenue_change"),
          sum(known.filter { place($0, "from_tier")! > place($0, "to_tier")! }, "revenue_change"),
          sum(table.rows.filter { $0[column("from_tier")] == "new" }, "revenue_change"),
        ]
      case "rfm":
        for segments in [["champions"], ["at_risk", "cannot_lose"]] {
          let rows = table.rows.filter { segments.contains($0[column("segment")]) }
          sums += [sum(rows, "customers"), sum(rows, "revenue_share")]
        }
      case "refusals":
        for reason in Set(table.rows.map { $0[column("reason")] }) {
          sums.append(sum(table.rows.filter { $0[column("reason")] == reason }, "lines"))
        }
      case "key_accounts":
        sums.append(Double(table.rows.filter { number($0, "revenue_change") < 0 }.count))
        sums.append(Double(table.rows.filter { $0[column("status")] != "active" }.count))
      case "pareto": sums += table.rows.map { number($0, "percent") / 100 }
      case "churn_by_dimension", "next_purchase":
        // How many values a dimension has.
        for dimension in Set(table.rows.map { $0[column("dimension")] }) {
          let rows = table.rows.filter { $0[column("dimension")] == dimension }
          sums.append(Double(Set(rows.map { $0[1] }).count))
        }
      case "purchase_steps":
        // The purchase after purchase n.
        sums += table.rows.map { number($0, "n") + 1 }
      default: break
      }
    }
    return sums
  }

  /// Both languages show the same figures: as many percentages and counts, each the same.
  @Test func languagesShowTheSameFigures() throws {
    let percentages = try Language.allCases.map { language in
      try PageParser.parse(ExampleTables.page(language: language)).all("figure").map { figure in
        figure.all("text").flatMap { PageNumber.all(in: $0.text).map(\.description) }
          .filter { $0.hasSuffix("%") }
      }
    }
    #expect(percentages[0] == percentages[1])
    #expect(percentages[0].joined().count > 50)
  }
}
