import Foundation
import Pictures

/// Tables for tests: those of the example shop as they were reviewed, and changes of them.
enum ExampleTables {
  static let golden = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Golden")

  /// The example shop's tables, with the one that only a run writes.
  static let all: [PageTable] = {
    let folder = golden.appending(path: "example")
    let written = PageTables.names.compactMap { name in
      (try? String(contentsOf: folder.appending(path: name + ".csv"), encoding: .utf8)).map {
        table(name, $0)
      }
    }
    return written + [table("restated", "table,key,column,before,after,since\n")]
  }()

  /// The tables of a run, cut to the rows that the page can show, as `Golden/page` has them: each after a line
  /// `== name`.
  static func stored(_ shop: String) -> [PageTable] {
    let file = golden.appending(path: "page/\(shop).tables")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "== ").map { part in
      let (name, rows) = (part.prefix { $0 != "\n" }, part.drop { $0 != "\n" }.dropFirst())
      return table(String(name), String(rows))
    }
  }

  /// The sample shop with the exports of its other systems: what the example has no such exports for.
  static let relations = stored("relations")

  /// Every table of the page with rows: the example's, and where it has none or few those of `relations`.
  static let whole: [PageTable] = {
    let others = relations.filter { $0.name != "headline" }
    let names = Set(others.map(\.name))
    return all.filter { !names.contains($0.name) } + others
  }()

  /// Shops by the name of their golden page.
  static let shops: [(name: String, tables: [PageTable])] = [
    ("example", all), ("relations", relations), ("empty", empty), ("one-customer", stored("one-customer")),
    ("one-period", stored("one-period")),
  ]

  static func shop(_ name: String) -> [PageTable] { shops.first { $0.name == name }?.tables ?? [] }

  /// A table from its text. The example's fields have no quotes.
  static func table(_ name: String, _ text: String) -> PageTable {
    let lines = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return PageTable(name: name, columns: lines[0], rows: Array(lines.dropFirst()))
  }

  static func page(
    _ tables: [PageTable] = all, language: Language = .english, before: PageTable? = nil, accounts: Int = 20
  ) throws -> String {
    let settings = PageSettings(
      title: "example", language: language, accounts: accounts, crossSellDimension: "category",
      provenance: "test")
    let page = try Page(PageTables(tables), before: before, settings: settings)
    return String(decoding: page?.bytes ?? [], as: UTF8.self)
  }

  /// The tables with one of them changed.
  static func changing(_ name: String, _ change: (PageTable) -> PageTable?) -> [PageTable] {
    all.compactMap { $0.name == name ? change($0) : $0 }
  }

  /// Headers only, but for the one row that says there is nothing.
  static let empty: [PageTable] = all.map { table in
    switch table.name {
    case "headline":
      ExampleTables.table(
        "headline",
        table.columns.joined(separator: ",") + "\n2026-06-30,2026-06-30,EUR,0,0,0,0,0.00,,,,,,,,\n")
    case "quality":
      ExampleTables.table(
        "quality", table.columns.joined(separator: ",") + "\n(total),0,0,0,0,0,0,,,0.00\n")
    default: PageTable(name: table.name, columns: table.columns, rows: [])
    }
  }
}
