import Models
import Testbench

extension Suite {
  /// The log-likelihoods of the purchase models over counted cells, as a climb asks for them some twenty times, and fits
  /// from start to end.
  static let likelihood = Suite(name: "likelihood") {
    let cells = buyers(2000)
    return try [
      comparison(ParetoNBD(SIMD4(0.55, 10.6, 0.61, 11.7)), cells),
      comparison(MBGNBD(SIMD4(0.52, 6.2, 0.89, 1.6)), cells),
      comparison(NBD(SIMD4(0.38, 12.1, 1, 1)), cells),
      fit(ParetoNBD.self, cells),
      fit(MBGNBD.self, cells),
    ]
  }

  /// Buyers with equal histories are one cell, counted.
  private static func buyers(_ count: Int) -> [PurchaseCell] {
    var random = SplitMix64(seed: 14)
    return (0..<count).map { _ in
      let age = Int.random(in: 30...90, using: &random) * 7
      let repeats = max(0, Int.random(in: -6...9, using: &random))
      let recency = repeats == 0 ? 0 : Int.random(in: max(repeats, age / 4)...age, using: &random)
      return PurchaseCell(repeatDays: repeats, recencyDays: recency, ageDays: age)
    }
  }

  private static func comparison<Model: BuyingModel>(_ model: Model, _ buyers: [PurchaseCell]) throws
    -> Comparison
  {
    let cells = PurchaseCells(buyers)
    let whole = model.logLikelihood(cells)
    let oneByOne = buyers.reduce(0) { $0 + model.logLikelihood(PurchaseCells([$1])) }
    try Disagreement.unless(
      (whole - oneByOne).magnitude < 1e-9 * whole.magnitude, "\(Model.name) of cells and of buyers differ")
    return Comparison(
      subject: "\(Model.name), \(cells.cells.count) cells of \(buyers.count) buyers", items: buyers.count,
      item: "buyer",
      ways: [
        Comparison.Way(name: "counted cells") { Int(model.logLikelihood(cells).rounded()) },
        Comparison.Way(name: "buyer by buyer") {
          Int(buyers.reduce(0) { $0 + model.logLikelihood(PurchaseCells([$1])) }.rounded())
        },
      ])
  }

  /// From the start to the top, or to where it is seen that there is none.
  private static func fit<Model: BuyingModel>(_ type: Model.Type, _ buyers: [PurchaseCell]) -> Comparison {
    let cells = PurchaseCells(buyers)
    return Comparison(
      subject: "\(Model.name), a whole fit of \(cells.cells.count) cells", items: buyers.count, item: "buyer",
      ways: [
        Comparison.Way(name: "counted cells") {
          Int(((Model.fit(cells).model?.parameters[1] ?? 0) * 1000).rounded())
        }
      ])
  }
}
