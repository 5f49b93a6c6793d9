import Foundation
import Testing

@testable import Models

/// lnΓ, its derivatives and ₂F₁ against mpmath, see `Tools/models/reference.py`.
@Suite struct SpecialFunctionTests {
  @Test(arguments: rows(ReferenceValues.gamma)) func gammaFunctions(_ row: [Double]) {
    let functions = GammaFunctions(row[0])
    #expect(near(functions.logGamma, row[1], 4e-15))
    #expect(near(functions.digamma, row[2], 4e-15))
    #expect(near(functions.trigamma, row[3], 4e-15))
  }

  /// From each of the places to each later one.
  @Test func gammaFunctionsRise() {
    let places = Self.rows(ReferenceValues.gamma)
    for (index, low) in places.enumerated() {
      for high in places[(index + 1)...] {
        let rise = GammaFunctions(from: low[0], by: high[0] - low[0])
        #expect(near(rise.logGamma, high[1] - low[1], 2e-14), "\(low[0]) to \(high[0])")
        #expect(near(rise.digamma, high[2] - low[2], 2e-14), "\(low[0]) to \(high[0])")
        #expect(near(rise.trigamma, high[3] - low[3], 2e-14), "\(low[0]) to \(high[0])")
      }
    }
  }

  /// ln(x (x + 1)), 1/x + 1/(x + 1), …: whole steps are known exactly, also where x is large.
  @Test(arguments: [0.01, 3, 12, 270_000, 3e7]) func gammaFunctionsRiseByTwo(_ x: Double) {
    let rise = GammaFunctions(from: x, by: 2)
    #expect((rise.logGamma / (log(x) + log(x + 1)) - 1).magnitude < 1e-14)
    #expect((rise.digamma / (1 / x + 1 / (x + 1)) - 1).magnitude < 1e-14)
    #expect((-rise.trigamma / (1 / (x * x) + 1 / ((x + 1) * (x + 1))) - 1).magnitude < 1e-14)
  }

  @Test(arguments: rows(ReferenceValues.powers)) func meanOfPower(_ row: [Double]) {
    let value = Hypergeometric.meanOfPower(row[0], a: row[1], c: row[2], v: row[3])
    #expect((value / row[4] - 1).magnitude < 5e-12)
  }

  /// The rule is exact for polynomials up to degree 23.
  @Test func quadratureOfPolynomials() {
    for degree in 0...23 {
      var sum = 0.0
      Quadrature.panel(from: -1, to: 2) { x, weight in
        sum += weight * (0..<degree).reduce(1) { power, _ in power * x }
      }
      let power = (0...degree).reduce(1.0) { power, _ in power * 2 }
      let expected = (power - (degree % 2 == 0 ? -1 : 1)) / Double(degree + 1)
      #expect(near(sum, expected, 1e-14))
    }
  }

  private static func rows(_ text: String) -> [[Double]] {
    text.split(separator: "\n").map { line in
      line.split(separator: ",").dropFirst().map { Double($0) ?? .nan }
    }
  }
}
