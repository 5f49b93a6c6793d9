import Foundation

/// The Pareto/NBD model. While a buyer is one, purchases come at random at a rate that differs from buyer to buyer as
/// Gamma(r, alpha); the time until a buyer leaves is exponential at a rate that differs as Gamma(s, beta).
///
/// Sources: D. C. Schmittlein, D. G. Morrison, R. Colombo, "Counting your customers: who are they and what will they do
/// next?", Management Science 33 (1987), 1–24; P. S. Fader, B. G. S. Hardie, "A note on deriving the Pareto/NBD model and
/// related expressions" (2005), equations 14 to 18 (likelihood as there + gone), 26 (P(alive)) and 41 (expectation). The
/// integral over the time of leaving is made as it stands; the papers' closed form, a difference of two ₂F₁, loses digits
/// where beta is large (Fader, Hardie, section 6).
public struct ParetoNBD: BuyingModel {
  public static let name = "pareto_nbd"
  public static let parameterNames = ["r", "alpha", "s", "beta"]
  public static let boundedParameters = 4

  /// The parameters, all above 0. Time is in weeks.
  public let r, alpha, s, beta: Double

  /// - Parameter parameters: r, alpha, s, beta.
  public init(_ parameters: SIMD4<Double>) {
    (r, alpha, s, beta) = (parameters[0], parameters[1], parameters[2], parameters[3])
  }

  public var parameters: SIMD4<Double> { SIMD4(r, alpha, s, beta) }

  public static func fit(_ cells: PurchaseCells) -> Fit<ParetoNBD> { climb(cells) }
}

extension ParetoNBD {
  /// ln L of one buyer is lnΓ(k) − lnΓ(r) + r ln alpha + s ln beta − k ln(alpha + t) − s ln(beta + t) + ln D, where k = r + x
  /// and D is `LeavingIntegral`: there + gone over what it is at T = t.
  public func logLikelihood(_ cells: PurchaseCells) -> Double {
    var sum = RisingFactorial.logarithm(of: r, cells.buyersBeyond).value
    for (cell, count) in zip(cells.cells, cells.counts) {
      let (x, t) = (cell.x, cell.t)
      let purchases = -x * log(alpha + t) - r * log1p(t / alpha) - s * log1p(t / beta)
      sum += Double(count) * (purchases + log(leaving(cell).total))
    }
    return sum
  }

  /// there / (there + gone)
  public func probabilityAlive(_ cell: PurchaseCell) -> Double? {
    let leaving = leaving(cell)
    return leaving.there / leaving.total
  }

  /// ∫ρ, ρ(u) = k/(alpha + T) · ((beta + T)/(beta + T + u))^s
  public func purchasesWhileAlive(_ cell: PurchaseCell, within horizon: Horizon) -> Double {
    let (b, weeks) = (beta + cell.age, horizon.weeks)
    let rate = (r + cell.x) / (alpha + cell.age)
    guard horizon.yearlyDiscountRate > 0 else {
      // b · (1 − e^−(s − 1)z)/(s − 1), which is b·z at s = 1.
      let z = log1p(weeks / b)
      let power = (s - 1) * z
      return rate * b * z * (power == 0 ? 1 : -expm1(-power) / power)
    }
    let decay = horizon.weeklyDecay
    return rate
      * Quadrature.integral(to: weeks, scale: b, power: s + 1, decay: decay) { u in
        exp(-s * log1p(u / b) - decay * u)
      }
  }

  private func leaving(_ cell: PurchaseCell) -> LeavingIntegral.Value {
    LeavingIntegral(alpha: alpha, k: r + cell.x, beta: beta, s: s, from: cell.t, to: cell.age).value
  }
}

extension ParetoNBD: Climbable {
  /// A rate as seen, and leaving in about the time that buyers were watched.
  static func start(_ cells: PurchaseCells) -> SIMD4<Double> {
    let (weeks, purchases) = cells.meanAgeAndPurchases
    return SIMD4(1, weeks / purchases, 1, weeks)
  }

  static func sums(_ cells: PurchaseCells) -> [Int] { cells.buyersBeyond }

  func slope(_ cells: PurchaseCells, _ buyersBeyond: [Int]) -> Slope {
    var slope = RisingFactorial.logarithm(of: r, buyersBeyond)
    for (cell, count) in zip(cells.cells, cells.counts) {
      let (n, x, t) = (Double(count), cell.x, cell.t)
      slope.addPurchases(n, x: x, until: t, r: r, alpha: alpha)
      // s ln beta − s ln(beta + t)
      let (b, log) = (1 / (beta + t), log1p(t / beta))
      slope.value -= n * s * log
      slope.gradient += n * SIMD4(0, 0, -log, s * t * b / beta)
      slope.add(n * t * b / beta, 2, 3)
      slope.add(n * s * (b * b - 1 / (beta * beta)), 3, 3)
      let leaving = LeavingIntegral(alpha: alpha, k: r + x, beta: beta, s: s, from: t, to: cell.age)
      slope.addLogarithm(of: leaving.slope, weight: n)
    }
    return slope
  }
}
