internal import Base
internal import Ledger
internal import Models

/// One buyer's figures, computed when they are asked for: O(own history), nothing kept.
public struct Buyer: Sendable {
  let id: String
  let purchaseDays: Int
  let orders: Int
  let first: Day
  let last: Day
  /// Of all time, all lines.
  let revenue: Money
  let refunds: Money
  /// Nil where no cost is mapped.
  let profit: Money?
  /// What they did in W.
  let activity: Activity
  let silence: Silence
  let meanGap: Ratio?
  let medianGap: Int?
  let tier: String
  /// Nil where the window before W is not known.
  let previousTier: String?
  /// The figures below are those of members of W.
  let rank: Int?
  let score: Scores.Score?
  let rung: Rung
  let cohort: Period
  let breadth: Int?
  /// By dimension.
  let values: [DimensionValues]

  /// What a buyer's purchase days carry of one dimension.
  struct DimensionValues: Sendable {
    let first: String
    let last: String
    let favourite: String
  }
}

extension Buyer {
  init(_ customer: Int, of history: History, _ landmarks: Landmarks, _ scores: Scores) {
    let purchases = history.purchases(of: customer)
    guard let firstPurchase = purchases.first, let lastPurchase = purchases.last,
      let silence = history.silence(of: customer, on: landmarks.asOf, by: landmarks.stage.settings.lapse)
    else { preconditionFailure("a customer without a purchase day") }
    id = history.ids.text(of: customer)
    purchaseDays = purchases.count
    orders = purchases.reduce(0) { $0 + Int(history.purchaseOrders[$1]) }
    first = history.purchaseDay[firstPurchase]
    last = history.purchaseDay[lastPurchase]
    let days = history.days(of: customer)
    revenue = days.reduce(.zero) { $0 + history.net[$1] }
    refunds = days.reduce(.zero) { $0 + history.refunds[$1] }
    profit = landmarks.facts.hasProfit ? days.reduce(.zero) { $0 + history.profit[$1] } : nil
    let activity = history.activity(of: customer, in: landmarks.window)
    self.activity = activity
    self.silence = silence
    meanGap = Ratio(last - first, over: purchases.count - 1)
    medianGap = history.medianGap(of: customer)

    let place = landmarks.place(of: customer, with: activity, in: history)
    tier = landmarks.name(of: place)
    previousTier = landmarks.previously(customer, in: history).map { landmarks.name(of: $0.place) }
    let value = activity.value(by: landmarks.stage.settings.pyramid.by)
    rank = activity.isMember ? 1 + landmarks.crowd.values.count(above: value.units) : nil
    score = activity.isMember ? scores.score(daysSinceLast: silence.days, activity) : nil
    rung =
      history.rung(
        of: customer, on: landmarks.asOf, isInTopTier: place == .tier(0), landmarks.stage.settings) ?? .lapsed
    cohort = landmarks.calendar.period(landmarks.calendar.position(of: first))
    breadth = landmarks.crossSellDimension.map {
      history.bought(by: customer, ofDimension: $0, landmarks.stage.settings.purchase).count
    }
    values = zip(landmarks.facts.dimensions, history.carried).map { dimension, carried in
      DimensionValues(
        first: dimension.values[Int(carried[firstPurchase])],
        last: dimension.values[Int(carried[lastPurchase])],
        favourite: dimension.values[Int(history.favourite(of: customer, among: carried))])
    }
  }
}

extension History {
  /// The median of a customer's gaps by nearest rank; nil of none.
  func medianGap(of customer: Int) -> Int? {
    let purchases = purchases(of: customer)
    guard purchases.count >= 2 else { return nil }
    let gaps = purchases.dropFirst().map { purchaseDay[$0] - purchaseDay[$0 - 1] }.sorted()
    return gaps[(gaps.count - 1) / 2]
  }

  /// The value that most of a customer's purchase days carry; of several the one whose days have the largest net, then
  /// the first by bytes, which is the smallest code.
  /// - Complexity: O(n log n) in the customer's purchase days.
  func favourite(of customer: Int, among carried: [UInt32]) -> UInt32 {
    let purchases = purchases(of: customer)
    let first = carried[purchases.lowerBound]
    // Most customers carry one value for ever.
    if purchases.allSatisfy({ carried[$0] == first }) { return first }
    let byValue = purchases.sorted { carried[$0] < carried[$1] }
    var best = (value: first, days: 0, net: Money.zero)
    var rest = byValue[...]
    while let value = rest.first.map({ carried[$0] }) {
      let days = rest.prefix { carried[$0] == value }
      let net = days.reduce(Money.zero) { $0 + self.net(ofPurchase: $1) }
      if days.count > best.days || (days.count == best.days && net > best.net) {
        best = (value, days.count, net)
      }
      rest = rest[days.endIndex...]
    }
    return best.value
  }
}
