internal import Base
internal import Ledger

/// A buyer's first purchase, compared with windows of days, the shortest first.
struct FirstPurchase: Hashable {
  /// Its position.
  let purchase: Int32
  /// How many of the windows are over.
  let windowsOver: Int16
  /// The first window in which the buyer came back; as many as there are windows where that is none.
  let cameBackIn: Int16
}

extension History {
  /// The first purchase of each buyer.
  /// - Parameter windows: In days, rising.
  func firstPurchases(by windows: [Int], asOf: Day) -> [FirstPurchase] {
    precondition(zip(windows, windows.dropFirst()).allSatisfy { $0 <= $1 }, "windows do not rise")
    // There are more buyers than days, so windows are compared once per day and not once per buyer.
    let longest = max(0, windows.last ?? 0)
    let overOn = (0...longest).map { age in Int16(windows.count { $0 <= age }) }
    let cameBackOn = (0...longest).map { gap in Int16(windows.count { $0 < gap }) }
    let none = Int16(windows.count)
    var firsts: [FirstPurchase] = []
    firsts.reserveCapacity(customers.count)
    for customer in customers {
      let purchases = purchases(of: customer)
      guard let first = purchases.first else { continue }
      let age = asOf - purchaseDay[first]
      var cameBackIn = none
      if purchases.count >= 2 {
        let gap = purchaseDay[first + 1] - purchaseDay[first]
        if gap <= longest { cameBackIn = cameBackOn[gap] }
      }
      firsts.append(
        FirstPurchase(
          purchase: Int32(first), windowsOver: overOn[min(age, longest)], cameBackIn: cameBackIn))
    }
    return firsts
  }
}

extension History {
  /// Positions of the purchases that are not their customer's first.
  var repeats: [Int32] {
    var repeats: [Int32] = []
    repeats.reserveCapacity(purchaseDay.count)
    for customer in customers {
      for purchase in purchases(of: customer).dropFirst() { repeats.append(Int32(purchase)) }
    }
    return repeats
  }
}

extension ReturnCount {
  /// Counts first purchases in groups, such as the values of a dimension: by group and window, back to back.
  ///
  /// A buyer is eligible in every window that is over, and has repurchased in each of these from the window of the return
  /// on. These are two ranges of windows, so a buyer costs a few additions however many windows there are. Tests compare
  /// this with `count`, which is slow and obvious.
  /// - Parameter group: A purchase's group, less than `groups`.
  @inline(__always)
  static func counted(
    _ firsts: [FirstPurchase], windows: Int, groups: Int, group: (_ purchase: Int) -> Int
  ) -> [ReturnCount] {
    let width = windows + 1
    var overs = Array(repeating: 0, count: groups * width)
    var returns = overs
    // MutableSpan avoids a uniqueness check per element.
    var over = overs.mutableSpan
    var returned = returns.mutableSpan
    for first in firsts {
      let start = group(Int(first.purchase)) * width
      over[start + Int(first.windowsOver)] += 1
      if first.cameBackIn < first.windowsOver {
        returned[start + Int(first.cameBackIn)] += 1
        returned[start + Int(first.windowsOver)] -= 1
      }
    }
    var counts: [ReturnCount] = []
    counts.reserveCapacity(groups * windows)
    for group in 0..<groups {
      let own = group * width..<(group + 1) * width
      var count = ReturnCount(eligible: overs[own].reduce(0, +), repurchased: 0, tooRecent: 0)
      for window in own.dropLast() {
        count.eligible -= overs[window]
        count.tooRecent += overs[window]
        count.repurchased += returns[window]
        counts.append(count)
      }
    }
    return counts
  }
}
