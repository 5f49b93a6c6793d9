import Foundation
import Testing

@testable import Models

/// Every model against what `Tools/models/reference.py` computed from its definition with 34 digits, also where integrals are
/// hard: at s 64, beta 7,721 and x 300 a step over the integrand misses it, and scales lie far apart or near the bounds.
@Suite struct ReferenceTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let model: String
    let horizon: Horizon
    let parameters: SIMD4<Double>
    let count: Int
    /// x, t, T; or n, S.
    let cell: [Double]
    let logLikelihood: Double
    let alive, purchases, discounted: Double?
    let gradient, hessian: [Double]
    let testDescription: String

    init(_ line: Substring) {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      let numbers = fields.map { $0.split(separator: " ").map { Double($0) ?? .nan } }
      model = String(fields[0])
      horizon = Horizon(days: Int(numbers[1][0]), yearlyDiscountRate: numbers[2][0])
      count = numbers[3].count
      var parameters = SIMD4<Double>(repeating: 1)
      for (index, number) in numbers[3].enumerated() { parameters[index] = number }
      self.parameters = parameters
      cell = numbers[4]
      logLikelihood = numbers[5][0]
      (alive, purchases, discounted) = (numbers[6].first, numbers[7].first, numbers[8].first)
      gradient = Array(numbers[9].prefix(count))
      hessian = Array(numbers[9].dropFirst(count))
      testDescription = fields.prefix(5).joined(separator: ", ")
    }

    var purchaseCells: PurchaseCells {
      PurchaseCells([
        PurchaseCell(repeatDays: Int(cell[0]), recencyDays: Int(cell[1]), ageDays: Int(cell[2]))
      ])
    }
  }

  static let cases = ReferenceValues.cells.split(separator: "\n").map { Case($0) }

  static let purchases = cases.filter { $0.model != GammaGamma.name }
  static let spends = cases.filter { $0.model == GammaGamma.name }

  @Test func everyModelHasItsCases() {
    let models = ["bg_nbd", "gamma_gamma", "mbg_nbd", "nbd", "pareto_nbd"]
    #expect(Set(Self.cases.map(\.model)).sorted() == models)
    #expect(Self.cases.contains { $0.parameters == SIMD4(0.5, 10, 64, 7721) && $0.cell[0] == 300 })
  }

  @Test(arguments: purchases) func logLikelihoodAndDerivatives(_ reference: Case) {
    switch reference.model {
    case ParetoNBD.name: check(ParetoNBD(reference.parameters), reference, reference.purchaseCells)
    case MBGNBD.name: check(MBGNBD(reference.parameters), reference, reference.purchaseCells)
    case BGNBD.name: check(BGNBD(reference.parameters), reference, reference.purchaseCells)
    default: check(NBD(reference.parameters), reference, reference.purchaseCells)
    }
  }

  @Test(arguments: spends) func logLikelihoodAndDerivativesOfSpend(_ reference: Case) {
    let cents = Int64((reference.cell[1] * 100).rounded())
    let spend = Spend(SpendCell(paidDays: Int(reference.cell[0]), net: cents), decimals: 2)
    check(GammaGamma(reference.parameters), reference, CountedCells([spend]))
  }

  @Test(arguments: purchases) func purchasesAhead(_ reference: Case) throws {
    let cell = reference.purchaseCells.cells[0]
    let plain = Horizon(days: reference.horizon.days)
    let models: [String: any BuyingModel] = [
      ParetoNBD.name: ParetoNBD(reference.parameters), MBGNBD.name: MBGNBD(reference.parameters),
      BGNBD.name: BGNBD(reference.parameters), NBD.name: NBD(reference.parameters),
    ]
    let model = try #require(models[reference.model])
    let alive = model.probabilityAlive(cell)
    #expect((alive == nil) == (reference.alive == nil))
    if let alive, let expected = reference.alive { #expect((alive / expected - 1).magnitude < 1e-11) }
    let purchases = try #require(reference.purchases)
    let discounted = try #require(reference.discounted)
    #expect(near(model.purchasesWhileAlive(cell, within: plain), purchases, 1e-12))
    #expect(near(model.purchasesWhileAlive(cell, within: reference.horizon), discounted, 1e-12))
    #expect(near(model.expectedPurchases(cell, within: plain), purchases * (reference.alive ?? 1), 1e-12))
  }

  /// Derivatives are compared in the logarithms of the parameters, in which a climb goes.
  private func check<Model: Climbable>(
    _ model: Model, _ reference: Case, _ cells: CountedCells<Model.Cell>
  ) {
    #expect(near(model.logLikelihood(cells), reference.logLikelihood, 1e-12))
    let slope = model.slope(cells, Model.sums(cells))
    #expect(near(slope.value, reference.logLikelihood, 1e-12))
    var derivatives = reference.hessian[...]
    for i in 0..<reference.count {
      let p = reference.parameters[i]
      #expect(near(slope.gradient[i] * p, reference.gradient[i] * p, 1e-11), "by parameter \(i)")
      for j in i..<reference.count {
        let scale = p * reference.parameters[j]
        let expected = derivatives.removeFirst() * scale
        #expect(near(slope.hessian[i][j] * scale, expected, 1e-10), "by parameters \(i), \(j)")
        #expect(
          slope.hessian[i][j] == slope.hessian[j][i] || near(slope.hessian[j][i] * scale, expected, 1e-10))
      }
    }
    #expect(derivatives.isEmpty)
  }
}

/// Whether a number is right up to a part of it, or of 1 where it is smaller.
func near(_ number: Double, _ expected: Double, _ part: Double) -> Bool {
  (number - expected).magnitude <= part * max(1, expected.magnitude)
}
