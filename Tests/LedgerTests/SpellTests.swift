import Base
import Testbench
import Testing

@testable import Ledger

/// Stretches of activity against the definition, asked day by day.
@Suite struct SpellTests {
  private func history(_ days: [Int]) throws -> History {
    try Book().history(days.map { Book.Line(day: $0, amount: 100) })
  }

  private func spells(_ days: [Int], _ rule: LapseRule) throws -> [[Int]] {
    try history(days).spells(of: 0, by: rule).map { [$0.first - Book.start, $0.last - Book.start] }
  }

  @Test func silenceUpToTheThresholdIsNoLapse() throws {
    let rule = LapseRule.fixed(afterDays: 10)
    #expect(try spells([0], rule) == [[0, 10]])
    #expect(try spells([0, 10], rule) == [[0, 20]])
    #expect(try spells([0, 12], rule) == [[0, 10], [12, 22]])
  }

  /// On the lapse date, last purchase + θ + 1, a customer who buys is active; one who does not is lapsed.
  @Test func purchaseOnTheLapseDateItselfIsNoLapse() throws {
    let rule = LapseRule.fixed(afterDays: 10)
    #expect(try spells([0, 11], rule) == [[0, 21]])
    let history = try history([0, 12])
    let spells = history.spells(of: 0, by: rule)
    #expect(spells.map { $0.lapseDay - Book.start } == [11, 23])
    #expect(spells.map(\.purchases) == [0..<1, 1..<2])
  }

  @Test func whoNeverBoughtIsNeverActive() throws {
    let history = try Book().history([Book.Line(day: 0, amount: -1)])
    #expect(history.spells(of: 0, by: .fixed(afterDays: 10)).isEmpty)
  }

  @Test func cadenceLooksBackOnly() throws {
    var cadence = LapseRule.Cadence(afterDays: 50)
    cadence.atLeast = 5
    // Up to day 20: two gaps of 10, so θ is 30 and the lapse date 51. The long gap counts afterwards.
    let history = try history([0, 10, 20, 80])
    #expect((0..<4).map { history.threshold(after: $0, of: 0, by: .cadence(cadence)) } == [50, 50, 30, 80])
    #expect(try spells([0, 10, 20, 80], .cadence(cadence)) == [[0, 50], [80, 160]])
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func asAskedDayByDay(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var lines: [Book.Line] = []
    for customer in 0..<40 {
      var day = 0
      for _ in 0..<Int.random(in: 1...12, using: &random) {
        day += Int.random(in: 1...Int.random(in: 1...60, using: &random), using: &random)
        lines.append(
          Book.Line(customer: "c\(customer)", day: day, amount: Int64.random(in: -1...5, using: &random)))
      }
    }
    var cadence = LapseRule.Cadence(afterDays: Int.random(in: 5...40, using: &random))
    cadence.gaps = Int.random(in: 1...3, using: &random)
    cadence.multipleThousandths = Int.random(in: 500...3500, using: &random)
    cadence.atLeast = 5
    cadence.atMost = 60
    let history = try Book().history(lines)
    for rule in [LapseRule.fixed(afterDays: 20), .cadence(cadence)] {
      for customer in history.customers {
        let days = history.purchases(of: customer).map { history.purchaseDay[$0] - Book.start }
        let spells = history.spells(of: customer, by: rule)
        #expect(spells.flatMap { ($0.first - Book.start)...($0.last - Book.start) } == activeDays(days, rule))
        // Spells are apart, and hold all purchases in order.
        #expect(zip(spells, spells.dropFirst()).allSatisfy { $0.lapseDay < $1.first })
        #expect(spells.flatMap { Array($0.purchases) } == Array(history.purchases(of: customer)))
        #expect(spells.allSatisfy { $0.first == history.purchaseDay[$0.purchases.lowerBound] })
      }
    }
  }

  /// All days on which D − last purchase day ≤ θ(c, D), by gaps up to D.
  private func activeDays(_ purchases: [Int], _ rule: LapseRule) -> [Int] {
    (0...1000).filter { day in
      let known = purchases.filter { $0 <= day }
      guard let first = known.first, let last = known.last else { return false }
      return day - last <= rule.threshold(gaps: known.count - 1, spanningDays: last - first)
    }
  }
}
