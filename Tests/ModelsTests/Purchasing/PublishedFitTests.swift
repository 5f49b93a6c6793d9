import Base
import Foundation
import Testbench
import Testing

@testable import Models

/// The models fitted to CDNOW, as published: P. S. Fader, B. G. S. Hardie, K. L. Lee (2005) for BG/NBD and Pareto/NBD, P. S. Fader,
/// B. G. S. Hardie (2013) for gamma-gamma, and the R package BTYD 2.4 with `cdnowSummary` for the forecasts. Runs where PATRON_DATA
/// names a folder with cdnow/CDNOW_sample.txt.
@Suite(.enabled(if: CDNOW.file != nil, "PATRON_DATA has no cdnow/CDNOW_sample.txt"))
struct PublishedFitTests {
  /// 39 weeks, then 39 weeks of holdout.
  static let end = CDNOW.start + 272

  @Test func cells() throws {
    let cells = try CDNOW.cells(seenFrom: Self.end).purchases
    #expect(cells.buyers == 2357)
    #expect(cells.repeatBuyers == 946)
    #expect(cells.cells.count == 1016)
  }

  @Test func paretoNBD() throws {
    let cells = try CDNOW.cells(seenFrom: Self.end).purchases
    // Published .553, 10.578, .606, 11.669, −9594.976.
    let model = try #require(ParetoNBD.fit(cells).model)
    #expect(model == ParetoNBD(SIMD4(0.55328, 10.578, 0.60624, 11.669)))
    #expect(String(format: "%.4f", model.logLikelihood(cells)) == "-9594.9762")
    // BTYD prints 1.473434, 0.997874 and 25.45647 at an optimum of fewer digits.
    let year = Horizon(days: 364)
    #expect(SixDigits(model.expectedPurchases(.newcomer, within: year)).description == "1.473409")
    let regular = PurchaseCell(repeatDays: 26, recencyDays: 216, ageDays: 217)
    #expect(SixDigits(try #require(model.probabilityAlive(regular))).description == "0.997873")
    #expect(SixDigits(model.expectedPurchases(regular, within: year)).description == "25.455024")
  }

  @Test func betaGeometric() throws {
    let cells = try CDNOW.cells(seenFrom: Self.end).purchases
    // Published .243, 4.414, .793, 2.426, −9582.429.
    let bg = try #require(BGNBD.fit(cells).model)
    #expect(bg == BGNBD(SIMD4(0.24259, 4.4136, 0.79292, 2.4259)))
    #expect(String(format: "%.4f", bg.logLikelihood(cells)) == "-9582.4292")
    // Published .525, 6.183, .891, 1.614.
    let mbg = try #require(MBGNBD.fit(cells).model)
    #expect(mbg == MBGNBD(SIMD4(0.52484, 6.1831, 0.89136, 1.6140)))
    #expect(String(format: "%.4f", mbg.logLikelihood(cells)) == "-9582.1357")
  }

  @Test func gammaGamma() throws {
    let spends = try CDNOW.cells(seenFrom: Self.end).spends
    let cells = spends.paying.mapped { Spend($0, decimals: 2) }
    #expect(cells.buyers == 946)
    // Published 6.25, 3.74, 15.44.
    let model = try #require(GammaGamma.fit(cells).model)
    #expect(model == GammaGamma(SIMD4(6.2496, 3.7442, 15.444, 1)))
    #expect(String(format: "%.4f", model.logLikelihood(cells)) == "-4055.9177")
    // Published: r = 0.11.
    #expect(String(format: "%.2f", try #require(spends.correlation)) == "0.11")
  }

  @Test func trial() throws {
    let cells = try CDNOW.trial(seenFrom: Self.end, days: 273)
    let purchases = cells.mapped(\.purchases)
    let horizon = Horizon(days: 273)
    func holdout<Model: BuyingModel>(_ fit: Fit<Model>) throws -> Holdout where Model.Cell == PurchaseCell {
      var expectation = Expectation(try #require(fit.model), within: horizon)
      return Holdout(cells) { expectation.purchases($0) }
    }
    let pareto = try holdout(ParetoNBD.fit(purchases))
    #expect(pareto.total.actual == 1882 && pareto.total.buyers == 2357)
    #expect(SixDigits(try #require(pareto.error)).description == "-0.115030")
    #expect(SixDigits(try #require(pareto.baselineRMSE)).description == "2.317959")
    let mbg = try holdout(MBGNBD.fit(purchases))
    #expect(SixDigits(try #require(mbg.error)).description == "-0.162207")
    let bg = try holdout(BGNBD.fit(purchases))
    #expect(SixDigits(try #require(bg.error)).description == "-0.121465")
  }

  /// As of 1998-06-30, the whole sample.
  @Test func untilTheEnd() throws {
    let (purchases, spends) = try CDNOW.cells(seenFrom: CDNOW.start + 545)
    #expect(MBGNBD.fit(purchases) == .converged(MBGNBD(SIMD4(0.61784, 8.6570, 0.55152, 1.0091))))
    let paying = spends.paying.mapped { Spend($0, decimals: 2) }
    #expect(GammaGamma.fit(paying) == .converged(GammaGamma(SIMD4(4.6835, 4.1898, 24.391, 1))))
  }

  /// The default holdout of a quarter of the time: MBG/NBD stands its trial, the model without parameters does not.
  @Test func trialOfTheLastQuarter() throws {
    let day = try #require(Day(iso: "1998-02-14"))
    let cells = try CDNOW.trial(seenFrom: day, days: 136)
    let purchases = cells.mapped(\.purchases)
    var expectation = Expectation(try #require(MBGNBD.fit(purchases).model), within: Horizon(days: 136))
    let mbg = Holdout(cells) { expectation.purchases($0) }
    #expect(mbg.total.actual == 865)
    #expect(SixDigits(try #require(mbg.error)).description == "-0.005665")
    #expect(Doubt(mbg, toleranceMillionths: 200_000) == nil)
    var classes = ByClass()
    let before = try CDNOW.trial(seenFrom: day - 136, days: 136)
    for (cell, count) in zip(before.cells, before.counts) {
      classes.add(cell.purchases, purchaseDaysAfter: cell.daysAfter, buyers: count)
    }
    let byClass = Holdout(cells) { classes.expectations[$0] ?? 0 }
    #expect(SixDigits(try #require(byClass.error)).description == "0.451046")
    #expect(Doubt(byClass, toleranceMillionths: 200_000) == .holdoutTotal)
  }
}
