import Foundation
import Testbench
import Testing

@testable import Models

/// What holds of every fit, on invented shops.
@Suite struct FitLawTests {
  /// Buyers of a Pareto/NBD shop in which r = s = 1: rates of buying and of leaving are exponential themselves.
  static func buyers(_ count: Int, seed: UInt64, days: Int = 730) -> [PurchaseCell] {
    var random = SplitMix64(seed: seed)
    func exponential() -> Double { -log(1 - Double.random(in: 0..<1, using: &random)) }
    return (0..<count).map { _ in
      let (gap, stay) = (30 / exponential(), 200 * exponential() / exponential())
      let age = Int(Double(days) * (1 - exp(-exponential())))
      var (day, repeats) = (0, 0)
      while true {
        let next = Double(day) + 1 + gap * exponential()
        if next > Double(age) || next > stay { break }
        (day, repeats) = (Int(next), repeats + 1)
      }
      return PurchaseCell(repeatDays: repeats, recencyDays: day, ageDays: age)
    }
  }

  static func spends(_ count: Int, seed: UInt64) -> [SpendCell] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in
      let days = Int.random(in: 0...9, using: &random)
      let level = 500 + 4000 * -log(1 - Double.random(in: 0..<1, using: &random))
      let net = (0..<days).reduce(0) { sum, _ in
        sum + Int64(level * Double.random(in: 0.3...1.7, using: &random))
      }
      return SpendCell(paidDays: days, net: net)
    }
  }

  /// Shards are counted apart and put together in any order: the cells are the same, so the parameters are, bit for bit.
  @Test(arguments: [1, 2]) func anySplitGivesTheSameFit(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let buyers = Self.buyers(300, seed: seed)
    let whole = PurchaseCells(buyers)
    #expect(whole.buyers == buyers.count)
    for shards in [2, 7, 300] {
      var parts = Array(repeating: [PurchaseCell](), count: shards)
      for buyer in buyers { parts[Int.random(in: 0..<shards, using: &random)].append(buyer) }
      var merged = PurchaseCells()
      for part in parts.shuffled(using: &random) {
        merged.merge(PurchaseCells(part.shuffled(using: &random)))
      }
      #expect(merged == whole)
    }
    var reversed = PurchaseCells(Array(buyers[150...]))
    reversed.merge(PurchaseCells(Array(buyers[..<150])))
    #expect(ParetoNBD.fit(reversed) == ParetoNBD.fit(whole))
    #expect(MBGNBD.fit(reversed) == MBGNBD.fit(whole))
    #expect(BGNBD.fit(reversed) == BGNBD.fit(whole))
    #expect(NBD.fit(reversed) == NBD.fit(whole))
    #expect(ParetoNBD.fit(whole).model != nil && MBGNBD.fit(whole).model != nil)
  }

  @Test func anySplitGivesTheSameFitOfSpend() throws {
    let spends = Self.spends(400, seed: 5)
    let whole = SpendCells(spends)
    var parted = SpendCells(Array(spends[150...]))
    parted.merge(SpendCells(Array(spends[..<150])))
    #expect(parted == whole && parted.correlation == whole.correlation)
    let fit = GammaGamma.fit(whole.paying.mapped { Spend($0, decimals: 2) })
    #expect(fit == GammaGamma.fit(parted.paying.mapped { Spend($0, decimals: 2) }))
    // In another unit of money gamma alone is another.
    let inCents = try #require(GammaGamma.fit(whole.paying.mapped { Spend($0, decimals: 0) }).model)
    let model = try #require(fit.model)
    #expect(inCents.p == model.p && inCents.q == model.q)
    #expect(near(inCents.gamma, 100 * model.gamma, 1e-4))
  }

  /// At the top every parameter's slope is 0 up to rounding to five digits, and a step of a thousandth leads down. So does
  /// one of a standard error, by about a half.
  @Test(arguments: [11, 12]) func aFitIsATop(_ seed: UInt64) throws {
    let cells = PurchaseCells(Self.buyers(400, seed: seed))
    try check(ParetoNBD.fit(cells).model, cells)
    try check(MBGNBD.fit(cells).model, cells)
    try check(BGNBD.fit(cells).model, cells)
    try check(NBD.fit(cells).model, cells)
    let spends = SpendCells(Self.spends(500, seed: seed)).paying.mapped { Spend($0, decimals: 2) }
    try check(GammaGamma.fit(spends).model, spends)
  }

  private func check<Model: Climbable>(_ model: Model?, _ cells: CountedCells<Model.Cell>) throws {
    let model = try #require(model)
    let top = model.logLikelihood(cells)
    let slope = model.slope(cells, Model.sums(cells)).inLogarithms(of: model.parameters)
    for index in Model.parameterNames.indices {
      // Half a unit of the fifth digit, times how the slope bends.
      let bend = Model.parameterNames.indices.reduce(0) { $0 + slope.hessian[$1][index].magnitude }
      #expect(slope.gradient[index].magnitude < 1e-4 * bend, "\(Model.name) \(index)")
      for factor in [0.98, 1.02] {
        var beside = model.parameters
        beside[index] *= factor
        #expect(Model(beside).logLikelihood(cells) < top, "\(Model.name) \(index) \(factor)")
      }
    }
  }

  /// Nobody leaves and all are alike: the data cannot tell how large r and alpha are, nor when buyers leave.
  @Test func whatNoDataTellApartIsABoundary() {
    let regular = (0..<400).map { index in
      let age = 100 + index
      return PurchaseCell(repeatDays: age / 20, recencyDays: age / 20 * 20, ageDays: age)
    }
    let cells = PurchaseCells(regular)
    #expect(ParetoNBD.fit(cells) == .boundary)
    #expect(MBGNBD.fit(cells) == .boundary)
    #expect(BGNBD.fit(cells) == .boundary)
    #expect(NBD.fit(cells) == .boundary)
  }

  /// Thin data end without parameters, never in a trap, and never in a number that is none.
  @Test func thinData() {
    let one = PurchaseCell(repeatDays: 0, recencyDays: 0, ageDays: 0)
    let often = PurchaseCell(repeatDays: 500, recencyDays: 500, ageDays: 500)
    let shops: [[PurchaseCell]] = [
      [], [one], [often], [one, often], Array(repeating: one, count: 1000),
      (0..<300).map { PurchaseCell(repeatDays: 0, recencyDays: 0, ageDays: $0) },
      (1..<300).map { PurchaseCell(repeatDays: 1, recencyDays: $0, ageDays: $0) },
    ]
    for shop in shops {
      let cells = PurchaseCells(shop)
      for parameters in [
        ParetoNBD.fit(cells).model?.parameters, MBGNBD.fit(cells).model?.parameters,
        BGNBD.fit(cells).model?.parameters, NBD.fit(cells).model?.parameters,
      ] {
        guard let parameters else { continue }
        #expect(parameters.indices.allSatisfy { parameters[$0] >= 0.01 && parameters[$0] <= 100_000 })
      }
    }
    let equal = Array(repeating: SpendCell(paidDays: 2, net: 2000), count: 300)
    #expect(SpendCells(equal).correlation == nil)
    #expect(GammaGamma.fit(SpendCells(equal).mapped { Spend($0, decimals: 2) }).model == nil)
    #expect(GammaGamma.fit(CountedCells()) == .notConverged)
  }

  /// C's `%.4e`.
  @Test func parametersHaveFiveDigits() {
    let rounded = SIMD4(0.553281234, 123456.7, 0.012345499, 10.00005).inFiveDigits
    #expect(rounded == SIMD4(0.55328, 123460, 0.012345, 10))
  }
}
