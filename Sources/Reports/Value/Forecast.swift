internal import Base
internal import Ledger
internal import Models

/// What is expected of each buyer, by the chosen models.
public struct Forecast: Sendable {
  /// What decides when buyers buy.
  enum Purchases: Sendable {
    case model(any BuyingModel)
    /// Trained for each horizon.
    case byClass(near: ByClass.Expectations, far: ByClass.Expectations)
  }

  let days: ValuationDays
  let purchases: Purchases
  let spend: Spending?
  /// A figure that is not below these is no shop's; see `Limits`.
  let limits: Limits
  private let discountRate: Double

  /// How purchases become money.
  struct Spending: Sendable {
    let model: GammaGamma
    let decimals: Int
    /// What refunds on other days leave, of 1.
    let kept: Double
    /// What a unit of revenue is worth; nil: no value can be said.
    let worthOfRevenue: Double?
    /// Whether values are profit; otherwise they are revenue.
    let isProfit: Bool
  }

  /// Where no model is chosen there is no forecast.
  init?(_ outcome: ModelOutcome, _ premises: Premises, _ crowd: Crowd) {
    guard let chosen = outcome.chosen else { return nil }
    days = outcome.days
    limits = Limits(buyers: crowd.buyers)
    discountRate = Double(premises.settings.value.discountMillionths) / 1e6
    if let parameters = chosen.all.parameters, let model = chosen.model.buyingModel(parameters) {
      purchases = .model(model)
    } else {
      purchases = .byClass(near: outcome.byClass.near.expectations, far: outcome.byClass.far.expectations)
    }
    spend = outcome.spend.map { Spending($0, premises, crowd) }
  }

  /// Whether the model says how likely it is that a buyer has left.
  var knowsOfLeaving: Bool {
    if case .model(let model) = purchases { model.probabilityAlive(.newcomer) != nil } else { false }
  }

  var near: Horizon { Horizon(days: days.near) }
  var far: Horizon { Horizon(days: days.far) }
  var discounted: Horizon { Horizon(days: days.far, yearlyDiscountRate: discountRate) }
}

extension Forecast.Spending {
  fileprivate init(_ model: GammaGamma, _ premises: Premises, _ crowd: Crowd) {
    self.model = model
    decimals = premises.settings.decimals
    let (revenue, net) = (crowd.buyerRevenue.units, crowd.purchaseNet.units)
    kept = net > 0 ? max(0, Double(revenue) / Double(net)) : 0
    if let given = premises.settings.value.marginMillionths {
      (worthOfRevenue, isProfit) = (Double(given) / 1e6, true)
    } else if premises.facts.hasProfit, crowd.memberRevenue > .zero {
      // Below 0 every sale costs money: then no customer has a value, and 0 would be one.
      let margin = Double(crowd.memberProfit.units) / Double(crowd.memberRevenue.units)
      (worthOfRevenue, isProfit) = (margin < 0 ? nil : margin, true)
    } else {
      (worthOfRevenue, isProfit) = (1, false)
    }
  }
}

/// Below which a buyer's figures must be, so that those of all buyers can be added up. No shop's figures come near.
struct Limits: Hashable, Sendable {
  let millionths: Int
  let units: Int64

  init(buyers: Int) {
    // Four figures in each: together they stay within `TallySizes`.
    millionths = (1 << 52) / max(1, buyers)
    units = (1 << 58) / Int64(max(1, buyers))
  }
}

/// What is expected of one buyer, as it is written: whole millionths, and whole units of money.
struct BuyerWorth: Hashable, Sendable {
  /// P(alive); nil where the model knows of no leaving.
  var aliveMillionths: Int32?
  var nearMillionths = 0
  var farMillionths = 0
  /// On a purchase day, in smallest units; what follows is nil without a spend model.
  var spend: Int64?
  var revenue: Int64?
  var value: Int64?
  var valueAtRisk: Int64?
  /// Whether a figure is above what can be added up.
  var isTooLarge = false
}

extension Forecast {
  /// By customer of a shard; of who is no buyer it says nothing.
  func worths(_ history: History) -> [BuyerWorth] {
    switch purchases {
    case .model(let model): worths(history, of: model)
    case .byClass(let near, let far): worths(history, near: near, far: far)
    }
  }

  private func worths<Model: BuyingModel>(_ history: History, of model: Model) -> [BuyerWorth] {
    var near = Expectation(model, within: near)
    var far = Expectation(model, within: far)
    var discounted = Expectation(model, within: discounted)
    return history.customers.map { customer in
      guard let cell = history.cell(of: customer, seenFrom: days.asOf) else { return BuyerWorth() }
      let alive = model.probabilityAlive(cell)
      let there = alive ?? 1
      var worth = BuyerWorth()
      worth.aliveMillionths = alive.map { Int32(truncatingIfNeeded: SixDigits($0).millionths) }
      let purchases = (near: there * near.whileAlive(cell), far: there * far.whileAlive(cell))
      worth.nearMillionths = millionths(purchases.near, &worth)
      worth.farMillionths = millionths(purchases.far, &worth)
      guard let spend else { return worth }
      let certain = discounted.whileAlive(cell)
      take(
        spend.units(history.spend(of: customer)), spend, purchases: purchases.far, paid: there * certain,
        certain: alive.map { _ in certain }, &worth)
      return worth
    }
  }

  private func worths(
    _ history: History, near: ByClass.Expectations, far: ByClass.Expectations
  ) -> [BuyerWorth] {
    let discount = ByClass.discount(discounted)
    return history.customers.map { customer in
      guard let cell = history.cell(of: customer, seenFrom: days.asOf) else { return BuyerWorth() }
      var worth = BuyerWorth()
      let purchases = (near: near[cell] ?? 0, far: far[cell] ?? 0)
      worth.nearMillionths = millionths(purchases.near, &worth)
      worth.farMillionths = millionths(purchases.far, &worth)
      guard let spend else { return worth }
      take(
        spend.units(history.spend(of: customer)), spend, purchases: purchases.far,
        paid: purchases.far * discount, certain: nil, &worth)
      return worth
    }
  }

  /// - Parameters:
  ///   - units: To be expected on a purchase day, in smallest units.
  ///   - purchases: To be expected in the second horizon.
  ///   - paid: The same, discounted.
  ///   - certain: The same of a buyer who is one for certain; nil from a model that knows of no leaving.
  private func take(
    _ units: Double, _ spend: Spending, purchases: Double, paid: Double, certain: Double?,
    _ worth: inout BuyerWorth
  ) {
    worth.spend = whole(units, &worth)
    worth.revenue = whole(purchases * units * spend.kept, &worth)
    guard let unit = spend.worthOfRevenue else { return }
    let value = whole(paid * units * spend.kept * unit, &worth)
    worth.value = value
    // With P(alive) = 1 a value is not smaller; a last digit may be.
    worth.valueAtRisk = certain.map { max(0, whole($0 * units * spend.kept * unit, &worth) - value) }
  }

  /// The nearest whole number, halves to even.
  private func whole(_ number: Double, _ worth: inout BuyerWorth) -> Int64 {
    guard number < Double(limits.units) else {
      worth.isTooLarge = true
      return 0
    }
    return Int64(number.rounded(.toNearestOrEven))
  }

  private func millionths(_ number: Double, _ worth: inout BuyerWorth) -> Int {
    guard number * 1e6 < Double(limits.millionths) else {
      worth.isTooLarge = true
      return 0
    }
    return Int(SixDigits(number).millionths)
  }
}

extension Forecast.Spending {
  /// The spend to be expected on a purchase day, in smallest units.
  fileprivate func units(_ cell: SpendCell) -> Double {
    (model.expectedSpend(Spend(cell, decimals: decimals)) ?? 0) * Spend.unit(decimals: decimals)
  }
}

extension History {
  /// A buyer as a purchase model sees them on a day not before the first purchase; nil for who is no buyer.
  func cell(of customer: Int, seenFrom day: Day) -> PurchaseCell? {
    let purchases = purchases(of: customer)
    guard let first = purchases.first, let last = purchases.last else { return nil }
    return PurchaseCell(
      repeatDays: purchases.count - 1, recencyDays: purchaseDay[last] - purchaseDay[first],
      ageDays: day - purchaseDay[first])
  }

  /// A buyer's paid repeat days.
  fileprivate func spend(of customer: Int) -> SpendCell {
    var (days, net) = (0, Int64(0))
    for purchase in purchases(of: customer).dropFirst() {
      let own = self.net(ofPurchase: purchase).units
      if own > 0 { (days, net) = (days + 1, net + own) }
    }
    return SpendCell(paidDays: days, net: net)
  }
}
