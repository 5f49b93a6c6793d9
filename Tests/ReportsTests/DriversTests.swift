import Base
import Ledger
import Reports
import Testbench
import Testing

/// `repurchase_drivers` and `churn_drivers`, against the textbook's formula over counts that are looked up one by one.
@Suite struct DriversTests {
  private struct Count {
    var part = 0
    var whole = 0
    var rate: Fraction { Fraction(part, over: whole) }
  }

  @Test(arguments: [Period.Length.month, .quarter], [30, 90])
  func repurchaseIsWhatTheHistoriesSay(_ length: Period.Length, _ days: Int) throws {
    var workshop = RandomShop.workshop(isCadence: false, period: length)
    workshop.settings.repurchase.driverWindow = days
    workshop.shards = 3
    let export = RandomShop(seed: 23, customers: 260).export
    let (histories, landmarks) = try workshop.landmarks(of: export)
    var counts: [String: [String: Count]] = [:]
    var recent: Set<String> = []
    for history in histories {
      for customer in history.customers {
        let purchases = history.purchases(of: customer)
        guard let first = purchases.first else { continue }
        let cohort = Period(length, containing: history.purchaseDay[first]).description
        if history.purchaseDay[first] + days > landmarks.asOf { recent.insert(cohort) }
        let isBack =
          purchases.count > 1 && history.purchaseDay[first + 1] - history.purchaseDay[first] <= days
        for (position, dimension) in landmarks.facts.dimensions.enumerated() {
          let value = dimension.values[Int(history.carried[position][first])]
          counts["\(dimension.name) \(cohort)", default: [:]][value, default: Count()].whole += 1
          counts["\(dimension.name) \(cohort)", default: [:]][value, default: Count()].part += isBack ? 1 : 0
        }
      }
    }
    let expected = expected(landmarks, counts) { !recent.contains($0) }
    #expect(expected.count > 100)
    let grid = try workshop.grid("repurchase_drivers", of: export)
    let rows = try grid.columns(
      "period", "against", "dimension", "value", "eligible_before", "repurchased_before", "eligible",
      "repurchased", "mix_effect", "rate_effect", "change")
    #expect(rows.first { !Set(expected).contains($0) } == nil)
    #expect(expected.first { !Set(rows).contains($0) } == nil)
    #expect(rows == expected)
  }

  @Test(arguments: [true, false])
  func churnIsWhatChurnByDimensionSays(_ isCadence: Bool) throws {
    let workshop = RandomShop.workshop(isCadence: isCadence, period: .month)
    let export = RandomShop(seed: 29, customers: 220).export
    let landmarks = try workshop.landmarks(of: export).landmarks
    let churn = try workshop.grid("churn_by_dimension", of: export)
    var counts: [String: [String: Count]] = [:]
    for row in try churn.columns(
      "dimension", "value", "period", "is_complete", "is_mature", "opening", "churned")
    {
      let cells = row.split(separator: ",").map(String.init)
      guard cells[3] == "true", cells[4] == "true" else { continue }
      counts["\(cells[0]) \(cells[2])", default: [:]][cells[1]] = Count(
        part: try #require(Int(cells[6])), whole: try #require(Int(cells[5])))
    }
    let expected = expected(landmarks, counts) { _ in true }
    #expect(expected.count > 100)
    let grid = try workshop.grid("churn_drivers", of: export)
    #expect(
      try grid.columns(
        "period", "against", "dimension", "value", "opening_before", "churned_before", "opening", "churned",
        "mix_effect", "rate_effect", "change") == expected)
  }

  /// The rows of all pairs of periods.
  /// - Parameter counts: By dimension and period, then by value.
  private func expected(
    _ landmarks: Landmarks, _ counts: [String: [String: Count]], where counted: (String) -> Bool
  ) -> [String] {
    var rows: [String] = []
    for position in landmarks.calendar.all {
      let period = landmarks.calendar.period(position)
      for (against, earlier) in [("previous", period.advanced(by: -1)), ("year_ago", period.yearBefore)] {
        guard counted("\(period)"), counted("\(earlier)") else { continue }
        for dimension in landmarks.facts.dimensions {
          guard let before = counts["\(dimension.name) \(earlier)"],
            let after = counts["\(dimension.name) \(period)"]
          else { continue }
          rows += self.rows(before, after).map { "\(period),\(against),\(dimension.name),\($0)" }
        }
      }
    }
    return rows
  }

  /// Kitagawa's formula as the textbook has it, in exact fractions.
  private func rows(_ before: [String: Count], _ after: [String: Count]) -> [String] {
    func total(_ counts: [String: Count]) -> Count {
      counts.values.reduce(into: Count()) { ($0.part, $0.whole) = ($0.part + $1.part, $0.whole + $1.whole) }
    }
    let (all0, all1) = (total(before), total(after))
    let half = Fraction(1, 2)
    var (mixes, rates) = (Fraction(0), Fraction(0))
    var rows = Set(before.keys).union(after.keys).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map {
      value in
      let (own0, own1) = (before[value] ?? Count(), after[value] ?? Count())
      let rate0 = own0.whole > 0 ? own0.rate : own1.rate
      let rate1 = own1.whole > 0 ? own1.rate : own0.rate
      let share0 = Fraction(own0.whole, over: all0.whole)
      let share1 = Fraction(own1.whole, over: all1.whole)
      let rate = half * (share0 + share1) * (rate1 - rate0)
      let mix = (share1 - share0) * half * ((rate0 + rate1) - (all0.rate + all1.rate))
      mixes = mixes + mix
      rates = rates + rate
      return
        "\(value),\(own0.whole),\(own0.part),\(own1.whole),\(own1.part),\(sixDigits(mix)),\(sixDigits(rate)),"
        + sixDigits(mix + rate)
    }
    #expect(mixes + rates == all1.rate - all0.rate)
    rows.append(
      "(total),\(all0.whole),\(all0.part),\(all1.whole),\(all1.part),\(sixDigits(mixes)),\(sixDigits(rates)),"
        + sixDigits(all1.rate - all0.rate))
    return rows
  }

  private func sixDigits(_ value: Fraction) -> String { SixDigits(value.double).description }
}
