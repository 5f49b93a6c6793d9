import Base
import Foundation
import Reports
import Testing

@Suite struct TierProfileTests {
  @Test(arguments: [81, 82, 83])
  func everyCellIsWhatTheLinesSay(_ seed: UInt64) throws {
    var book = TradeBook(seed: seed)
    book.settings.pyramid.by = seed % 2 == 0 ? .profit : .revenue
    book.settings.pyramid.tiers = [
      .init(name: "top", rule: .top(millionths: 200_000)),
      .init(name: "rest", rule: .top(millionths: 1_000_000)),
    ]
    let (w, tiers) = (book.window, book.tiers(book.window))
    func revenue(_ members: [String], _ value: String?) -> Int {
      book.lines.filter {
        members.contains($0.customer) && w.contains($0.day) && (value == nil || $0.category == value)
      }.reduce(0) { $0 + $1.amount }
    }
    func buyers(_ members: [String], _ value: String) -> Int {
      members.count { member in
        let days = book.purchaseDays(of: member).filter { w.contains($0) }
        return book.lines.contains {
          $0.customer == member && $0.category == value && $0.amount > 0 && days.contains($0.day)
        }
      }
    }
    let everybody = book.members(w)
    let rows = try book.table("tier_profile")
    #expect(
      rows.map { [$0["value"], $0["tier"]] }
        == ["books", "drinks", "food", "ware"].flatMap { [[$0, "top"], [$0, "rest"]] })
    for row in rows {
      let value = try #require(row["value"])
      let members = everybody.filter { tiers[$0] == row["tier"] }
      let (own, base) = (buyers(members, value), buyers(everybody, value))
      #expect(row["members"] == "\(members.count)" && row["buyers"] == "\(own)")
      #expect(row["penetration"] == book.share(own, members.count))
      #expect(row["base_penetration"] == book.share(base, everybody.count))
      #expect(row["revenue"] == book.money(revenue(members, value)))
      let shares = [(members, "revenue_share"), (everybody, "base_revenue_share")].map { group, column in
        #expect(row[column] == book.share(revenue(group, value), revenue(group, nil)), "\(column)")
        return Double(revenue(group, value)) / Double(revenue(group, nil))
      }
      let index = Double(own) / Double(members.count) * Double(everybody.count) / Double(base)
      #expect(abs(try #require(Double(row["penetration_index"]!)) - index) < 1e-5)
      #expect(abs(try #require(Double(row["revenue_index"]!)) - shares[0] / shares[1]) < 1e-5)
    }
    let units = rows.compactMap { TradeBook.units($0["revenue"]) }
    #expect(units.reduce(0, +) == revenue(everybody, nil))
    #expect(try book.balances().first { $0.identity == .profileRevenue }?.difference == 0)
  }

  /// What members only sent back in W has a row, and a base that is not above 0 has no index.
  @Test func aValueThatIsOnlySentBack() throws {
    var book = TradeBook()
    book.settings.pyramid.windowDays = 10
    book.lines = [
      .init(customer: "a", day: book.asOf - 20, amount: 300, category: "food"),
      .init(customer: "a", day: book.asOf - 2, amount: 500),
      .init(customer: "a", day: book.asOf - 1, amount: -300, category: "food"),
      // Nobody's member, so no row of its own.
      .init(customer: "b", day: book.asOf - 1, amount: -200, category: "ware"),
    ]
    let rows = try book.table("tier_profile")
    #expect(Set(rows.compactMap { $0["value"] }) == ["drinks", "food"])
    let food = try #require(rows.first { $0["value"] == "food" && $0["members"] == "1" })
    #expect([food["buyers"], food["revenue"], food["revenue_share"]] == ["0", "-3.00", "-1.500000"])
    #expect([food["penetration_index"], food["revenue_index"]] == ["", ""])
    let empty = try #require(rows.first { $0["members"] == "0" })
    #expect([empty["penetration"], empty["revenue_share"], empty["penetration_index"]] == ["", "", ""])
  }
}
