import Base
import Testing

@testable import Reports

@Suite struct RetentionByChangeTests {
  private static let bands = ["halved", "less", "same", "more", "doubled", "no_base", "returned", "new"]

  private func band(of customer: String, _ book: TradeBook) -> String {
    let (u, v) = (book.windowBefore(book.windowBefore), book.windowBefore)
    let first = book.purchaseDays(of: customer)[0]
    if v.contains(first) { return "new" }
    if !book.isMember(customer, u) { return "returned" }
    let (before, now) = (book.revenue(of: customer, in: u), book.revenue(of: customer, in: v))
    if before <= 0 { return "no_base" }
    // In tenths of the revenue before.
    if now * 10 < before * 5 { return "halved" }
    if now * 10 < before * 9 { return "less" }
    if now * 10 <= before * 11 { return "same" }
    return now * 10 <= before * 20 ? "more" : "doubled"
  }

  @Test(arguments: [61, 62, 63])
  func everyCellIsWhatTheLinesSay(_ seed: UInt64) throws {
    var book = TradeBook(seed: seed)
    book.settings.pyramid.windowDays = 130
    let (v, w) = (book.windowBefore, book.window)
    let rows = try book.table("retention_by_change")
    #expect(rows.map { $0["band"] } == Self.bands)
    for row in rows {
      let customers = book.members(v).filter { band(of: $0, book) == row["band"] }
      let stayed = customers.filter { book.isMember($0, w) }
      #expect(row["customers"] == "\(customers.count)")
      #expect(row["stayed"] == "\(stayed.count)")
      #expect(row["rate"] == book.share(stayed.count, customers.count))
      for (column, days) in [("revenue_before", book.windowBefore(v)), ("revenue", v), ("revenue_after", w)] {
        let sum = customers.reduce(0) { $0 + book.revenue(of: $1, in: days) }
        #expect(row[column] == book.money(sum), "\(column)")
      }
    }
    #expect(rows.compactMap { Int($0["customers"]!) }.reduce(0, +) == book.members(v).count)
    let kept = try book.balances().first { $0.identity == .retainedKept }
    #expect(kept?.difference == 0 && (kept?.left ?? 0) > 0)
  }

  /// u, v and the band, at and beside each bound.
  @Test func bounds() throws {
    let cases: [(u: Int, v: Int, String)] = [
      (1000, 499, "halved"), (1000, 500, "less"), (1000, 899, "less"), (1000, 900, "same"),
      (1000, 1100, "same"), (1000, 1101, "more"), (1000, 2000, "more"), (1000, 2001, "doubled"),
    ]
    for (u, v, band) in cases {
      var book = TradeBook()
      book.settings.pyramid.windowDays = 10
      book.lines = [(-40, 100), (-25, u), (-15, v)].map {
        .init(customer: "a", day: book.asOf + $0.0, amount: $0.1)
      }
      let row = try book.table("retention_by_change").first { $0["customers"] == "1" }
      #expect(row?["band"] == band && row?["stayed"] == "0", "\(u) to \(v)")
    }
    // A sale and a larger refund on another day: a member without a base.
    var book = TradeBook()
    book.settings.pyramid.windowDays = 10
    book.lines = [(-40, 100), (-25, 500), (-24, -600), (-15, 700), (0, 1)].map {
      .init(customer: "a", day: book.asOf + $0.0, amount: $0.1)
    }
    let row = try book.table("retention_by_change").first { $0["customers"] == "1" }
    #expect(row?["band"] == "no_base" && row?["stayed"] == "1" && row?["revenue_before"] == "-1.00")
  }

  @Test func amountsNearTheLargestDoNotOverflow() {
    typealias Band = RetentionByChange.Band
    let (most, half) = (Money(units: .max), Money(units: .max / 2))
    #expect(Band(from: most, to: most) == .same)
    #expect(Band(from: most, to: half) == .halved)
    #expect(Band(from: half, to: most) == .doubled)
    #expect(Band(from: most, to: Money(units: .min)) == .halved)
    #expect(Band(from: Money(units: .min), to: most) == .noBase)
  }

  @Test func thereIsOnlyAHeaderWhereNobodyKnowsTheWindowBeforeThat() throws {
    var book = TradeBook(seed: 64)
    let days = book.asOf - Day(iso: "2024-12-20")! + 1
    book.settings.pyramid.windowDays = days / 3
    #expect(try book.table("retention_by_change").count == 8)
    book.settings.pyramid.windowDays = days / 3 + 1
    #expect(try book.table("retention_by_change").isEmpty)
    #expect(try !book.balances().map(\.identity).contains(.retainedKept))
    #expect(try !book.table("revenue_bridge").isEmpty)
  }
}
