/// The BG/NBD model: the beta-geometric model in which a buyer may leave after a repeat purchase only. So it holds every
/// one-time buyer for a buyer for ever.
///
/// Source: P. S. Fader, B. G. S. Hardie, K. L. Lee, "Counting your customers the easy way: an alternative to the Pareto/NBD
/// model", Marketing Science 24 (2005), 275–284, equations 6 (likelihood) and 10 (expectation); P(alive): P. S. Fader, B. G. S.
/// Hardie, K. L. Lee, "Computing P(alive) using the BG/NBD model" (2008).
public struct BGNBD: BuyingModel, BetaGeometric {
  public static let name = "bg_nbd"
  static let firstPurchaseCounts = false

  /// The parameters, all above 0. Time is in weeks.
  public let r, alpha, a, b: Double

  /// - Parameter parameters: r, alpha, a, b.
  public init(_ parameters: SIMD4<Double>) {
    (r, alpha, a, b) = (parameters[0], parameters[1], parameters[2], parameters[3])
  }

  public static func fit(_ cells: PurchaseCells) -> Fit<BGNBD> { climb(cells) }

  public func logLikelihood(_ cells: PurchaseCells) -> Double { slope(cells, Self.sums(cells)).value }

  /// 1 for a one-time buyer.
  public func probabilityAlive(_ cell: PurchaseCell) -> Double? { alive(cell) }

  public func purchasesWhileAlive(_ cell: PurchaseCell, within horizon: Horizon) -> Double {
    whileAlive(cell, within: horizon)
  }
}
