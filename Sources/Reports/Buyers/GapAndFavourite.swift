internal import Base
internal import Ledger

// What a customer's purchase days have in common. Almost every customer has few. Comparing each with each then costs less
// than an array to sort; the sorted way stays for those with many, and is the oracle of the other.
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
    // Most customers have one value for more than half of their days, and many for ever.
    if let value = carried.majority(in: purchases) { return value }
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

extension CodeColumn {
  /// The value that more than half of some places hold; nil where there is none.
  ///
  /// Source: R. S. Boyer, J S. Moore, "MJRTY: A Fast Majority Vote Algorithm" (1981): only the value that is left over when
  /// different ones are struck out in pairs can be it.
  /// - Complexity: O(n).
  func majority(in places: Range<Int>) -> UInt32? {
    var (candidate, lead) = (UInt32(0), 0)
    for place in places {
      let value = self[place]
      if lead == 0 { candidate = value }
      lead += value == candidate ? 1 : -1
    }
    if lead == 0 { return nil }
    if lead == places.count { return candidate }
    var times = 0
    for place in places where self[place] == candidate { times += 1 }
    return 2 * times > places.count ? candidate : nil
  }
}
