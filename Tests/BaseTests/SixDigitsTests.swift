import Base
import Foundation
import Testbench
import Testing

/// C's printf writes the true value of the double, so it is the oracle.
@Suite struct SixDigitsTests {
  private func agrees(_ number: Double) -> Bool {
    let printed = String(format: "%.6f", number)
    return SixDigits(number).description == (printed == "-0.000000" ? "0.000000" : printed)
  }

  static let known: [(Double, String)] = [
    (0.483241, "0.483241"), (1, "1.000000"), (0.5, "0.500000"), (1.0 / 3, "0.333333"),
    (2.0 / 3, "0.666667"), (-2.0 / 3, "-0.666667"), (0.9999999, "1.000000"), (70.861, "70.861000"),
    // Not ties: the doubles lie just beside what they look like.
    (0.0000005, "0.000000"), (0.0000015, "0.000002"), (2.5e-6, "0.000003"), (1e-7, "0.000000"),
    // True ties go to the even digit.
    (1.0 / 128, "0.007812"), (3.0 / 128, "0.023438"), (-1.0 / 128, "-0.007812"),
  ]

  @Test(arguments: known)
  func writes(number: Double, text: String) {
    #expect(SixDigits(number).description == text)
    #expect(agrees(number))
  }

  @Test(arguments: known.map(\.0) + [-9594.97615, 1234.00005, -0.00004, 1e15 + 0.3])
  func writesFourDigits(number: Double) {
    let printed = String(format: "%.4f", number)
    #expect(FourDigits(number).field == .copied(printed == "-0.0000" ? "0.0000" : printed))
  }

  @Test func neverMinusZero() {
    for number in [-0.0, -1e-7, -4.9e-7, -Double.leastNonzeroMagnitude, -.leastNormalMagnitude] {
      #expect(SixDigits(number).description == "0.000000")
      #expect(agrees(number))
    }
    #expect(SixDigits(-6e-7).description == "-0.000001")
  }

  @Test func largeRatios() {
    let large = [
      0x1p52, 0x1p53, 0x1p53 + 2, 1e15 + 0.3, 4_503_599_627_370_495.5, Double(Int64.max), -0x1p63,
      0x1p64,
      1e23, 0x1p80.nextDown, -0x1p80.nextDown,
    ]
    for number in large {
      #expect(agrees(number), "\(number)")
    }
    #expect(SixDigits(0x1p63).description == "9223372036854775808.000000")
  }

  @Test func ratiosOfWholeNumbers() {
    var random = SplitMix64(seed: 6)
    let wrong = (0..<20_000).map { _ in
      let part = Int64(truncatingIfNeeded: random.next()) >> Int.random(in: 0...63, using: &random)
      let whole = random.next() >> Int.random(in: 0...63, using: &random)
      return Double(part) / Double(max(1, whole))
    }
    #expect(wrong.filter { !agrees($0) } == [])
  }

  @Test func doublesOfEverySize() {
    var random = SplitMix64(seed: 754)
    let wrong = (0..<20_000).map { _ in
      // Exponents from the smallest double up to 2^79, most of them near a millionth.
      let isAnywhere = Int.random(in: 0..<4, using: &random) == 0
      let exponent = UInt64.random(in: isAnywhere ? 0...1102 : 995...1030, using: &random)
      return Double(bitPattern: random.next() & 0x800F_FFFF_FFFF_FFFF | exponent << 52)
    }
    #expect(wrong.filter { !agrees($0) } == [])
  }

  /// A double is halfway between two millionths only as an odd number of 128ths.
  @Test func everyTie() {
    let ties = stride(from: 1, through: 20_001, by: 2).map { Double($0) / 128 }
    let wrong = ties.flatMap { [$0, $0.nextUp, $0.nextDown, -$0, -$0.nextUp, -$0.nextDown] }
      .filter { !agrees($0) }
    #expect(wrong == [])
  }
}
