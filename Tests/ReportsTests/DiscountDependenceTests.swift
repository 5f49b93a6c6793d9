import Base
import Intake
import Reports
import Testing

@Suite struct DiscountDependenceTests {
  @Test(arguments: [91, 92, 93])
  func everyCellIsWhatTheLinesSay(_ seed: UInt64) throws {
    var book = TradeBook(seed: seed)
    // Half of the days without a discount.
    for index in book.lines.indices where (book.lines[index].day - book.asOf) % 2 == 0 {
      book.lines[index].discount = 0
    }
    let (w, tiers) = (book.window, book.tiers(book.window))
    func isDiscounted(_ customer: String, _ day: Day) -> Bool {
      book.sum(\.discount, of: customer, in: day...day) > 0
    }
    func value(_ customer: String, _ group: String) -> String {
      switch group {
      case "all": "all"
      case "tier": tiers[customer] ?? "?"
      default:
        isDiscounted(customer, book.purchaseDays(of: customer)[0]) ? "discounted" : "full_price"
      }
    }
    let rows = try book.table("discount_dependence")
    #expect(
      rows.map { "\($0["group"]!) \($0["value"]!)" } == [
        "all all", "tier platinum", "tier gold", "tier iron", "first_purchase discounted",
        "first_purchase full_price",
      ])
    for row in rows {
      let members = book.members(w).filter { value($0, row["group"]!) == row["value"] }
      let days = members.map { member in
        book.purchaseDays(of: member).filter { w.contains($0) }.map { isDiscounted(member, $0) }
      }
      let revenue = members.reduce(0) { $0 + book.revenue(of: $1, in: w) }
      let discount = members.reduce(0) { $0 + book.sum(\.discount, of: $1, in: w) }
      #expect(row["customers"] == "\(members.count)")
      #expect(row["revenue"] == book.money(revenue) && row["discount"] == book.money(discount))
      #expect(row["discount_share"] == book.ratio(discount, revenue + discount))
      let all = days.flatMap(\.self)
      #expect(row["purchase_days"] == "\(all.count)")
      #expect(row["discounted_days"] == "\(all.count { $0 })")
      #expect(row["discounted_day_share"] == book.share(all.count { $0 }, all.count))
      #expect(row["always"] == "\(days.count { $0.allSatisfy(\.self) })")
      #expect(row["never"] == "\(days.count { !$0.contains(true) })")
      let own = members.map { book.purchaseDays(of: $0) }
      let eligible = own.filter { $0[0] + 90 <= book.asOf }
      let repurchased = eligible.filter { $0.count > 1 && $0[1] - $0[0] <= 90 }
      #expect(row["eligible"] == "\(eligible.count)" && row["repurchased"] == "\(repurchased.count)")
      #expect(row["rate"] == book.share(repurchased.count, eligible.count))
    }
    #expect(rows.allSatisfy { $0["always"] != "0" } || rows[0]["always"] != "0")
  }

  @Test func aDiscountThatIsTakenBackIsNone() throws {
    var book = TradeBook()
    book.lines = [
      .init(customer: "a", day: book.asOf, amount: 900, discount: 100),
      .init(customer: "a", day: book.asOf, amount: -300, discount: -100),
    ]
    let all = try #require(try book.table("discount_dependence").first)
    #expect([all["discounted_days"], all["never"], all["discount_share"]] == ["0", "1", "0.000000"])
  }

  @Test func withoutADiscountThereIsOnlyAHeader() throws {
    var workshop = TradeBook(seed: 94).workshop
    workshop.source.mapping.discount = nil
    let table = try workshop.finishedTables(of: TradeBook(seed: 94).export).first {
      $0.name == "discount_dependence"
    }
    #expect(table?.rowCount == 0 && table?.wish?.key == "source.columns.discount")
  }
}
