import Base
import Models
import Testing

@Suite struct WilsonTests {
  /// Published in R. G. Newcombe, "Two-sided confidence intervals for the single proportion",
  /// Statistics in Medicine 17 (1998), 857–872, table I, method 3.
  @Test(arguments: [
    (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611),
    (1, 29, 0.0061, 0.1718),
  ])
  func published(successes: Int, trials: Int, low: Double, high: Double) throws {
    let interval = try #require(Interval.wilson(successes, of: trials))
    #expect(abs(interval.low.value - low) < 0.00005)
    #expect(abs(interval.high.value - high) < 0.00005)
  }

  /// scipy 1, `binomtest(successes, trials).proportion_ci(method="wilson")`
  @Test(arguments: [
    (3, 7, 0.1582198552514697, 0.7495416354723428),
    (29, 29, 0.8830302015002592, 1),
    (500_000, 1_000_000, 0.4990200198900048, 0.5009799801099952),
  ])
  func sameAsScipy(successes: Int, trials: Int, low: Double, high: Double) throws {
    let interval = try #require(Interval.wilson(successes, of: trials))
    #expect(abs(interval.low.value - low) < 1e-12)
    #expect(abs(interval.high.value - high) < 1e-12)
  }

  @Test func nothingIsKnownOfNoTrials() {
    #expect(Interval.wilson(0, of: 0) == nil)
  }

  @Test func boundsAreExactAtTheEnds() throws {
    for trials in 1...300 {
      let none = try #require(Interval.wilson(0, of: trials))
      let all = try #require(Interval.wilson(trials, of: trials))
      #expect(none.low.value == 0 && none.high.value < 1)
      #expect(all.high.value == 1 && all.low.value > 0)
    }
  }

  @Test func holdsTheRateAndStaysWithinBoundsEvenForHugeCounts() throws {
    for trials in [1, 2, 7, 50, 3_000_000_000, Int.max] {
      for successes in [0, 1, trials / 3, trials / 2, trials - 1, trials] {
        let interval = try #require(Interval.wilson(successes, of: trials))
        let rate = Double(successes) / Double(trials)
        #expect(0 <= interval.low.value && interval.low.value <= rate)
        #expect(rate <= interval.high.value && interval.high.value <= 1)
      }
    }
  }
}
