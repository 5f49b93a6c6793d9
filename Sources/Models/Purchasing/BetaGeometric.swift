import Foundation

/// What the two beta-geometric models share: purchases come at random at a rate that differs from buyer to buyer as
/// Gamma(r, alpha), and a buyer leaves after a purchase with a probability that differs as Beta(a, b).
///
/// They differ in how often a buyer with x repeat days stayed for certain: y times. `MBGNBD` counts the first purchase,
/// y = x + 1; `BGNBD` does not, y = x.
protocol BetaGeometric: BuyingModel, Climbable {
  var r: Double { get }
  var alpha: Double { get }
  var a: Double { get }
  var b: Double { get }

  /// y − x
  static var firstPurchaseCounts: Bool { get }
}

extension BetaGeometric {
  public static var parameterNames: [String] { ["r", "alpha", "a", "b"] }
  public static var boundedParameters: Int { 4 }
  public var parameters: SIMD4<Double> { SIMD4(r, alpha, a, b) }

  static func stays(_ cell: PurchaseCell) -> Int { cell.repeatDays + (firstPurchaseCounts ? 1 : 0) }

  /// ln g, g = gone/there = a/(b + y − 1) · ((alpha + T)/(alpha + t))^k; nil where nobody can have left, at y = 0.
  private func logOdds(_ cell: PurchaseCell) -> Double? {
    let y = Self.stays(cell)
    guard y > 0 else { return nil }
    let waiting = log1p((cell.age - cell.t) / (alpha + cell.t))
    return log(a / (b + Double(y - 1))) + (r + cell.x) * waiting
  }

  /// 1/(1 + g)
  func alive(_ cell: PurchaseCell) -> Double {
    logOdds(cell).map { 1 / (1 + exp($0)) } ?? 1
  }

  /// ∫ρ, ρ(u) = k/A · E[(1 + pu/A)^−(k + 1)], A = alpha + T, p ~ Beta(a, b + y).
  func whileAlive(_ cell: PurchaseCell, within horizon: Horizon) -> Double {
    let (k, scale, decay) = (r + cell.x, alpha + cell.age, horizon.weeklyDecay)
    let c = b + Double(Self.stays(cell))
    return k / scale
      * Quadrature.integral(to: horizon.weeks, scale: scale, power: k + 1, decay: decay) { u in
        exp(-decay * u) * Hypergeometric.meanOfPower(k + 1, a: a, c: c, v: u / scale)
      }
  }

  static func start(_ cells: PurchaseCells) -> SIMD4<Double> {
    let (weeks, purchases) = cells.meanAgeAndPurchases
    return SIMD4(1, weeks / purchases, 1, 2)
  }

  static func sums(_ cells: PurchaseCells) -> BetaGeometricSums {
    let beyond = cells.buyersBeyond
    // With the first purchase counted everybody has stayed once more.
    return BetaGeometricSums(
      beyond: beyond, staysBeyond: firstPurchaseCounts ? [cells.buyers] + beyond : beyond)
  }

  /// lnΓ(k) − lnΓ(r) + r ln alpha − k ln(alpha + T) + lnΓ(a + b) + lnΓ(b + y) − lnΓ(b) − lnΓ(a + b + y) + ln(1 + g), over buyers.
  func slope(_ cells: PurchaseCells, _ sums: BetaGeometricSums) -> Slope {
    var slope = RisingFactorial.logarithm(of: r, sums.beyond)
    slope.addStays(sums.staysBeyond, a: a, b: b)
    for (cell, count) in zip(cells.cells, cells.counts) {
      let (n, x, t, age) = (Double(count), cell.x, cell.t, cell.age)
      slope.addPurchases(n, x: x, until: age, r: r, alpha: alpha)
      if let odds = logOddsSlope(cell, x: x, t: t, age: age) { slope.addSoftplus(of: odds, weight: n) }
    }
    return slope
  }

  private func logOddsSlope(_ cell: PurchaseCell, x: Double, t: Double, age: Double) -> Slope? {
    guard let value = logOdds(cell) else { return nil }
    let (k, waiting) = (r + x, log1p((age - t) / (alpha + t)))
    let (atEnd, atLast) = (1 / (alpha + age), 1 / (alpha + t))
    let stay = 1 / (b + Double(Self.stays(cell) - 1))
    var odds = Slope()
    odds.value = value
    odds.gradient = SIMD4(waiting, k * (atEnd - atLast), 1 / a, -stay)
    odds.add(atEnd - atLast, 0, 1)
    odds.add(-k * (atEnd - atLast) * (atEnd + atLast), 1, 1)
    odds.add(-1 / (a * a), 2, 2)
    odds.add(stay * stay, 3, 3)
    return odds
  }
}

/// What is the same for all parameters.
struct BetaGeometricSums: Sendable {
  /// `[i]`: buyers with more than i repeat days.
  let beyond: [Int]
  /// `[i]`: buyers who stayed more than i times.
  let staysBeyond: [Int]
}

extension Slope {
  /// Adds Σ over buyers of ln(Γ(a + b) Γ(b + y) / (Γ(b) Γ(a + b + y))) = −Σ over i of ln(1 + a/(b + i)) × `[i]`, with its
  /// derivatives by a and b, the last two parameters.
  fileprivate mutating func addStays(_ staysBeyond: [Int], a: Double, b: Double) {
    for (i, buyers) in staysBeyond.enumerated() {
      let (n, stay) = (Double(buyers), b + Double(i))
      let (inverse, all) = (1 / stay, 1 / (a + stay))
      value -= n * log1p(a * inverse)
      gradient += n * SIMD4(0, 0, -all, inverse - all)
      add(n * all * all, 2, 2)
      add(n * all * all, 2, 3)
      add(n * (all - inverse) * (all + inverse), 3, 3)
    }
  }
}
