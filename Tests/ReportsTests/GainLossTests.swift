import Base
import Intake
import Reports
import Testing

@Suite struct GainLossTests {
  private static let parts = [
    "new", "returned", "more", "switched_in", "less", "switched_out", "lost", "other",
  ]

  private func expected(_ book: TradeBook, _ value: String) -> [String: Int] {
    var sums: [String: Int] = [:]
    for customer in book.customers {
      guard let ofChange = book.classOfChange(of: customer) else { continue }
      func revenue(_ days: TradeBook.Days, _ isOf: Bool) -> Int {
        book.lines.filter {
          $0.customer == customer && days.contains($0.day) && ($0.category == value) == isOf
        }.reduce(0) { $0 + $1.amount }
      }
      let own = revenue(book.window, true) - revenue(book.windowBefore, true)
      let rest = revenue(book.window, false) - revenue(book.windowBefore, false)
      guard ofChange.hasPrefix("kept") else {
        sums[ofChange, default: 0] += own
        continue
      }
      // What moved is what changed in opposite directions.
      let moved = own.signum() * rest.signum() < 0 ? min(abs(own), abs(rest)) : 0
      sums[own > 0 ? "switched_in" : "switched_out", default: 0] += own.signum() * moved
      sums[own > 0 ? "more" : "less", default: 0] += own - own.signum() * moved
    }
    return sums
  }

  @Test(arguments: [71, 72, 73])
  func everyCellIsWhatTheLinesSayAndAddsUp(_ seed: UInt64) throws {
    let book = TradeBook(seed: seed)
    let rows = try book.table("gain_loss")
    #expect(rows.map { $0["value"] } == ["books", "drinks", "food", "ware"])
    #expect(rows.allSatisfy { $0["dimension"] == "category" })
    var total = 0
    for row in rows {
      let value = try #require(row["value"])
      let sums = expected(book, value)
      for part in Self.parts { #expect(row[part] == book.money(sums[part] ?? 0), "\(value) \(part)") }
      for (column, days) in [("revenue_before", book.windowBefore), ("revenue_after", book.window)] {
        let lines = book.lines.filter { $0.category == value && days.contains($0.day) }
        #expect(row[column] == book.money(lines.reduce(0) { $0 + $1.amount }))
      }
      let change = Self.parts.compactMap { TradeBook.units(row[$0]) }.reduce(0, +)
      #expect(row["change"] == book.money(change))
      total += change
    }
    #expect(try book.table("revenue_bridge").last?["change"] == book.money(total))
    let balance = try book.balances().first { $0.identity == .gainLossBridge }
    #expect(balance?.difference == 0 && balance?.subject == "category")
    // So that every part has been seen.
    for part in Self.parts { #expect(rows.contains { $0[part] != "0.00" }, "\(part)") }
  }

  /// A customer who spends as much as before has moved all of it; one who spends more has moved a part.
  @Test func whatIsMovedIsToldFromWhatIsAdded() throws {
    var book = TradeBook()
    book.settings.pyramid.windowDays = 10
    func add(_ customer: String, _ day: Int, _ category: String, _ amount: Int) {
      book.lines.append(.init(customer: customer, day: book.asOf + day, amount: amount, category: category))
    }
    add("a", -30, "drinks", 1)
    add("a", -15, "drinks", 500)
    add("a", -5, "food", 500)
    add("b", -15, "drinks", 300)
    add("b", -5, "food", 400)
    add("b", -5, "ware", 100)
    let rows = try book.table("gain_loss")
    func row(_ value: String) -> [String?] {
      let row = rows.first { $0["value"] == value }
      return ["change", "more", "switched_in", "less", "switched_out"].map { row?[$0] }
    }
    #expect(row("drinks") == ["-8.00", "0.00", "0.00", "0.00", "-8.00"])
    // Of b's 4.00, only 2.00 are covered by the fall elsewhere: 3.00 less of drinks, 1.00 more of ware.
    #expect(row("food") == ["9.00", "2.00", "7.00", "0.00", "0.00"])
    #expect(row("ware") == ["1.00", "1.00", "0.00", "0.00", "0.00"])
  }

  @Test func thereIsOnlyAHeaderWithoutAValueOfLinesOrAWindowBefore() throws {
    var book = TradeBook(seed: 74)
    book.settings.pyramid.windowDays = 365
    #expect(try book.table("gain_loss").isEmpty)
    book.settings.pyramid.windowDays = 100
    var workshop = book.workshop
    workshop.source.mapping.dimensions.removeLast()
    workshop.settings.crossSell.dimension = nil
    let tables = try workshop.finishedTables(of: book.export)
    for name in ["gain_loss", "tier_profile"] {
      let table = tables.first { $0.name == name }
      #expect(table?.rowCount == 0 && table?.wish?.key == "source.dimensions", "\(name)")
    }
  }
}
