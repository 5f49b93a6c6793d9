import Base
import Foundation
import Ledger
import Testing

@testable import Reports

@Suite struct BasketPairsTests {
  /// The values of each unit, looked up in the lines.
  private func units(_ book: TradeBook, _ unit: String, _ value: (TradeBook.Line) -> String) -> [Set<String>]
  {
    book.buyers.flatMap { buyer in
      let baskets = book.purchaseDays(of: buyer).map { day in
        Set(
          book.lines.filter { $0.customer == buyer && $0.day == day && $0.amount > 0 && !value($0).isEmpty }
            .map(value))
      }
      return unit == "purchase_day" ? baskets : [baskets.reduce(into: Set()) { $0.formUnion($1) }]
    }
  }

  private func check(_ book: TradeBook) throws -> Int {
    let rows = try book.table("basket_pairs")
    var expected: [[String]] = []
    let entities: [(String, (TradeBook.Line) -> String)] = [("product", \.product), ("category", \.category)]
    for (entity, value) in entities {
      for unit in ["purchase_day", "customer"] {
        let units = units(book, unit, value)
        func with(_ values: Set<String>) -> Int { units.count { values.isSubset(of: $0) } }
        let all = Set(units.flatMap(\.self)).sorted()
        let frequent = all.filter { one in
          all.count { with([$0]) > with([one]) } < book.settings.baskets.values
        }
        for one in frequent {
          for other in frequent where other != one && with([one, other]) >= book.settings.baskets.min {
            let (a, n) = (with([one, other]), units.count)
            let (x, y) = (with([one]), with([other]))
            let (ad, bc) = (Double(a * (n - x - y + a)), Double((x - a) * (y - a)))
            let lift = String(format: "%.6f", Double(a * n) / Double(x * y))
            expected.append(
              [
                entity, unit, one, other, "\(n)", "\(x)", "\(y)", "\(a)", book.share(a, n), book.share(a, x),
                lift,
              ]
                + [ad + bc == 0 ? "" : String(format: "%.6f", (ad - bc) / (ad + bc))])
          }
        }
      }
    }
    let columns = ["entity", "unit", "value", "other", "units", "with_value", "with_other", "with_both"]
    let found = rows.map { row in
      (columns + ["support", "confidence", "lift", "yule_q"]).map { row[$0] ?? "?" }
    }
    #expect(found == expected)
    return rows.count
  }

  @Test(arguments: [101, 102, 103], [2, 5, 200])
  func everyPairIsWhatTheLinesSay(_ seed: UInt64, _ values: Int) throws {
    var book = TradeBook(seed: seed)
    book.settings.baskets.values = values
    book.settings.baskets.min = 2
    // Baskets of several lines; days, products and categories that are empty.
    for index in book.lines.indices {
      book.lines[index].day = book.lines[index].day - (book.lines[index].day - book.asOf) % 7
      if index % 11 == 0 { book.lines[index].product = "" }
    }
    #expect(try check(book) > 0)
  }

  /// Equal counts are never parted, however many values there are.
  @Test func tiesAtTheCutAreAllIn() throws {
    var book = TradeBook()
    book.settings.baskets.values = 2
    book.settings.baskets.min = 1
    for (day, products) in [(0, ["a", "b", "c"]), (1, ["a", "b", "d"]), (2, ["a", "c", "d"])].enumerated() {
      for product in products.1 {
        book.lines.append(.init(customer: "k", day: book.asOf - day, amount: 100, product: product))
      }
    }
    // a is in three baskets; b, c and d are in two each.
    let rows = try book.table("basket_pairs").filter {
      $0["entity"] == "product" && $0["unit"] == "purchase_day"
    }
    #expect(Set(rows.compactMap { $0["value"] }) == ["a", "b", "c", "d"])
    #expect(try check(book) > 0)
  }

  @Test func thinData() throws {
    for lines in [
      [TradeBook.Line(customer: "a", day: Day(iso: "2026-02-10")!, amount: 100)],
      [TradeBook.Line(customer: "a", day: Day(iso: "2026-02-10")!, amount: -100)],
    ] {
      var book = TradeBook(lines)
      book.settings.baskets.min = 1
      #expect(try book.table("basket_pairs").isEmpty)
    }
  }

  /// Many values of equal frequency are counted as a list of pairs and not as a square: the same figures.
  @Test func aListOfPairsCountsWhatASquareDoes() throws {
    var book = TradeBook()
    let many = PairsInUnits.fewValues + 30
    book.settings.baskets.values = many
    book.settings.baskets.min = 2
    // Number n stands with n + 1 and n + 2, and each triple is bought on two days.
    for product in 0..<many {
      for (day, customer) in [(product, "a"), (product, "b")] {
        for step in 0...2 {
          let name = "p\((product + step) % many)"
          book.lines.append(.init(customer: customer, day: book.asOf - day, amount: 100, product: name))
        }
      }
    }
    let rows = try book.table("basket_pairs").filter { $0["entity"] == "product" }
    let baskets = rows.filter { $0["unit"] == "purchase_day" }
    // Each has two neighbours at a distance of 1, with four baskets each, and two at a distance of 2.
    #expect(baskets.count == many * 4)
    for row in baskets {
      let numbers = ["value", "other"].compactMap { row[$0].flatMap { Int($0.dropFirst()) } }
      let distance = min(abs(numbers[0] - numbers[1]), many - abs(numbers[0] - numbers[1]))
      #expect(row["with_value"] == "6" && row["with_both"] == (distance == 1 ? "4" : "2"))
    }
    // Both customers have bought everything.
    #expect(rows.count == baskets.count + many * (many - 1))
    #expect(rows.last?["with_both"] == "2" && rows.last?["yule_q"] == "")
  }

  /// What the first pass counts is what the second counts of each value by itself.
  @Test func bothPassesAgree() throws {
    var workshop = Workshop.openShop
    workshop.settings.baskets.min = 1
    workshop.settings.baskets.values = 1000
    let (histories, landmarks) = try workshop.landmarks(of: RandomShop(seed: 104).export)
    for (entity, values) in zip(landmarks.facts.basketEntities, landmarks.basketValues) {
      let ofUnits = PairsInUnits.ofAllUnits(
        entity.codes(in: histories[0]), among: values, of: histories[0], workshop.settings.purchase)
      for (unit, pairs) in zip(BasketUnit.allCases, ofUnits) {
        let chosen = try #require(values[unit])
        let counts = BasketCounts(
          entity.codes(in: histories[0]), values: entity.values.count, in: histories[0],
          workshop.settings.purchase
        ).counts(of: unit)
        #expect(pairs.withValue == chosen.codes.map { counts[$0] } && !chosen.codes.isEmpty)
      }
    }
  }

  /// Where nobody asks for pairs, the first pass does not count baskets.
  @Test func basketsAreCountedOnlyForTheTable() throws {
    let (histories, landmarks) = try Workshop.exampleShop.landmarks(of: ExampleShop.export)
    let premises = Premises(landmarks.settings, landmarks.facts, countsBaskets: false)
    let crowd = Crowd(histories[0], premises)
    #expect(crowd.baskets == nil && Landmarks(premises, crowd).basketValues.isEmpty)
    #expect(landmarks.crowd.baskets?.count == 2)
  }
}
