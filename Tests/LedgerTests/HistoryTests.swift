import Base
import CSV
import Testbench
import Testing

@testable import Ledger

/// Customer-days, purchase days, orders and carried values.
@Suite struct HistoryTests {
  private typealias Line = Book.Line

  private func purchases(_ lines: [Line], _ book: Book = Book()) throws -> [Deeds.Purchase] {
    try deeds(lines, book).flatMap(\.purchases)
  }

  private func deeds(_ lines: [Line], _ book: Book = Book()) throws -> [Deeds] {
    try book.histories(lines).flatMap { $0.deeds(regions: Shop.regions(of: lines)) }
  }

  @Test func nothingIsNobody() throws {
    #expect(try deeds([]).isEmpty)
  }

  @Test func linesOfOneDayAreOneCustomerDay() throws {
    let deeds = try deeds([
      Line(day: 3, amount: 500), Line(day: 1, amount: 200), Line(day: 3, amount: -100),
      Line(day: 3, amount: 0),
    ])
    #expect(deeds.count == 1)
    #expect(deeds[0].days.map(\.day) == [1, 3])
    #expect(deeds[0].days.map(\.net) == [200, 400])
    #expect(deeds[0].days.map(\.refunds) == [0, 100])
    #expect(deeds[0].days.map { $0.lines.values.reduce(0, +) } == [1, 3])
    #expect(deeds[0].purchases.map(\.net) == [200, 400])
  }

  @Test func customersInOrderOfTheirBytes() throws {
    let ids = ["b", "a", "é", "z", "B", "aa", "10", "9"]
    let history = try Book().history(ids.map { Line(customer: $0, day: 0, amount: 1) })
    #expect(history.customers.map { history.ids.text(of: $0) } == ["10", "9", "B", "a", "aa", "b", "z", "é"])
    #expect(history.ids.count == 8)
  }

  // Purchase days.

  @Test(
    arguments: [
      (0, [0, 1, 99, 100, 101]), (1, [1, 99, 100, 101]), (100, [100, 101]), (101, [101]), (102, []),
    ] as [(Int64, [Int64])])
  func minimumOfAPurchaseDay(minimum: Int64, nets: [Int64]) throws {
    let lines = [-1, 0, 1, 99, 100, 101].enumerated().map { Line(day: $0.offset, amount: $0.element) }
    #expect(try purchases(lines, Book(minimum: minimum)).map(\.net) == nets)
  }

  /// The day's net decides, not its lines.
  @Test func netDecides() throws {
    let lines = [
      Line(day: 0, amount: 60), Line(day: 0, amount: 40), Line(day: 1, amount: 150),
      Line(day: 1, amount: -51),
      Line(day: 2, amount: 500), Line(day: 2, amount: -500), Line(day: 3, amount: -500),
    ]
    #expect(try purchases(lines, Book(minimum: 100)).map(\.day) == [0])
    #expect(try purchases(lines, Book(minimum: 1)).map(\.day) == [0, 1])
    #expect(try purchases(lines, Book(minimum: 0)).map(\.day) == [0, 1, 2])
  }

  @Test func whoOnlyReturnedGoodsIsNoBuyer() throws {
    let history = try Book().history([
      Line(customer: "a", day: 0, amount: -5), Line(customer: "b", day: 0, amount: 5),
      Line(customer: "c", day: 1, amount: 5), Line(customer: "c", day: 1, amount: -5),
    ])
    #expect(history.customers.count == 3)
    #expect(history.customers.map { history.purchases(of: $0).count } == [0, 1, 0])
    #expect(history.customers.map { history.days(of: $0).count } == [1, 1, 1])
    #expect(history.net.map(\.units) == [-5, 5, 0])
    #expect(history.refunds.map(\.units) == [5, 0, 5])
  }

  @Test func linesAfterTheAsOfDayAreNotKnown() throws {
    let lines = [
      Line(customer: "a", day: 0, amount: 5), Line(customer: "a", day: 2, amount: 5),
      Line(customer: "later", day: 2, amount: 5), Line(customer: "a", day: 1, amount: 5),
    ]
    let deeds = try deeds(lines, Book(asOf: Book.start + 1))
    #expect(deeds.map(\.customer) == ["a"])
    #expect(deeds[0].purchases.map(\.day) == [0, 1])
    #expect(deeds[0].days.map(\.day) == [0, 1])
  }

  // Orders.

  @Test func orderOverSeveralDaysCountsOnItsFirst() throws {
    let purchases = try purchases([
      Line(day: 2, amount: 1, order: "x"), Line(day: 1, amount: 1, order: "x"),
      Line(day: 1, amount: 1, order: "x"),
      Line(day: 1, amount: 1, order: "y"), Line(day: 3, amount: 1, order: "z"),
    ])
    #expect(purchases.map(\.orders) == [2, 0, 1])
  }

  /// The earliest day on which it has a sale line, and only if that is a purchase day.
  @Test func refundsBeginNoOrder() throws {
    let purchases = try purchases([
      Line(day: 0, amount: -1, order: "x"), Line(day: 0, amount: 9, order: "y"),
      Line(day: 1, amount: 5, order: "x"),
      Line(day: 2, amount: 5, order: "w"), Line(day: 2, amount: -1, order: "v"),
    ])
    #expect(purchases.map(\.orders) == [1, 1, 1])
  }

  @Test func orderOfACancelledDayIsNeverCounted() throws {
    let purchases = try purchases([
      Line(day: 0, amount: 5, order: "x"), Line(day: 0, amount: -5, order: "x"),
      Line(day: 1, amount: 5, order: "x"),
    ])
    #expect(purchases.map(\.orders) == [0])
  }

  @Test func freeLinesBeginOrdersAtMinimumZeroOnly() throws {
    let lines = [
      Line(day: 0, amount: 0, order: "x"), Line(day: 0, amount: 1, order: "y"),
      Line(day: 1, amount: 5, order: "x"),
    ]
    #expect(try purchases(lines).map(\.orders) == [1, 1])
    #expect(try purchases(lines, Book(minimum: 0)).map(\.orders) == [2, 0])
  }

  @Test func linesWithoutAnOrderAreOneOrderADay() throws {
    let purchases = try purchases([
      Line(day: 0, amount: 5), Line(day: 0, amount: 5), Line(day: 0, amount: 5, order: "x"),
      Line(day: 1, amount: 5),
      Line(day: 2, amount: 5, order: "y"), Line(day: 2, amount: -1),
    ])
    #expect(purchases.map(\.orders) == [2, 1, 1])
  }

  @Test func ordersOfOneHashAreTwoOrders() throws {
    let (a, b) = (Shop.ordersOfOneHash[0], Shop.ordersOfOneHash[1])
    let hashes = [a, b].map { text in
      let bytes = Array(text.utf8)
      return FieldBytes.hash(bytes.span)
    }
    #expect(hashes[0] == hashes[1])
    // One behind the other, and one between the lines of the other.
    let purchases = try purchases([
      Line(day: 0, amount: 5, order: a), Line(day: 0, amount: 5, order: b), Line(day: 0, amount: 5, order: a),
      Line(day: 1, amount: 5, order: a), Line(day: 1, amount: 5, order: b),
      Line(day: 2, amount: 5, order: "x"),
    ])
    #expect(purchases.map(\.orders) == [2, 0, 1])
  }

  @Test func oneIdOfTwoCustomersIsTwoOrders() throws {
    let deeds = try deeds([
      Line(customer: "a", day: 0, amount: 5, order: "x"), Line(customer: "b", day: 0, amount: 5, order: "x"),
      Line(customer: "a", day: 1, amount: 5, order: "x"), Line(customer: "b", day: 1, amount: 5, order: "y"),
    ])
    #expect(deeds.map { $0.purchases.map(\.orders) } == [[1, 0], [1, 1]])
  }

  @Test func withoutAnOrderColumnEveryPurchaseDayIsOne() throws {
    let lines = [
      Line(day: 0, amount: 5, order: "x"), Line(day: 1, amount: 5, order: "x"), Line(day: 2, amount: -5),
    ]
    #expect(try purchases(lines, Book(hasOrders: false)).map(\.orders) == [1, 1])
  }

  // Carried values.

  @Test func largestSumOfSalesIsCarried() throws {
    let purchases = try purchases([
      Line(day: 0, amount: 5, region: "n"), Line(day: 0, amount: 3, region: "s"),
      Line(day: 0, amount: 3, region: "s"),
      // Refunds take nothing away: sums are of sales.
      Line(day: 1, amount: 7, region: "n"), Line(day: 1, amount: -5, region: "n"),
      Line(day: 1, amount: 6, region: "s"),
      // Ties go to the smallest by bytes.
      Line(day: 2, amount: 4, region: "s"), Line(day: 2, amount: 4, region: "n"),
      Line(day: 2, amount: 4, region: "Z"),
      Line(day: 3, amount: 4, region: "s"), Line(day: 3, amount: -3, region: "a"),
      Line(day: 3, amount: 0, region: "b"),
      Line(day: 4, amount: 1),
    ])
    #expect(purchases.map(\.region) == ["s", "n", "Z", "s", "(none)"])
  }

  @Test func freeDaysCarryTheSmallestValue() throws {
    let lines = [
      Line(day: 0, amount: 0, region: "s"), Line(day: 0, amount: 0, region: "n"),
      Line(day: 1, amount: 0, region: "s"),
    ]
    #expect(try purchases(lines, Book(minimum: 0)).map(\.region) == ["n", "s"])
  }

  // Laws.

  @Test(arguments: [0, 1, 300] as [Int64], 1...6 as ClosedRange<UInt64>)
  func asToldOneByOne(minimum: Int64, seed: UInt64) throws {
    let lines = Shop.lines(seed: seed)
    for hasOrders in [true, false] {
      let book = Book(minimum: minimum, hasOrders: hasOrders)
      #expect(try deeds(lines, book) == Shop.deeds(lines, minimum: minimum, hasOrders: hasOrders))
    }
  }

  /// Amounts and codes that need more bytes, orders with longer ids, and so many that they rise and fall.
  @Test(arguments: 1...3 as ClosedRange<UInt64>)
  func asToldOneByOneHoweverWide(seed: UInt64) throws {
    let orders = (0..<50).map { "\($0)" } + (0..<50).map { "the order number \($0)" } + [""]
    let regions = (0..<1000).map { "region \($0)" }
    let unit = Int64(Int32.max) / 4
    let lines = Shop.lines(seed: seed, count: 900, customers: 5, unit: unit, orders: orders, regions: regions)
    #expect(try deeds(lines) == Shop.deeds(lines, minimum: 1, hasOrders: true))
    let history = try Book().history(lines)
    #expect(!history.lineAmount.longs.isEmpty)
    #expect(!history.lineValue[0].shorts.isEmpty)
    #expect(!history.carried[0].shorts.isEmpty)
    #expect(history.lineProduct.map { $0 } == history.lineValue[0].map { $0 })
  }

  /// Neither the order of lines nor files nor shards can be seen in the histories.
  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func anyOrderFilesAndShards(seed: UInt64) throws {
    let lines = Shop.lines(seed: seed)
    let whole = try deeds(lines)
    var random = SplitMix64(seed: seed)
    for (files, shards) in [(1, 1), (1, 2), (3, 7), (2, 50)] {
      let shuffled = lines.shuffled(using: &random)
      let book = Book(shards: shards, files: files)
      let parts = try book.histories(shuffled).map { $0.deeds(regions: Shop.regions(of: lines)) }
      #expect(parts.joined().sorted { $0.customer.utf8.lexicographicallyPrecedes($1.customer.utf8) } == whole)
      #expect(parts.allSatisfy { part in part == part.sorted { $0.customer < $1.customer } })
    }
  }

  @Test func profitAndDiscountAreSumsOfTheDay() throws {
    let history = try Book().history(Shop.lines(seed: 9))
    #expect(history.profit == history.net)
    #expect(history.discount == history.net)
    #expect(history.lineProduct == history.lineValue[0])
  }
}
