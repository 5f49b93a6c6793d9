import Ledger
import Testbench
import Testing

/// How many days of silence make a customer lapsed.
@Suite struct LapseRuleTests {
  private func cadence(_ change: (inout LapseRule.Cadence) -> Void = { _ in }) -> LapseRule {
    var cadence = LapseRule.Cadence(afterDays: 180)
    change(&cadence)
    return .cadence(cadence)
  }

  @Test func fixedIsTheSameForEverybody() {
    let rule = LapseRule.fixed(afterDays: 90)
    for (gaps, span) in [(0, 0), (1, 500), (10, 10)] {
      #expect(rule.threshold(gaps: gaps, spanningDays: span) == 90)
    }
    #expect(rule.longest == 90)
    #expect(rule.shortest == 90)
  }

  @Test func rhythmNeedsGaps() {
    #expect(cadence().threshold(gaps: 0, spanningDays: 0) == 180)
    #expect(cadence().threshold(gaps: 1, spanningDays: 40) == 180)
    #expect(cadence().threshold(gaps: 2, spanningDays: 80) == 120)
    #expect(cadence { $0.gaps = 1 }.threshold(gaps: 1, spanningDays: 40) == 120)
    #expect(cadence { $0.gaps = 3 }.threshold(gaps: 2, spanningDays: 80) == 180)
    // No gap is a rhythm.
    #expect(cadence { $0.gaps = 0 }.threshold(gaps: 0, spanningDays: 0) == 180)
  }

  @Test func heldWithinTheBounds() {
    #expect(cadence().threshold(gaps: 2, spanningDays: 2) == 31)
    #expect(cadence().threshold(gaps: 2, spanningDays: 20) == 31)
    #expect(cadence().threshold(gaps: 3, spanningDays: 31) == 31)
    #expect(cadence().threshold(gaps: 3, spanningDays: 32) == 32)
    #expect(cadence().threshold(gaps: 3, spanningDays: 365) == 365)
    #expect(cadence().threshold(gaps: 3, spanningDays: 366) == 365)
  }

  @Test func roundedHalfUp() {
    let free: (inout LapseRule.Cadence) -> Void = {
      $0.atLeast = 0
      $0.atMost = 10_000
    }
    // 3 × 81 / 2 = 121.5; 3 × 80 / 7 = 34.29; 3 × 89 / 6 = 44.5
    #expect(cadence(free).threshold(gaps: 2, spanningDays: 81) == 122)
    #expect(cadence(free).threshold(gaps: 7, spanningDays: 80) == 34)
    #expect(cadence(free).threshold(gaps: 6, spanningDays: 89) == 45)
  }

  @Test func multipleInThousandths() {
    let rule = cadence {
      $0.multipleThousandths = 2500
      $0.atLeast = 0
    }
    // 2.5 × 41 / 2 = 51.25; 2.5 × 21 / 5 = 10.5
    #expect(rule.threshold(gaps: 2, spanningDays: 41) == 51)
    #expect(rule.threshold(gaps: 5, spanningDays: 21) == 11)
    #expect(cadence { $0.multipleThousandths = 1 }.threshold(gaps: 2, spanningDays: 2) == 31)
  }

  /// Against exact fractions: θ is the only whole number with 2θ − 1 ≤ 2x < 2θ + 1.
  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func exactFractions(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<5000 {
      let gaps = Int.random(in: 1...60, using: &random)
      let span = Int.random(in: gaps...5000, using: &random)
      let rule = cadence {
        $0.gaps = 1
        $0.multipleThousandths = Int.random(in: 1...9999, using: &random)
        $0.atLeast = 0
        $0.atMost = .max
      }
      guard case .cadence(let cadence) = rule else { continue }
      let threshold = rule.threshold(gaps: gaps, spanningDays: span)
      let twice = 2 * cadence.multipleThousandths * span
      #expect((2 * threshold - 1) * 1000 * gaps <= twice)
      #expect(twice < (2 * threshold + 1) * 1000 * gaps)
    }
  }

  @Test func longestAndShortest() {
    #expect(cadence().longest == 365)
    #expect(cadence().shortest == 31)
    let wide = cadence {
      $0.afterDays = 500
      $0.atLeast = 600
      $0.atMost = 700
    }
    #expect(wide.longest == 700)
    #expect(wide.shortest == 500)
    #expect(cadence { $0.afterDays = 400 }.longest == 400)
  }
}
