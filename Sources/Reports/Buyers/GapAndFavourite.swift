internal import Base
internal import Ledger

// The median gap and the favourite value of a customer. Almost every customer has few purchase days; comparing each day with
// each other day then costs less than sorting an array. Customers with many days are sorted, and tests use the sorted way
// as the oracle of the other.
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
  /// The value that most of a customer's purchase days carry. Of several such values, the one whose days have the largest
  /// net amount; of several of those, the first by bytes, which has the smallest code.
  func favourite(of customer: Int, among carried: CodeColumn) -> UInt32 {
    let purchases = purchases(of: customer)
    // Most customers have one value on more than half of their days, and many have it on all of them.
    if let value = carried.majority(in: purchases) { return value }
    return purchases.count <= Self.few
      ? favouriteOfFew(purchases, carried) : favouriteOfMany(purchases, carried)
  }

  /// - Complexity: O(n²) in the purchase days.
  func favouriteOfFew(_ purchases: Range<Int>, _ carried: CodeColumn) -> UInt32 {
    var best = Carrying(value: .max)
    for candidate in purchases {
      // A value's first day counts all its days, so earlier days need no second look. Stop when too few days are left.
      if purchases.upperBound - candidate < best.days { break }
      var carrying = Carrying(value: carried[candidate])
      for other in candidate..<purchases.upperBound where carried[other] == carrying.value {
        carrying.days += 1
      }
      // Net amounts only decide between values with equally many days, which is rare.
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
  /// The value at more than half of some positions; nil if there is none.
  ///
  /// Source: R. S. Boyer, J S. Moore, "MJRTY: A Fast Majority Vote Algorithm" (1981). Pairs of different values
  /// cancel each other; only the value that is left over can have the majority.
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
