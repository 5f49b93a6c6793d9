import Models
import Testbench
import Testing

@Suite struct KitagawaTests {
  /// Kitagawa's question with round figures: the overall rate does not change, because what the groups' own rates do is
  /// undone by the mix.
  @Test func aRateThatStandsStillHidesTwoEffects() {
    // Before: 50 of 100 and 10 of 100. After: 60 of 150 and 0 of 50: 0.30 both times.
    let groups = [
      (Kitagawa.Count(50, of: 100), Kitagawa.Count(60, of: 150)),
      (Kitagawa.Count(10, of: 100), Kitagawa.Count(0, of: 50)),
    ]
    let decomposition = Kitagawa(from: Kitagawa.Count(60, of: 200), to: Kitagawa.Count(60, of: 200))
    #expect(decomposition.change.numerator == 0)
    let effects = groups.map { self.effects(decomposition, $0.0, $0.1) }
    // By hand: (0.5 + 0.75)/2 × (0.4 − 0.5), and (0.75 − 0.5) × (0.45 − 0.3).
    #expect(effects[0].rate == Fraction(-1, 16))
    #expect(effects[0].mix == Fraction(3, 80))
    // (0.5 + 0.25)/2 × (0 − 0.1), and (0.25 − 0.5) × (0.05 − 0.3).
    #expect(effects[1].rate == Fraction(-3, 80))
    #expect(effects[1].mix == Fraction(1, 16))
  }

  /// For any counts the effects add up to the change exactly, groups that come and go included.
  @Test(arguments: 0..<200)
  func effectsAddUp(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let groups = (0..<Int.random(in: 1...5, using: &random)).compactMap { _ in
      let (before, after) = (count(&random), count(&random))
      return before.whole + after.whole > 0 ? (before, after) : nil
    }
    let before = total(groups.map(\.0))
    let after = total(groups.map(\.1))
    guard before.whole > 0, after.whole > 0 else { return }
    let decomposition = Kitagawa(from: before, to: after)
    let change = Fraction(after.part, over: after.whole) - Fraction(before.part, over: before.whole)
    #expect(fraction(decomposition.change) == change)
    let sum = groups.reduce(Fraction(0)) { sum, group in
      let effects = effects(decomposition, group.0, group.1)
      return sum + effects.mix + effects.rate
    }
    #expect(sum == change)
    // The overall rate of the largest counts there may be still fits.
    let most = Kitagawa.Count((1 << 31) - 2, of: (1 << 31) - 1)
    let extreme = Kitagawa(from: most, to: most)
    let nothing = extreme.effects(of: most, most)
    #expect(nothing.rate.numerator == 0)
    #expect(nothing.mixDouble == 0)
    // A group that comes to be everybody: too fine for 128 bits, and still right as doubles.
    let few = Kitagawa.Count(1, of: (1 << 31) - 3)
    let gone = Kitagawa(from: most, to: few).effects(of: most, few)
    #expect(abs(gone.sumDouble + 1) < 1e-8)
  }

  private func effects(
    _ decomposition: Kitagawa, _ before: Kitagawa.Count, _ after: Kitagawa.Count
  ) -> (mix: Fraction, rate: Fraction) {
    let effects = decomposition.effects(of: before, after)
    return (effects.mix.map(fraction) ?? Fraction(Int128.max), fraction(effects.rate))
  }

  private func fraction(_ quotient: Quotient) -> Fraction {
    Fraction(quotient.numerator, quotient.denominator)
  }

  private func count(_ random: inout SplitMix64) -> Kitagawa.Count {
    let whole = Int.random(in: 0...30, using: &random)
    return Kitagawa.Count(Int.random(in: 0...whole, using: &random), of: whole)
  }

  private func total(_ counts: [Kitagawa.Count]) -> Kitagawa.Count {
    Kitagawa.Count(counts.reduce(0) { $0 + $1.part }, of: counts.reduce(0) { $0 + $1.whole })
  }
}
