/// The MBG/NBD model: the beta-geometric model in which a buyer may also leave right after the first purchase.
///
/// Sources: E. P. Batislam, M. Denizel, A. Filiztekin, "Empirical validation and comparison of models for customer base
/// analysis", International Journal of Research in Marketing 24 (2007), 201–209, appendix A; also as CBG/NBD in D. Hoppe,
/// U. Wagner, "Customer base analysis: the case for a central variant of the Betageometric/NBD model", Marketing ZFP 29
/// (2007), 75–90.
public struct MBGNBD: BuyingModel, BetaGeometric {
  public static let name = "mbg_nbd"
  static let firstPurchaseCounts = true

  /// The parameters, all above 0. Time is in weeks.
  public let r, alpha, a, b: Double

  /// - Parameter parameters: r, alpha, a, b.
  public init(_ parameters: SIMD4<Double>) {
    (r, alpha, a, b) = (parameters[0], parameters[1], parameters[2], parameters[3])
  }

  public static func fit(_ cells: PurchaseCells) -> Fit<MBGNBD> { climb(cells) }

  public func logLikelihood(_ cells: PurchaseCells) -> Double { slope(cells, Self.sums(cells)).value }

  public func probabilityAlive(_ cell: PurchaseCell) -> Double? { alive(cell) }

  public func purchasesWhileAlive(_ cell: PurchaseCell, within horizon: Horizon) -> Double {
    whileAlive(cell, within: horizon)
  }
}
