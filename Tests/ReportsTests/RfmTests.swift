import Base
import Models
import Reports
import Testing

@Suite struct RfmTests {
  @Test(arguments: [51, 52, 53])
  func everyCellIsWhatTheLinesSay(_ seed: UInt64) throws {
    let book = TradeBook(seed: seed)
    let members = book.members(book.window)
    // All three so that more is better.
    let recency = members.map { book.purchaseDays(of: $0).last! - book.asOf }
    let frequency = members.map { book.purchaseDays(of: $0).count { book.window.contains($0) } }
    let money = members.map { book.revenue(of: $0, in: book.window) }
    let all = money.reduce(0, +)
    let (r, f, m) = (scores(recency), scores(frequency), scores(money))
    let rows = try book.table("rfm")
    #expect(rows.count == 25)
    for (index, row) in rows.enumerated() {
      let cell = members.indices.filter { r[$0] == index / 5 + 1 && f[$0] == index % 5 + 1 }
      let revenue = cell.reduce(0) { $0 + money[$1] }
      #expect(row["r_score"] == "\(index / 5 + 1)" && row["f_score"] == "\(index % 5 + 1)")
      #expect(row["customers"] == "\(cell.count)")
      #expect(row["customer_share"] == book.share(cell.count, members.count))
      #expect(row["revenue"] == book.money(revenue))
      #expect(row["revenue_share"] == book.share(revenue, all))
      #expect(row["mean_m_score"] == book.share(cell.reduce(0) { $0 + m[$1] }, cell.count))
    }
  }

  /// By counting: a score of more than s is for who is above the smallest value that 20·s% are at or below.
  private func scores(_ values: [Int]) -> [Int] {
    values.map { value in
      1
        + [1, 2, 3, 4].count { fifth in
          value > values.filter { cut in 5 * values.count { $0 <= cut } >= fifth * values.count }.min()!
        }
    }
  }

  @Test func fewDaysAndMuchRevenueScoreHigh() {
    let scores = RFMScale(
      recency: Distribution([10, 20, 30, 40, 50]), frequency: Distribution([1, 1, 1, 1, 9]),
      monetary: Distribution([100, 200, 300, 400, 500]))
    func score(_ days: Int, _ purchaseDays: Int, _ revenue: Int64) -> [Int] {
      var activity = Activity()
      activity.purchaseDays = purchaseDays
      activity.revenue = Money(units: revenue)
      let score = scores.score(daysSinceLast: days, activity)
      return [score.r, score.f, score.m]
    }
    #expect(score(10, 9, 500) == [5, 5, 5])
    #expect(score(20, 1, 400) == [4, 1, 4])
    #expect(score(50, 1, 100) == [1, 1, 1])
  }

  /// The table of METRICS, read as a picture: rows R from 5 down, columns F from 1 up.
  @Test func segmentsAreThoseOfTheContract() {
    let picture = [
      "new potential_loyalists potential_loyalists champions champions",
      "promising potential_loyalists potential_loyalists loyal loyal",
      "about_to_sleep about_to_sleep need_attention loyal loyal",
      "hibernating hibernating at_risk at_risk cannot_lose",
      "hibernating hibernating at_risk at_risk cannot_lose",
    ]
    for (row, r) in zip(picture, [5, 4, 3, 2, 1]) {
      #expect((1...5).map { Segment(r: r, f: $0).rawValue }.joined(separator: " ") == row)
    }
  }
}
