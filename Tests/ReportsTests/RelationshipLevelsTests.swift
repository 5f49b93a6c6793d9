import Base
import Reports
import Testing

@Suite struct RelationshipLevelsTests {
  /// 1, 2 and 3 customers in the north, south and east; margins by region.
  private func book(margins: [String: Int]) -> TradeBook {
    var book = TradeBook()
    for (region, count) in [("north", 1), ("south", 2), ("east", 3)] {
      for customer in 0..<count {
        let amount = 10_000
        book.lines.append(
          .init(
            customer: "\(region)\(customer)", day: book.asOf, amount: amount,
            cost: amount - amount * margins[region]! / 1000, region: region))
      }
    }
    var relationship = Settings.Relationship()
    relationship.dimension = "region"
    relationship.few = 1
    relationship.many = 3
    book.settings.relationship = relationship
    return book
  }

  @Test(arguments: [
    (margin: 300, name: "high", levels: ["partnership", "proactive", "accountable"]),
    (margin: 299, name: "medium", levels: ["proactive", "accountable", "reactive"]),
    (margin: 100, name: "medium", levels: ["proactive", "accountable", "reactive"]),
    (margin: 99, name: "low", levels: ["accountable", "reactive", "basic"]),
  ])
  func theNineCellsAndTheirBounds(_ margin: Int, _ name: String, _ levels: [String]) throws {
    let book = book(margins: ["north": margin, "south": margin, "east": margin])
    let rows = try book.table("relationship_levels").filter { $0["group"] == "region" }
    // By bytes.
    #expect(rows.map { $0["value"] } == ["east", "north", "south"])
    #expect(rows.map { $0["customer_class"] } == ["many", "few", "medium"])
    #expect(rows.allSatisfy { $0["margin_class"] == name })
    #expect(rows.map { $0["level"] } == [levels[2], levels[0], levels[1]])
  }

  @Test func tiersComeFirstInTheOrderOfThePyramid() throws {
    let rows = try book(margins: ["north": 500, "south": 300, "east": 100]).table("relationship_levels")
    // All have the same value, so all reach the highest tier; nothing is known of an empty one's margin.
    #expect(rows.prefix(3).map { $0["value"] } == ["platinum", "gold", "iron"])
    #expect(rows.prefix(3).map { $0["customers"] } == ["6", "0", "0"])
    // (500 + 2 × 300 + 3 × 100) / 6000
    #expect(rows.prefix(3).map { $0["margin"] } == ["0.233333", "", ""])
    #expect(rows.prefix(3).map { $0["level"] } == ["reactive", "", ""])
  }

  @Test func whereNoCostIsMappedMarginsAreGiven() throws {
    var book = book(margins: ["north": 500, "south": 500, "east": 500])
    book.mapsCost = false
    book.settings.relationship?.margins = ["platinum": 50_000, "north": 300_000]
    let rows = try book.table("relationship_levels")
    #expect(rows.map { $0["margin"] } == ["0.050000", "", "", "", "0.300000", ""])
    #expect(rows.map { $0["level"] } == ["basic", "", "", "", "partnership", ""])
  }

  @Test func aMemberBelongsToTheLastValue() throws {
    var book = book(margins: ["north": 500, "south": 500, "east": 500])
    book.lines.append(.init(customer: "east0", day: book.asOf - 5, amount: 90_000, region: "north"))
    let rows = try book.table("relationship_levels").filter { $0["group"] == "region" }
    #expect(rows.map { $0["customers"] } == ["3", "1", "2"])
  }

  @Test func withoutTheSectionThereIsOnlyAHeader() throws {
    var book = book(margins: ["north": 500, "south": 500, "east": 500])
    book.settings.relationship = nil
    #expect(try book.table("relationship_levels").isEmpty)
  }
}
