import Models
import Testbench
import Testing

@Suite struct QuotientTests {
  @Test(arguments: 0..<100)
  func sumsAndProductsAreExact(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    func number() -> (Quotient, Fraction) {
      let (a, b) = (Int.random(in: -5000...5000, using: &random), Int.random(in: 1...5000, using: &random))
      return (Quotient(Int128(a), over: Int128(b)), Fraction(a, over: b))
    }
    let (a, b) = (number(), number())
    let (sum, product) = (a.1 + b.1, a.1 * b.1)
    #expect(a.0.plus(b.0) == Quotient(sum.numerator, over: sum.denominator))
    #expect(a.0.times(b.0) == Quotient(product.numerator, over: product.denominator))
  }

  /// What does not fit is said, and never wrong.
  @Test func whatIsTooLargeIsSaid() {
    let fine = Quotient(1, over: Int128.max)
    #expect(fine.times(Quotient(1, over: 2)) == nil)
    #expect(fine.plus(Quotient(1, over: 2)) == nil)
    #expect(fine.times(Quotient(Int128.max, over: 2)) == Quotient(1, over: 2))
    #expect(Quotient(Int128.max, over: 1).plus(Quotient(1, over: 1)) == nil)
  }
}
