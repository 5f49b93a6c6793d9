import Base
import Testbench
import Testing

@testable import Models

/// The spend model beyond its fit: what is expected, how it is tried, and when it says nothing.
@Suite struct SpendTests {
  /// Fitted to the CDNOW sample by the package lifetimes 0.11.3, whose documentation prints what the first ten customers are
  /// expected to spend ("Estimating customer lifetime value using Gamma-Gamma model"): by n and S/n.
  static let published: [(days: Int, mean: Double, expected: Double)] = [
    (2, 22.35, 24.658619), (1, 11.77, 18.911489), (0, 0, 35.170981), (7, 73.74, 71.462843),
    (2, 25.55, 27.282408),
  ]

  @Test func expectedSpendAsPublished() throws {
    let model = GammaGamma(SIMD4(6.248802, 3.744588, 15.447748, 1))
    #expect(near(try #require(model.meanSpend), 35.170981, 1e-5))
    for (days, mean, expected) in Self.published {
      let spend = Spend(
        SpendCell(paidDays: days, net: Int64((mean * Double(days) * 100).rounded())), decimals: 2)
      #expect(near(try #require(model.expectedSpend(spend)), expected, 5e-5), "\(days) days of \(mean)")
    }
  }

  /// It lies between the mean of all and the buyer's own, the nearer to the own the more days there are.
  @Test func betweenAllAndOwn() throws {
    let model = GammaGamma(SIMD4(6.2496, 3.7442, 15.444, 1))
    let mean = try #require(model.meanSpend)
    var last = mean
    for days in 1...200 {
      let spend = try #require(
        model.expectedSpend(Spend(SpendCell(paidDays: days, net: Int64(days) * 10_000), decimals: 2)))
      #expect(spend > last && spend < 100)
      last = spend
    }
  }

  @Test func aMeanThatIsInfiniteIsNone() {
    let spend = Spend(SpendCell(paidDays: 1, net: 100), decimals: 2)
    for q in [0.5, 1] {
      let model = GammaGamma(SIMD4(2, q, 10, 1))
      #expect(model.meanSpend == nil && model.expectedSpend(spend) == nil)
      #expect(Doubt(model) == .infiniteMean)
    }
    #expect(Doubt(GammaGamma(SIMD4(2, 1.0001, 1e10, 1))) == .infiniteMean)
    #expect(Doubt(GammaGamma(SIMD4(2, 1.0001, 10, 1))) == nil)
  }

  /// Three buyers by hand: expected are 1/3 on each of two days, 2 on one day, and nothing of who did not come back.
  @Test func trialByHand() throws {
    func buyer(_ x: Int, _ paid: Int, after: Int, _ net: Int64) -> SpendTrialCell {
      SpendTrialCell(
        repeatDays: x, SpendCell(paidDays: paid, net: Int64(paid) * 100),
        after: SpendCell(paidDays: after, net: net))
    }
    let cells = CountedCells([
      buyer(0, 0, after: 2, 90), buyer(12, 3, after: 1, 150), buyer(12, 3, after: 0, 0),
    ])
    let holdout = Holdout(cells, decimals: 2) { $0.paidDays == 0 ? 1.0 / 3 : 2 }
    #expect(holdout.byFrequency.map(\.buyers) == [1, 0, 0, 0, 0, 0, 0, 2])
    #expect(holdout.total.actual == 240)
    // 2 × 33.3333 cents and 200 cents.
    #expect(holdout.byFrequency[0].predictedMillionths == 66_666_600)
    #expect(holdout.total.predictedMillionths == 266_666_600)
    #expect(near(try #require(holdout.error), 266.6666 / 240 - 1, 1e-12))
    #expect(near(try #require(holdout.classError), (90 - 66.6666 + 50) / 240, 1e-12))
    #expect(holdout.rmse == nil && holdout.baselineRMSE == nil)
    #expect(Doubt(holdout, toleranceMillionths: 120_000) == .holdoutClasses)
    #expect(Doubt(holdout, toleranceMillionths: 110_000) == .holdoutTotal)
    #expect(Doubt(holdout, toleranceMillionths: 160_000) == nil)
  }

  /// Against the definition, buyer by buyer.
  @Test func correlationIsPearsons() throws {
    var random = SplitMix64(seed: 4)
    let buyers = (0..<200).map { _ in
      let days = Int.random(in: 0...6, using: &random)
      return SpendCell(
        paidDays: days,
        net: days == 0 ? 0 : Int64(days) * Int64.random(in: 100...900, using: &random) + Int64(days * days))
    }
    let points = buyers.filter { $0.paidDays > 0 }.map {
      (Double($0.paidDays), Double($0.net) / Double($0.paidDays))
    }
    let n = Double(points.count)
    let (a, b) = (points.reduce(0) { $0 + $1.0 } / n, points.reduce(0) { $0 + $1.1 } / n)
    let ab = points.reduce(0) { $0 + ($1.0 - a) * ($1.1 - b) }
    let aa = points.reduce(0) { $0 + ($1.0 - a) * ($1.0 - a) }
    let bb = points.reduce(0) { $0 + ($1.1 - b) * ($1.1 - b) }
    #expect(near(try #require(SpendCells(buyers).correlation), ab / (aa * bb).squareRoot(), 1e-12))
    #expect(SpendCells([SpendCell]()).correlation == nil)
    #expect(SpendCells([SpendCell(paidDays: 1, net: 5), SpendCell(paidDays: 3, net: 15)]).correlation == nil)
    #expect(SpendCells([SpendCell(paidDays: 2, net: 5), SpendCell(paidDays: 2, net: 15)]).correlation == nil)
  }
}
