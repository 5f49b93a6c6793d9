import Base
import Testbench
import Testing

@testable import Models

@Suite struct RevenueFactorsTests {
  private static func parts(_ a: RevenueFactors, _ b: RevenueFactors) -> [Int64?] {
    let change = RevenueFactors.change(from: a, to: b)
    return [change?.fromCustomers.units, change?.fromFrequency?.units, change?.fromSpend?.units]
  }

  /// 10 customers × 2 days × 5.00 become 12 × 3 × 4.00: by the definition, over all six orders, in hundredths.
  @Test func aWorkedCase() {
    let before = RevenueFactors(customers: 10, purchaseDays: 20, revenue: Money(units: 10_000))
    let after = RevenueFactors(customers: 12, purchaseDays: 36, revenue: Money(units: 14_400))
    // Customers: 2 × ((1000 + 1200)/3 + (800 + 1500)/6) = 2233.33…, frequency: 1 × ((5000 + 4800)/3 + (4000 + 6000)/6).
    #expect(Self.parts(before, after) == [2233, 4933, -2766])
  }

  /// The mean over the orders in which n, f and s can change, in fractions of small numbers.
  @Test func theyAreTheMeanOverAllOrders() {
    var random = SplitMix64(seed: 71)
    for _ in 0..<2000 {
      func factors() -> RevenueFactors {
        let customers = Int.random(in: 1...9, using: &random)
        return RevenueFactors(
          customers: customers,
          purchaseDays: customers * Int.random(in: 1...4, using: &random)
            + Int.random(in: 0...3, using: &random),
          revenue: Money(units: Int64.random(in: -500...5000, using: &random)))
      }
      let (a, b) = (factors(), factors())
      // By factor and side: exact fractions, the same divisor for both sides.
      let n = [Fraction(a.customers, 1), Fraction(b.customers, 1)]
      let f = [Fraction(a.purchaseDays, a.customers), Fraction(b.purchaseDays, b.customers)]
      let s = [
        Fraction(Int(a.revenue.units), a.purchaseDays), Fraction(Int(b.revenue.units), b.purchaseDays),
      ]
      var effects = [Fraction(0, 1), Fraction(0, 1), Fraction(0, 1)]
      for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        var side = [0, 0, 0]
        for factor in order {
          let old = n[side[0]] * f[side[1]] * s[side[2]]
          side[factor] = 1
          effects[factor] = effects[factor] + n[side[0]] * f[side[1]] * s[side[2]] + old.negative
        }
      }
      let customers = (effects[0] * Fraction(1, 6)).roundedHalfAway
      let frequency = (effects[1] * Fraction(1, 6)).roundedHalfAway
      let change = b.revenue.units - a.revenue.units
      #expect(Self.parts(a, b) == [customers, frequency, change - customers - frequency])
    }
  }

  /// A change of only one factor is all its own.
  @Test func oneFactorAlone() {
    let a = RevenueFactors(customers: 100, purchaseDays: 300, revenue: Money(units: 90_000))
    let more = RevenueFactors(customers: 150, purchaseDays: 450, revenue: Money(units: 135_000))
    #expect(Self.parts(a, more) == [45_000, 0, 0])
    let often = RevenueFactors(customers: 100, purchaseDays: 400, revenue: Money(units: 120_000))
    #expect(Self.parts(a, often) == [0, 30_000, 0])
    let dearer = RevenueFactors(customers: 100, purchaseDays: 300, revenue: Money(units: 60_000))
    #expect(Self.parts(a, dearer) == [0, 0, -30_000])
  }

  /// Numbers whose products need more than 128 bits: a change that is the same as in small numbers, times 2⁴⁰ money.
  @Test func largeNumbersAreExact() {
    let scale = Int64(1) << 40
    let a = RevenueFactors(
      customers: 3 << 30, purchaseDays: 7 << 30, revenue: Money(units: 1_000_003 * scale))
    let b = RevenueFactors(
      customers: 5 << 30, purchaseDays: 9 << 30, revenue: Money(units: 2_000_001 * scale))
    let small = RevenueFactors.change(
      from: RevenueFactors(customers: 3, purchaseDays: 7, revenue: Money(units: 1_000_003 * scale)),
      to: RevenueFactors(customers: 5, purchaseDays: 9, revenue: Money(units: 2_000_001 * scale)))
    #expect(RevenueFactors.change(from: a, to: b) == small && small != nil)
  }

  /// What does not fit 64 bits is unknown and not wrong.
  @Test func aPartThatDoesNotFitIsUnknown() {
    let a = RevenueFactors(customers: 1, purchaseDays: 1 << 40, revenue: Money(units: 1 << 61))
    let b = RevenueFactors(customers: 1 << 20, purchaseDays: 1 << 20, revenue: Money(units: 1 << 61))
    #expect(RevenueFactors.change(from: a, to: b) == nil)
  }

  @Test func nobodyOnASide() {
    let nobody = RevenueFactors(customers: 0, purchaseDays: 0, revenue: .zero)
    let one = RevenueFactors(customers: 1, purchaseDays: 2, revenue: Money(units: 50))
    #expect(Self.parts(nobody, one) == [50, nil, nil])
    #expect(Self.parts(one, nobody) == [-50, nil, nil])
    #expect(Self.parts(nobody, nobody) == [0, nil, nil])
  }
}

/// A quotient of small whole numbers, reduced.
private struct Fraction {
  let part: Int
  let whole: Int

  init(_ part: Int, _ whole: Int) {
    var (a, b) = (part.magnitude, whole.magnitude)
    while b != 0 { (a, b) = (b, a % b) }
    self.part = part / Int(max(a, 1))
    self.whole = whole / Int(max(a, 1))
  }

  static func + (a: Fraction, b: Fraction) -> Fraction {
    Fraction(a.part * b.whole + b.part * a.whole, a.whole * b.whole)
  }

  static func * (a: Fraction, b: Fraction) -> Fraction { Fraction(a.part * b.part, a.whole * b.whole) }

  var negative: Fraction { Fraction(-part, whole) }

  var roundedHalfAway: Int64 {
    let down = part.magnitude / UInt(whole)
    let isUp = 2 * (part.magnitude % UInt(whole)) >= UInt(whole)
    return Int64(down + (isUp ? 1 : 0)) * Int64(part.signum())
  }
}

@Suite struct WideIntegerTests {
  /// Against the compiler's 128 bits.
  @Test func sumsProductsAndQuotientsAreThoseOf128Bits() {
    var random = SplitMix64(seed: 72)
    for _ in 0..<5000 {
      func number(_ bits: Int) -> Int64 {
        Int64.random(in: -(1 << bits) + 1..<(1 << bits), using: &random)
          >> Int64.random(in: 0..<40, using: &random)
      }
      let (a, b, c) = (number(62), number(60), number(62))
      let divisor = max(1, abs(number(62)))
      let wide = WideInteger(a) * WideInteger(b) + WideInteger(c)
      let exact = Int128(a) * Int128(b) + Int128(c)
      let magnitude = (2 * exact.magnitude + UInt128(divisor)) / (2 * UInt128(divisor))
      let expected = Int64(exactly: exact < 0 ? -Int128(magnitude) : Int128(magnitude))
      #expect(wide.divided(by: WideInteger(divisor)) == expected)
    }
  }

  /// (2⁶⁴ − 1)… by many words: carries run through.
  @Test func carriesRunThrough() {
    let large = WideInteger(Int64.max) * WideInteger(Int64.max) * WideInteger(Int64.max)
    #expect((large * WideInteger(-5)).divided(by: large) == -5)
    #expect((large + large * WideInteger(-1)).divided(by: large) == 0)
    #expect((large * WideInteger(3) + WideInteger(-1)).divided(by: large * WideInteger(2)) == 1)
    #expect((large * WideInteger(3)).divided(by: large * WideInteger(2)) == 2)
    #expect((large * WideInteger(-3)).divided(by: large * WideInteger(2)) == -2)
    #expect((large * large).divided(by: WideInteger(7)) == nil)
    let least = WideInteger(Int64.min)
    #expect((least * large).divided(by: large) == .min)
    #expect((least * WideInteger(-1) * large).divided(by: large) == nil)
  }
}
