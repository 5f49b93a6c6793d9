import Base
import Foundation
import Reports
import Testing

@Suite struct ParetoTests {
  @Test(arguments: [21, 22])
  func everyPointIsWhatTheLinesSay(_ seed: UInt64) throws {
    let book = TradeBook(seed: seed)
    let rows = try book.table("pareto")
    let wanted = ["customer", "product", "region", "category"].flatMap { entity in
      ConcentrationTests.scopes(book).prefix(2).map {
        (entity, $0.0, ConcentrationTests.values(entity, book, $0.1))
      }
    }
    #expect(rows.count == wanted.count * 100)
    for (index, (entity, scope, values)) in wanted.enumerated() {
      let falling = values.map { max(0, $0) }.sorted(by: >)
      let total = falling.reduce(0, +)
      for percent in 1...100 {
        let row = rows[index * 100 + percent - 1]
        let place = falling.count * percent
        let held = falling.enumerated().reduce(0) {
          $0 + $1.element * min(100, max(0, place - 100 * $1.offset))
        }
        #expect(row["entity"] == entity && row["scope"] == scope && row["percent"] == "\(percent)")
        #expect(row["entities"] == String(format: "%d.%02d", place / 100, place % 100))
        #expect(row["revenue_share"] == book.share(held, 100 * total))
        #expect(row["cutoff"] == book.money(falling[(place + 99) / 100 - 1]))
      }
    }
  }
}
