import Base
import Testbench
import Testing

@testable import Models

@Suite struct HoldoutTests {
  private func buyer(_ x: Int, before: Int, after: Int) -> TrialCell {
    TrialCell(
      PurchaseCell(repeatDays: x, recencyDays: x, ageDays: x), daysBefore: before, daysAfter: after)
  }

  /// Three buyers by hand: expected are 0.333333, 0.333333 and 1.5.
  @Test func byHand() throws {
    let cells = CountedCells([
      buyer(0, before: 1, after: 0), buyer(0, before: 1, after: 2), buyer(9, before: 4, after: 1),
    ])
    let holdout = Holdout(cells) { $0.repeatDays == 0 ? 1.0 / 3 : 1.5 }
    #expect(holdout.byFrequency.map(\.buyers) == [2, 0, 0, 0, 0, 0, 0, 1])
    #expect(holdout.byFrequency.map(\.actual) == [2, 0, 0, 0, 0, 0, 0, 1])
    #expect(holdout.byFrequency[0].predictedMillionths == 666_666)
    #expect(holdout.total.predicted == 2.166666)
    #expect(near(try #require(holdout.error), 2.166666 / 3 - 1, 1e-15))
    // |0.666666 − 2| + |1.5 − 1| over 3.
    #expect(near(try #require(holdout.classError), 1.833334 / 3, 1e-15))
    let squares = 0.333333 * 0.333333 + 1.666667 * 1.666667 + 0.25
    #expect(near(try #require(holdout.rmse), (squares / 3).squareRoot(), 1e-15))
    #expect(near(try #require(holdout.baselineRMSE), (11.0 / 3).squareRoot(), 1e-15))
  }

  @Test func nobody() {
    let holdout = Holdout(CountedCells()) { _ in 1 }
    #expect(holdout.error == nil && holdout.classError == nil && holdout.rmse == nil)
    #expect(Doubt(holdout, toleranceMillionths: 200_000) == .holdoutTotal)
  }

  /// The first reason that holds.
  @Test func doubts() {
    let cells = CountedCells((0..<10).map { buyer($0 % 2, before: 3, after: 1) })
    #expect(Doubt(Holdout(cells) { _ in 1 }, toleranceMillionths: 200_000) == nil)
    #expect(Doubt(Holdout(cells) { _ in 1.2 }, toleranceMillionths: 200_000) == nil)
    #expect(Doubt(Holdout(cells) { _ in 1.21 }, toleranceMillionths: 200_000) == .holdoutTotal)
    #expect(Doubt(Holdout(cells) { _ in 0.79 }, toleranceMillionths: 200_000) == .holdoutTotal)
    // The total is right; half of it is in the wrong class.
    #expect(
      Doubt(Holdout(cells) { $0.repeatDays == 0 ? 0.5 : 1.5 }, toleranceMillionths: 200_000)
        == .holdoutClasses)
    let steady = CountedCells((0..<10).map { buyer($0 % 2, before: 1, after: 1) })
    #expect(Doubt(Holdout(steady) { _ in 1 }, toleranceMillionths: 200_000) == .noBetterThanLastPeriod)
    #expect(Doubt(Fit<NBD>.boundary) == .boundary && Doubt(Fit<NBD>.notConverged) == .notConverged)
    #expect(Doubt(Fit.converged(NBD(SIMD4(repeating: 1)))) == nil)
  }

  /// Cells come from shards in any order; buyers are counted one by one beside it.
  @Test func sameAsBuyerByBuyer() throws {
    var random = SplitMix64(seed: 14)
    let model = MBGNBD(SIMD4(0.6, 8.5, 0.55, 1))
    let horizon = Horizon(days: 136)
    let buyers = FitLawTests.buyers(300, seed: 14).map {
      TrialCell(
        $0, daysBefore: Int.random(in: 0...4, using: &random),
        daysAfter: Int.random(in: 0...4, using: &random))
    }
    var expectation = Expectation(model, within: horizon)
    let holdout = Holdout(CountedCells(buyers)) { expectation.purchases($0) }
    let expected = buyers.map { SixDigits(model.expectedPurchases($0.purchases, within: horizon)).millionths }
    #expect(holdout.total.predictedMillionths == expected.reduce(0, +))
    #expect(holdout.total.actual == buyers.reduce(0) { $0 + $1.daysAfter })
    for frequency in 0..<8 {
      let members = zip(buyers, expected).filter { min($0.0.purchases.repeatDays, 7) == frequency }
      #expect(holdout.byFrequency[frequency].predictedMillionths == members.reduce(0) { $0 + $1.1 })
    }
    let squares = zip(buyers, expected).reduce(0.0) { sum, pair in
      let miss = Double(pair.1) / 1e6 - Double(pair.0.daysAfter)
      return sum + miss * miss
    }
    #expect(near(try #require(holdout.rmse), (squares / 300).squareRoot(), 1e-12))
  }
}

@Suite struct ByClassTests {
  private func cell(_ x: Int, silent: Int) -> PurchaseCell {
    PurchaseCell(repeatDays: x, recencyDays: x, ageDays: x + silent)
  }

  @Test func aClassOfThirtySpeaksForItself() {
    var classes = ByClass()
    classes.add(cell(2, silent: 30), purchaseDaysAfter: 3, buyers: 30)
    classes.add(cell(3, silent: 31), purchaseDaysAfter: 0, buyers: 29)
    classes.add(cell(8, silent: 400), purchaseDaysAfter: 1, buyers: 29)
    #expect(classes.classes == 3)
    // Both ends of 2–3 and of the first 30 days.
    #expect(classes.expectations[cell(3, silent: 0)] == 3)
    // 29 in the class: all of 2–3 speak for it.
    #expect(classes.expectations[cell(2, silent: 90)] == 90.0 / 59)
    #expect(classes.expectations[cell(2, silent: 366)] == 90.0 / 59)
    // 29 of 8 and more, and nobody of the others: everybody speaks for them.
    for x in [0, 1, 4, 7, 8, 500] {
      #expect(classes.expectations[cell(x, silent: 400)] == 119.0 / 88)
    }
  }

  @Test func fewSpeakForAllWhenThereIsNobodyElse() {
    var classes = ByClass()
    #expect(classes.expectations[.newcomer] == nil)
    classes.add(.newcomer, purchaseDaysAfter: 2)
    #expect(classes.expectations[cell(5, silent: 5)] == 2)
  }

  @Test func shardsAddUp() {
    var (whole, odd, even) = (ByClass(), ByClass(), ByClass())
    for (index, buyer) in FitLawTests.buyers(500, seed: 3).enumerated() {
      whole.add(buyer, purchaseDaysAfter: index % 5)
      if index % 2 == 0 {
        even.add(buyer, purchaseDaysAfter: index % 5)
      } else {
        odd.add(buyer, purchaseDaysAfter: index % 5)
      }
    }
    odd.merge(even)
    #expect(odd == whole)
  }

  /// A year's purchases, all in its middle.
  @Test func discountOfTheMiddle() {
    #expect(near(ByClass.discount(Horizon(days: 365, yearlyDiscountRate: 0.21)), 1 / 1.1, 1e-15))
  }
}
