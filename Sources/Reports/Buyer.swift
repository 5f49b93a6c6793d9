internal import Base
internal import Ledger
internal import Models

/// One buyer's figures: whole numbers made once, texts looked up when they are asked for. O(own history), nothing kept.
///
/// A class, so that a row of many columns goes from column to column as one reference.
public final class Buyer: Sendable {
  private let customer: Int
  private let history: History
  private let landmarks: Landmarks
  private let purchases: Range<Int>
  let orders: Int
  /// Of all time, all lines.
  let revenue: Money
  let refunds: Money
  /// Nil where no cost is mapped.
  let profit: Money?
  /// What they did in W.
  let activity: Activity
  let silence: Silence
  private let place: Place
  /// Nil where the window before W is not known.
  private let previousPlace: Place?
  /// The figures below are those of members of W.
  let rank: Int?
  let score: Scores.Score?
  let breadth: Int?

  init(_ customer: Int, of history: History, breadth: Int?, _ landmarks: Landmarks, _ scores: Scores) {
    let purchases = history.purchases(of: customer)
    guard let last = purchases.last else { preconditionFailure("a customer without a purchase day") }
    let silence = Silence(
      days: landmarks.asOf - history.purchaseDay[last],
      threshold: history.threshold(after: last, of: customer, by: landmarks.stage.settings.lapse))
    (self.customer, self.history, self.landmarks) = (customer, history, landmarks)
    self.purchases = purchases
    orders = purchases.reduce(0) { $0 + Int(history.purchaseOrders[$1]) }
    let days = history.days(of: customer)
    revenue = days.reduce(.zero) { $0 + history.net[$1] }
    refunds = days.reduce(.zero) { $0 + history.refunds[$1] }
    profit = landmarks.stage.facts.hasProfit ? days.reduce(.zero) { $0 + history.profit[$1] } : nil
    let activity = history.activity(of: customer, in: landmarks.stage.window)
    self.activity = activity
    self.silence = silence
    place = landmarks.place(of: customer, with: activity, in: history)
    previousPlace = landmarks.previously(customer, in: history)?.place
    let value = activity.value(by: landmarks.stage.settings.pyramid.by)
    rank = activity.isMember ? 1 + landmarks.crowd.values.count(above: value.units) : nil
    score = activity.isMember ? scores.score(daysSinceLast: silence.days, activity) : nil
    self.breadth = breadth
  }
}

extension Buyer {
  var id: String { history.ids.text(of: customer) }
  var purchaseDays: Int { purchases.count }
  var first: Day { history.purchaseDay[purchases.lowerBound] }
  var last: Day { history.purchaseDay[purchases.upperBound - 1] }
  var meanGap: Ratio? { Ratio(last - first, over: purchases.count - 1) }
  var medianGap: Int? { history.medianGap(of: customer) }
  var tier: String { landmarks.name(of: place) }
  var previousTier: String? { previousPlace.map(landmarks.name) }
  var cohort: String {
    landmarks.stage.calendar.name(of: landmarks.stage.calendar.position(of: first))
  }
  var rung: Rung {
    Rung(
      silence.status, purchaseDays: purchaseDays, isInTopTier: place == .tier(0),
      clientFrom: landmarks.stage.settings.ladder.clientFrom)
  }
}

// What the buyer's purchase days carry of a dimension.
extension Buyer {
  func firstValue(of dimension: Int) -> String {
    landmarks.value(history.carried[dimension][purchases.lowerBound], of: dimension)
  }

  func lastValue(of dimension: Int) -> String {
    landmarks.value(history.carried[dimension][purchases.upperBound - 1], of: dimension)
  }

  func favouriteValue(of dimension: Int) -> String {
    landmarks.value(history.favourite(of: customer, among: history.carried[dimension]), of: dimension)
  }
}

extension Landmarks {
  fileprivate func value(_ code: UInt32, of dimension: Int) -> String {
    stage.facts.dimensions[dimension].values[Int(code)]
  }
}

// Almost every customer has few purchases. Comparing each with each then costs less than an array to sort; the sorted way
// stays for those with many, and is the oracle of the other.
extension History {
  private static let few = 24

  /// The median of a customer's gaps by nearest rank; nil of none.
  func medianGap(of customer: Int) -> Int? {
    let purchases = purchases(of: customer)
    guard purchases.count >= 2 else { return nil }
    return purchases.count <= Self.few
      ? medianGapOfFew(purchases.dropFirst()) : medianGapOfMany(purchases.dropFirst())
  }

  /// - Complexity: O(n²) in the gaps.
  func medianGapOfFew(_ ends: Range<Int>) -> Int? {
    let middle = (ends.count - 1) / 2
    for candidate in ends {
      let gap = gap(before: candidate)
      var (shorter, equal) = (0, 0)
      for other in ends {
        let length = self.gap(before: other)
        if length < gap { shorter += 1 } else if length == gap { equal += 1 }
      }
      if shorter <= middle && middle < shorter + equal { return gap }
    }
    return nil
  }

  /// - Complexity: O(n log n).
  func medianGapOfMany(_ ends: Range<Int>) -> Int? {
    let gaps = ends.map(gap).sorted()
    return gaps.isEmpty ? nil : gaps[(gaps.count - 1) / 2]
  }

  private func gap(before purchase: Int) -> Int { purchaseDay[purchase] - purchaseDay[purchase - 1] }
}

extension History {
  /// The value that most of a customer's purchase days carry; of several the one whose days have the largest net, then
  /// the first by bytes, which is the smallest code.
  func favourite(of customer: Int, among carried: CodeColumn) -> UInt32 {
    let purchases = purchases(of: customer)
    let first = carried[purchases.lowerBound]
    // Most customers carry one value for ever.
    if purchases.allSatisfy({ carried[$0] == first }) { return first }
    return purchases.count <= Self.few
      ? favouriteOfFew(purchases, carried) : favouriteOfMany(purchases, carried)
  }

  /// - Complexity: O(n²) in the purchase days.
  func favouriteOfFew(_ purchases: Range<Int>, _ carried: CodeColumn) -> UInt32 {
    var best = Carrying(value: .max)
    for candidate in purchases {
      // A value's first day counts all of its days, so nothing before it is looked at again; too few are left to win.
      if purchases.upperBound - candidate < best.days { break }
      var carrying = Carrying(value: carried[candidate])
      for other in candidate..<purchases.upperBound where carried[other] == carrying.value {
        carrying.days += 1
      }
      // Nets are for ties, and most have none.
      guard carrying.days >= best.days else { continue }
      for other in purchases where carried[other] == carrying.value { carrying.net += net(ofPurchase: other) }
      if carrying.comes(before: best) { best = carrying }
    }
    return best.value
  }

  /// - Complexity: O(n log n).
  func favouriteOfMany(_ purchases: Range<Int>, _ carried: CodeColumn) -> UInt32 {
    var best = Carrying(value: .max)
    var rest = purchases.sorted { carried[$0] < carried[$1] }[...]
    while let value = rest.first.map({ carried[$0] }) {
      let days = rest.prefix { carried[$0] == value }
      let net = days.reduce(Money.zero) { $0 + self.net(ofPurchase: $1) }
      let carrying = Carrying(value: value, days: days.count, net: net)
      if carrying.comes(before: best) { best = carrying }
      rest = rest[days.endIndex...]
    }
    return best.value
  }
}

/// The purchase days of a customer that carry one value.
private struct Carrying {
  let value: UInt32
  var days = 0
  var net = Money.zero

  func comes(before other: Carrying) -> Bool {
    if days != other.days { return days > other.days }
    return net == other.net ? value < other.value : net > other.net
  }
}
