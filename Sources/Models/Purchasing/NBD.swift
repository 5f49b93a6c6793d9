import Foundation

/// The NBD model: purchases come at random at a rate that differs from buyer to buyer as Gamma(r, alpha), and nobody leaves.
///
/// Source: A. S. C. Ehrenberg, "The pattern of consumer purchases", Applied Statistics 8 (1959), 26–41; with the time watched
/// differing from buyer to buyer, D. C. Schmittlein, D. G. Morrison, R. Colombo (1987), appendix.
public struct NBD: BuyingModel {
  public static let name = "nbd"
  public static let parameterNames = ["r", "alpha"]
  public static let boundedParameters = 2

  /// The parameters, all above 0. Time is in weeks.
  public let r, alpha: Double

  /// - Parameter parameters: r and alpha, then two that are not looked at.
  public init(_ parameters: SIMD4<Double>) { (r, alpha) = (parameters[0], parameters[1]) }

  public var parameters: SIMD4<Double> { SIMD4(r, alpha, 1, 1) }

  public static func fit(_ cells: PurchaseCells) -> Fit<NBD> { climb(cells) }

  /// lnΓ(k) − lnΓ(r) + r ln alpha − k ln(alpha + T), k = r + x, over buyers.
  public func logLikelihood(_ cells: PurchaseCells) -> Double {
    slope(cells, cells.buyersBeyond).value
  }

  /// Nil: the model knows of no leaving.
  public func probabilityAlive(_ cell: PurchaseCell) -> Double? { nil }

  /// ρ is k/(alpha + T) throughout.
  public func purchasesWhileAlive(_ cell: PurchaseCell, within horizon: Horizon) -> Double {
    let rate = (r + cell.x) / (alpha + cell.age)
    let power = horizon.weeklyDecay * horizon.weeks
    return rate * horizon.weeks * (power == 0 ? 1 : -expm1(-power) / power)
  }
}

extension NBD: Climbable {
  static func start(_ cells: PurchaseCells) -> SIMD4<Double> {
    let (weeks, purchases) = cells.meanAgeAndPurchases
    return SIMD4(1, weeks / purchases, 1, 1)
  }

  static func sums(_ cells: PurchaseCells) -> [Int] { cells.buyersBeyond }

  func slope(_ cells: PurchaseCells, _ buyersBeyond: [Int]) -> Slope {
    var slope = RisingFactorial.logarithm(of: r, buyersBeyond)
    for (cell, count) in zip(cells.cells, cells.counts) {
      slope.addPurchases(Double(count), x: cell.x, until: cell.age, r: r, alpha: alpha)
    }
    return slope
  }
}
