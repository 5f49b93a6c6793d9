/// What a model expects of many buyers in one horizon. The integral over the horizon depends on x and T alone, so it is made once
/// for each pair of them and kept.
///
/// Space: O(distinct pairs of x and T).
public struct Expectation<Model: BuyingModel> {
  /// The model, with its parameters.
  public let model: Model
  /// How far ahead is looked.
  public let horizon: Horizon
  private var whileAlive: [Pair: Double] = [:]

  private struct Pair: Hashable {
    let repeatDays, ageDays: Int
  }

  /// Nothing is computed before it is asked for.
  public init(_ model: Model, within horizon: Horizon) {
    self.model = model
    self.horizon = horizon
  }

  /// The purchases of a buyer who is still one.
  public mutating func whileAlive(_ cell: PurchaseCell) -> Double {
    let pair = Pair(repeatDays: cell.repeatDays, ageDays: cell.ageDays)
    if let known = whileAlive[pair] { return known }
    let purchases = model.purchasesWhileAlive(cell, within: horizon)
    whileAlive[pair] = purchases
    return purchases
  }

  /// P(alive) × the purchases of a buyer who is still one.
  public mutating func purchases(_ cell: PurchaseCell) -> Double {
    (model.probabilityAlive(cell) ?? 1) * whileAlive(cell)
  }
}
