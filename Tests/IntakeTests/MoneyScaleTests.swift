import Testbench
import Testing

@testable import Intake

/// The quick way of scaling against plain 128-bit arithmetic.
@Suite struct MoneyScaleTests {
  @Test(arguments: [0, 2, 4])
  func unitsAreExact(decimals: Int) {
    var random = SplitMix64(seed: UInt64(decimals) + 1)
    let money = MoneyScale(decimals: decimals, rounding: .none)
    var exact = 0
    for _ in 0..<50_000 {
      let a = Self.decimal(&random)
      let b = Self.decimal(&random)
      #expect(
        Self.outcome { () throws(NumberFault) in try money.units(of: a) }
          == Self.expected(Int128(a.mantissa), a.scale, decimals))
      let product = Self.outcome { () throws(NumberFault) in try money.units(of: a, times: b) }
      #expect(product == Self.expected(Int128(a.mantissa) * Int128(b.mantissa), a.scale + b.scale, decimals))
      if case .success = product { exact += 1 }
    }
    #expect(exact > 1000 && exact < 49_000)
  }

  private static func decimal(_ random: inout SplitMix64) -> Decimal {
    let most: Int64 = [9, 1000, 1_000_000_000, 999_999_999_999_999_999].randomElement(using: &random) ?? 9
    return Decimal(
      mantissa: Int64.random(in: -most...most, using: &random), scale: Int.random(in: 0...6, using: &random))
  }

  private static func outcome(
    _ units: () throws(NumberFault) -> MoneyScale.Units
  ) -> Result<Int64, NumberFault> {
    do throws(NumberFault) { return .success(try units().units) } catch { return .failure(error) }
  }

  private static func expected(_ mantissa: Int128, _ scale: Int, _ decimals: Int) -> Result<
    Int64, NumberFault
  > {
    var power = Int128(1)
    for _ in 0..<abs(scale - decimals) { power *= 10 }
    if scale > decimals, mantissa % power != 0 { return .failure(.tooPrecise) }
    let (product, overflow) = mantissa.multipliedReportingOverflow(by: power)
    let units = scale > decimals ? mantissa / power : product
    guard let exact = Int64(exactly: units), exact != .min, scale > decimals || !overflow else {
      return .failure(.tooLarge(scale: scale))
    }
    return .success(exact)
  }
}
