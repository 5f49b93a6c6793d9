import Base
import Testbench
import Testing

@testable import Reports

@Suite struct ValuePlanTests {
  private static func survey() -> Settings.Survey {
    var survey = Settings.Survey()
    survey.scale = 1000...5000
    survey.components = [.product: ["a", "b", "c"], .service: ["d"], .money: ["e", "f"]]
    survey.reversed = ["f"]
    survey.weights = [.product: 2_000_000, .service: 500_000]
    return survey
  }

  @Test func unitsAreExact() {
    // Of three items two or three may be answered: a common multiple of 2 and 3, times the length of the scale.
    #expect(SurveyScale(low: 1000, high: 5000, lists: [3]).unit == 24_000)
    #expect(SurveyScale(low: 0, high: 10, lists: [1]).unit == 10)
    // Too many items for an exact unit.
    #expect(SurveyScale(low: 1000, high: 5000, lists: [90]).unit == 1_000_000_000_000)
  }

  @Test func atLeastHalfMustBeAnswered() {
    let scale = SurveyScale(low: 1000, high: 5000, lists: [4, 3])
    #expect(scale.mean(4000, of: 2, outOf: 4) == scale.unit / 2)
    #expect(scale.mean(4000, of: 1, outOf: 4) == nil)
    #expect(scale.mean(2000, of: 1, outOf: 3) == nil)
    #expect(scale.mean(0, of: 0, outOf: 1) == nil)
    #expect(scale.placed(2000, isReversed: false) == 1000 && scale.placed(2000, isReversed: true) == 3000)
  }

  /// Totals in fractions of whole numbers.
  @Test func totalsAreWeightedMeans() throws {
    let plan = try #require(ValuePlan(Self.survey(), items: ["a", "b", "c", "d", "e", "f"]))
    func values(_ product: Fraction?, _ service: Fraction?, _ money: Fraction?) -> [Fraction?] {
      let units = Fraction(Int128(plan.unit(of: .product)))
      func own(_ value: Fraction?) -> Int64? { value.map { Int64(($0 * units).numerator) } }
      let means: [Int64?] = [
        own(product), own(service), nil, nil, own(money), nil, nil, nil, nil, nil, nil,
      ]
      let values = plan.values(of: means)
      return ValueComponent.allCases.indices.map { position in
        let component = ValueComponent.allCases[position]
        return values[position].map { Fraction(Int128($0), Int128(plan.unit(of: component))) }
      }
    }
    let all = values(Fraction(1, 2), Fraction(1, 3), Fraction(1, 8))
    // (2 × 1/2 + 1/2 × 1/3) / (5/2)
    #expect(all[8] == Fraction(7, 15))
    #expect(all[9] == Fraction(1, 8))
    #expect(all[10] == Fraction(7, 15) - Fraction(1, 8))
    let without = values(Fraction(1, 2), nil, Fraction(1, 8))
    #expect(without[8] == nil && without[9] == Fraction(1, 8) && without[10] == nil)
  }

  @Test func sidesWithoutQuestionsLeaveTheirTotalsEmpty() throws {
    var survey = Self.survey()
    survey.components[.money] = nil
    let plan = try #require(ValuePlan(survey, items: ["a", "b", "c", "d"]))
    #expect(plan.isAsked(.totalValue) && !plan.isAsked(.totalCost) && !plan.isAsked(.deliveredValue))
    #expect(plan.items(of: .totalValue) == 4 && plan.items(of: .money) == 0)
    survey.components = [:]
    #expect(ValuePlan(survey, items: []) == nil)
  }
}
