import Foundation

/// A model of when buyers buy, with its parameters: how likely a buyer of a given history is still one, and how many
/// purchases are to be expected.
///
/// Time is in weeks inside, in days outside. A purchase is a purchase day after the first one.
public protocol BuyingModel: FittedModel where Cell == PurchaseCell {
  /// The probability that a buyer is still one. Nil from a model that knows of no leaving.
  ///
  /// Complexity: O(1).
  func probabilityAlive(_ cell: PurchaseCell) -> Double?

  /// The purchases to be expected in a horizon of a buyer who is still one: ∫ρ. It depends on x and T alone.
  ///
  /// - Parameter cell: its recency is not looked at.
  func purchasesWhileAlive(_ cell: PurchaseCell, within horizon: Horizon) -> Double
}

extension BuyingModel {
  /// The purchases to be expected of a buyer: P(alive) × ∫ρ.
  public func expectedPurchases(_ cell: PurchaseCell, within horizon: Horizon) -> Double {
    (probabilityAlive(cell) ?? 1) * purchasesWhileAlive(cell, within: horizon)
  }
}

/// A model with up to four parameters above zero that are fitted to counted cells by maximum likelihood.
public protocol FittedModel: Hashable, Sendable {
  /// What the model knows of a buyer.
  associatedtype Cell: Comparable & Sendable

  /// As tables name it: `pareto_nbd`.
  static var name: String { get }
  /// As tables name them: `r`, `alpha`.
  static var parameterNames: [String] { get }
  /// How many of the parameters, from the first, may not lie at a boundary (`FitBounds`).
  static var boundedParameters: Int { get }

  /// The model with these parameters; numbers beyond those that it has are not looked at.
  init(_ parameters: SIMD4<Double>)

  /// As many as there are names, the others 1.
  var parameters: SIMD4<Double> { get }

  /// The parameters that maximise the log-likelihood.
  ///
  /// Complexity: O(distinct cells) for each of some ten to forty steps.
  static func fit(_ cells: CountedCells<Cell>) -> Fit<Self>

  /// The log-likelihood: the sum over buyers.
  ///
  /// Complexity: O(distinct cells).
  func logLikelihood(_ cells: CountedCells<Cell>) -> Double
}

/// A log-likelihood with its derivatives, which nobody but a climb asks for.
protocol Climbable: FittedModel {
  /// Where the climb begins: of the size that the cells suggest, and the same for the same cells.
  static func start(_ cells: CountedCells<Cell>) -> SIMD4<Double>
  /// What is the same wherever the parameters are, made once for a climb.
  associatedtype Sums: Sendable
  static func sums(_ cells: CountedCells<Cell>) -> Sums
  /// The log-likelihood of all buyers with its derivatives by the parameters.
  func slope(_ cells: CountedCells<Cell>, _ sums: Sums) -> Slope
}

/// How the parameters of a model were found, or why there are none.
public enum Fit<Model: FittedModel>: Hashable, Sendable {
  /// The model with its parameters, rounded to five significant digits.
  case converged(Model)
  /// The likelihood rises towards parameters that no data would tell apart: below 0.01 or above 100,000.
  case boundary
  /// The climb ended without a top. Also when there are no cells.
  case notConverged

  /// The model, where there are parameters.
  public var model: Model? {
    if case .converged(let model) = self { model } else { nil }
  }
}

/// What a parameter may be; outside, a fit says nothing.
enum FitBounds {
  static let low = 0.01
  static let high = 100_000.0
  /// Of a parameter without bounds.
  static let unwritable = 1e18
}

extension Climbable {
  static func climb(_ cells: CountedCells<Cell>) -> Fit<Self> {
    guard !cells.isEmpty else { return .notConverged }
    var climb = climb(cells, from: roughTop(of: cells) ?? start(cells))
    // Whether there is no top is for the usual start to say.
    if climb.end != .top || isOutside(climb.parameters) { climb = Self.climb(cells, from: start(cells)) }
    if isOutside(climb.parameters) { return .boundary }
    // gamma of a spend model has no bounds, but a table cannot write every double.
    guard climb.end == .top, climb.parameters.max() < FitBounds.unwritable else { return .notConverged }
    return .converged(Self(climb.parameters.inFiveDigits))
  }

  /// The top for every thirty-second cell: near that of all, and found at a thirty-second of the cost. Nil where the cells are
  /// few or have no such top.
  private static func roughTop(of cells: CountedCells<Cell>) -> SIMD4<Double>? {
    guard cells.cells.count >= 4_096 else { return nil }
    let some = cells.every(32)
    let climb = climb(some, from: start(some))
    return climb.end == .top && !isOutside(climb.parameters) ? climb.parameters : nil
  }

  private static func climb(_ cells: CountedCells<Cell>, from start: SIMD4<Double>) -> Climb {
    let sums = sums(cells)
    return Climb(from: start, count: parameterNames.count, bounded: boundedParameters) {
      Self($0).slope(cells, sums)
    }
  }

  private static func isOutside(_ parameters: SIMD4<Double>) -> Bool {
    (0..<boundedParameters).contains {
      parameters[$0] < FitBounds.low || parameters[$0] > FitBounds.high
    }
  }
}

extension SIMD4<Double> {
  /// Each rounded to five significant digits, as C's `%.4e` writes it. Whatever is computed with the parameters is
  /// computed with these, so a reader can compute it again from the table, and the last bits of a climb reach no cell.
  var inFiveDigits: SIMD4<Double> {
    var rounded = self
    for index in indices where self[index].isFinite {
      rounded[index] = Double(String(format: "%.4e", self[index])) ?? self[index]
    }
    return rounded
  }
}
