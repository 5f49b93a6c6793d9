import Foundation

/// The gamma-gamma model of spend: what a buyer spends on a purchase day is Gamma(p, ν), and ν differs from buyer to buyer as
/// Gamma(q, gamma). How much is spent has nothing to do with how often.
///
/// Sources: M. Colombo, W. Jiang, "A stochastic RFM model", Journal of Interactive Marketing 13 (1999), 2–12; P. S. Fader,
/// B. G. S. Hardie, "The gamma-gamma model of monetary value" (2013), equations 1a (likelihood) and 5 (expected spend).
public struct GammaGamma: FittedModel {
  public static let name = "gamma_gamma"
  public static let parameterNames = ["p", "q", "gamma"]
  /// gamma is money: it has the size of the currency.
  public static let boundedParameters = 2

  /// The parameters, all above 0.
  public let p, q, gamma: Double

  /// - Parameter parameters: p, q, gamma, then one that is not looked at.
  public init(_ parameters: SIMD4<Double>) {
    (p, q, gamma) = (parameters[0], parameters[1], parameters[2])
  }

  public var parameters: SIMD4<Double> { SIMD4(p, q, gamma, 1) }
}

/// A buyer's paid repeat days, the spend in units of the currency, as the parameter gamma is.
public struct Spend: Hashable, Comparable, Sendable {
  /// n: purchase days after the first with a net above 0.
  public let paidDays: Int
  /// S: the sum of their nets, in units of the currency.
  public let total: Double

  /// - Parameter decimals: how many digits of a net stand behind the point (`money.decimals`).
  public init(_ cell: SpendCell, decimals: Int) {
    paidDays = cell.paidDays
    total = Double(cell.net) / Self.unit(decimals: decimals)
  }

  /// How many smallest units a unit of the currency has.
  public static func unit(decimals: Int) -> Double { (0..<decimals).reduce(1.0) { unit, _ in 10 * unit } }

  public static func < (a: Spend, b: Spend) -> Bool { (a.paidDays, a.total) < (b.paidDays, b.total) }
}

extension GammaGamma {
  /// - Parameter cells: of buyers with a paid repeat day.
  public static func fit(_ cells: CountedCells<Spend>) -> Fit<GammaGamma> { climb(cells) }

  /// lnΓ(pn + q) − lnΓ(pn) − lnΓ(q) + q ln gamma + (pn − 1) ln(S/n) + pn ln n − (pn + q) ln(gamma + S), over buyers.
  public func logLikelihood(_ cells: CountedCells<Spend>) -> Double {
    slope(cells, Self.sums(cells)).value
  }

  /// The spend that no shop's mean reaches, in units of the currency.
  private static let mostSpend = 1e12

  /// The mean over all buyers, p·gamma/(q − 1), in units of the currency; nil where q is at most 1, so that the mean is
  /// infinite, and where it is as good as infinite.
  public var meanSpend: Double? {
    guard q > 1 else { return nil }
    let mean = p * gamma / (q - 1)
    return mean < Self.mostSpend ? mean : nil
  }

  /// p(gamma + S)/(pn + q − 1) in units of the currency; nil where there is no mean. It lies between the mean of all buyers and
  /// the buyer's own.
  public func expectedSpend(_ spend: Spend) -> Double? {
    guard meanSpend != nil else { return nil }
    return p * (gamma + spend.total) / (p * Double(spend.paidDays) + q - 1)
  }
}

extension GammaGamma: Climbable {
  /// Spread of about a half within and between buyers, and the mean spend that is seen.
  static func start(_ cells: CountedCells<Spend>) -> SIMD4<Double> {
    var (days, total) = (0, 0.0)
    for (cell, count) in zip(cells.cells, cells.counts) {
      days += count * cell.paidDays
      total += Double(count) * cell.total
    }
    let mean = total / Double(max(days, 1))
    return SIMD4(3, 4, mean, 1)
  }

  /// How many buyers have n paid days, by n.
  static func sums(_ cells: CountedCells<Spend>) -> CountedCells<Int> { cells.mapped(\.paidDays) }

  func slope(_ cells: CountedCells<Spend>, _ buyers: CountedCells<Int>) -> Slope {
    var slope = Slope()
    for (days, count) in zip(buyers.cells, buyers.counts) {
      add(Double(count), days: Double(days), to: &slope)
    }
    for (cell, count) in zip(cells.cells, cells.counts) {
      let (n, days, total) = (Double(count), Double(cell.paidDays), cell.total)
      // pn ln S + q ln gamma − (pn + q) ln(gamma + S) = −pn ln(1 + gamma/S) − q ln(1 + S/gamma)
      let (lacking, beyond, inverse) = (log1p(gamma / total), log1p(total / gamma), 1 / (gamma + total))
      slope.value -= n * (p * days * lacking + q * beyond + log(total / days))
      slope.gradient += n * SIMD4(-days * lacking, -beyond, (q * total / gamma - p * days) * inverse, 0)
      slope.add(-n * days * inverse, 0, 2)
      slope.add(n * total / gamma * inverse, 1, 2)
      slope.add(n * ((p * days + q) * inverse * inverse - q / (gamma * gamma)), 2, 2)
    }
    return slope
  }

  /// lnΓ(pn + q) − lnΓ(pn) − lnΓ(q) of so many buyers.
  private func add(_ buyers: Double, days: Double, to slope: inout Slope) {
    // From pn to pn + q, and at q.
    let (rise, ofQ) = (GammaFunctions(from: p * days, by: q), GammaFunctions(q))
    let end = GammaFunctions(p * days + q)
    slope.value += buyers * (rise.logGamma - ofQ.logGamma)
    slope.gradient += buyers * SIMD4(days * rise.digamma, end.digamma - ofQ.digamma, 0, 0)
    slope.add(buyers * days * days * rise.trigamma, 0, 0)
    slope.add(buyers * days * end.trigamma, 0, 1)
    slope.add(buyers * (end.trigamma - ofQ.trigamma), 1, 1)
  }
}
