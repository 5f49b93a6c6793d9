import Foundation

/// What a purchase model knows of a buyer, seen from a day D.
///
/// Source of the notation (x, t_x, T): P. S. Fader, B. G. S. Hardie, K. L. Lee, "RFM and CLV: using iso-value curves for
/// customer base analysis", Journal of Marketing Research 42 (2005), 415–430.
public struct PurchaseCell: Hashable, Comparable, Sendable {
  /// x: purchase days after the first.
  public let repeatDays: Int
  /// t: days from the first to the last purchase day; 0 when x = 0.
  public let recencyDays: Int
  /// T: days from the first purchase day to D.
  public let ageDays: Int

  /// - Precondition: 0 ≤ x ≤ t ≤ T in days, and x = 0 exactly when t = 0.
  public init(repeatDays: Int, recencyDays: Int, ageDays: Int) {
    precondition(
      0 <= repeatDays && repeatDays <= recencyDays && recencyDays <= ageDays
        && (repeatDays == 0) == (recencyDays == 0),
      "\(repeatDays) repeat days in \(recencyDays) of \(ageDays) days")
    self.repeatDays = repeatDays
    self.recencyDays = recencyDays
    self.ageDays = ageDays
  }

  /// A buyer who bought for the first time on the day D.
  public static var newcomer: PurchaseCell { PurchaseCell(repeatDays: 0, recencyDays: 0, ageDays: 0) }

  public static func < (a: PurchaseCell, b: PurchaseCell) -> Bool {
    (a.repeatDays, a.recencyDays, a.ageDays) < (b.repeatDays, b.recencyDays, b.ageDays)
  }

  /// Models count in weeks.
  var x: Double { Double(repeatDays) }
  var t: Double { Double(recencyDays) / 7 }
  var age: Double { Double(ageDays) / 7 }
}

/// Buyers by what a purchase model knows of them.
public typealias PurchaseCells = CountedCells<PurchaseCell>

extension CountedCells<PurchaseCell> {
  /// From one cell per buyer, in any order. Complexity: O(n log n).
  public init(_ buyers: [PurchaseCell]) { self.init(sorting: buyers) }

  /// Buyers with a repeat day.
  public var repeatBuyers: Int {
    zip(cells, counts).reduce(0) { $0 + ($1.0.repeatDays > 0 ? $1.1 : 0) }
  }

  /// `[i]`: buyers with more than `i` repeat days. Rising factorials are sums over it:
  /// Σ over buyers of lnΓ(r + x) − lnΓ(r) = Σ over i of ln(r + i) × `[i]`.
  var buyersBeyond: [Int] {
    guard let most = cells.last?.repeatDays else { return [] }
    var beyond = Array(repeating: 0, count: most + 1)
    for (cell, count) in zip(cells, counts) { beyond[cell.repeatDays] += count }
    var reached = 0
    for x in stride(from: most, through: 0, by: -1) {
      reached += beyond[x]
      beyond[x] = reached - beyond[x]
    }
    return Array(beyond.dropLast())
  }
}

/// The span ahead that purchases are expected in, and what they are worth today.
public struct Horizon: Hashable, Sendable {
  /// How many days ahead.
  public let days: Int
  /// The part of a value that a year's waiting takes, for example 0.10; 0 for purchases that are only counted.
  public let yearlyDiscountRate: Double

  /// - Precondition: no number is negative.
  public init(days: Int, yearlyDiscountRate: Double = 0) {
    precondition(days >= 0 && yearlyDiscountRate >= 0, "\(days) days at \(yearlyDiscountRate)")
    self.days = days
    self.yearlyDiscountRate = yearlyDiscountRate
  }

  var weeks: Double { Double(days) / 7 }

  /// (1 + rate)^(−7u/365) is e^(−decay × u), u in weeks.
  var weeklyDecay: Double { log1p(yearlyDiscountRate) * 7 / 365 }
}
