import Base
import Foundation
import Intake
import Reports
import Testing

@Suite struct ConcentrationTests {
  /// The values of an entity in some days, as the lines have them.
  static func values(_ entity: String, _ book: TradeBook, _ days: TradeBook.Days) -> [Int] {
    if entity == "customer" { return book.members(days).map { book.revenue(of: $0, in: days) } }
    let buyers = Set(book.buyers)
    let lines = book.lines.filter { buyers.contains($0.customer) && days.contains($0.day) }
    func name(_ line: TradeBook.Line) -> String {
      entity == "product" ? line.product : entity == "region" ? line.region : line.category
    }
    return Dictionary(grouping: lines, by: name).values
      .filter { $0.contains { $0.amount > 0 } }.map { $0.reduce(0) { $0 + $1.amount } }
  }

  static func scopes(_ book: TradeBook) -> [(String, TradeBook.Days)] {
    [
      ("trailing", book.window), ("all", Day(iso: "2024-12-20")!...book.asOf),
      // 2024 begins before data start, and 2026 is not over.
      ("2025", Day(iso: "2025-01-01")!...Day(iso: "2025-12-31")!),
    ]
  }

  @Test(arguments: [11, 12, 13])
  func everyFigureIsWhatTheLinesSay(_ seed: UInt64) throws {
    var book = TradeBook(seed: seed)
    // A value with a sale that came to less than nothing, and one that only came back.
    book.lines.append(.init(customer: "c1", day: book.asOf, amount: 100, product: "bad"))
    book.lines.append(.init(customer: "c1", day: book.asOf, amount: -900, product: "bad"))
    book.lines.append(.init(customer: "c1", day: book.asOf, amount: -900, product: "returned"))
    let rows = try book.table("concentration")
    let wanted = ["customer", "product", "region", "category"].flatMap { entity in
      Self.scopes(book).map { (entity, $0.0, Self.values(entity, book, $0.1)) }
    }
    #expect(rows.map { [$0["entity"], $0["scope"]] } == wanted.map { [$0.0, $0.1] })
    for (row, (_, _, values)) in zip(rows, wanted) { try check(row, values, book) }
  }

  private func check(_ row: [String: String], _ values: [Int], _ book: TradeBook) throws {
    let falling = values.map { max(0, $0) }.sorted(by: >)
    let n = falling.count
    let total = falling.reduce(0, +)
    #expect(row["entities"] == "\(n)")
    #expect(row["total"] == book.money(total))
    #expect(row["negative_entities"] == "\(values.count { $0 < 0 })")
    // The Gini coefficient by its other definition: the mean difference of all pairs.
    let differences = falling.reduce(0) { sum, x in sum + falling.reduce(0) { $0 + abs(x - $1) } }
    #expect(row["gini"] == book.share(differences, 2 * n * total))
    #expect(row["gini_unbiased"] == book.share(differences, 2 * (n - 1) * total))
    #expect(row["hhi"] == book.share(falling.reduce(0) { $0 + $1 * $1 }, total * total))
    for percent in [1, 5, 10, 20, 50] {
      // In hundredths of an entity.
      let held = falling.enumerated().reduce(0) { sum, entity in
        sum + entity.element * min(100, max(0, n * percent - 100 * entity.offset))
      }
      #expect(row["top_\(percent)_share"] == book.share(held, 100 * total))
    }
    let fewest = try #require((1...n).first { falling.prefix($0).reduce(0, +) * 10 >= total * 8 })
    #expect(row["entities_for_80"] == "\(fewest)")
    #expect(row["share_for_80"] == book.share(fewest, n))
  }

  @Test func anEntityWithNothingKeepsItsRow() throws {
    var book = TradeBook(values: ["a": 100])
    // Nobody has bought in the window: only a refund.
    book.lines = [
      .init(customer: "a", day: book.asOf - 400, amount: 100),
      .init(customer: "a", day: book.asOf, amount: -10),
    ]
    let rows = try book.table("concentration").filter { $0["scope"] == "trailing" }
    #expect(rows.map { $0["entity"] } == ["customer", "product", "region", "category"])
    for row in rows {
      #expect(row["entities"] == "0" && row["total"] == "0.00" && row["negative_entities"] == "0")
      #expect(row.values.count { $0.isEmpty } == row.count - 5)
    }
    #expect(try book.table("pareto").allSatisfy { $0["scope"] == "all" })
  }

  @Test func withoutProductsThereAreNoRowsOfThem() throws {
    let book = TradeBook(values: ["a": 100, "b": 300])
    var workshop = book.workshop
    workshop.source.mapping.product = nil
    for name in ["concentration", "pareto"] {
      let table = try #require(try workshop.tables(of: book.export)[name])
      #expect(table.contains("customer,trailing,") && table.contains("category,all,"))
      #expect(!table.contains("product,"))
    }
  }
}
