import Base
import Models
import Testing

@Suite struct WilsonTests {
  /// The first two are published in R. G. Newcombe, "Two-sided confidence intervals for the
  /// single proportion", Statistics in Medicine 17 (1998), 857–872, table I, method 3.
  @Test(arguments: [
    (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718),
  ])
  func published(successes: Int, trials: Int, low: Double, high: Double) throws {
    let interval = try #require(Interval.wilson(successes, of: trials))
    #expect(abs(interval.low.value - low) < 0.00005)
    #expect(abs(interval.high.value - high) < 0.00005)
  }

  @Test func nothingIsKnownOfNoTrials() {
    #expect(Interval.wilson(0, of: 0) == nil)
  }
}
