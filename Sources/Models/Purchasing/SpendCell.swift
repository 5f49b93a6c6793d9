/// What a spend model knows of a buyer: the paid repeat days and what they came to.
public struct SpendCell: Hashable, Comparable, Sendable {
  /// n: purchase days after the first with a net above 0.
  public let paidDays: Int
  /// S: the sum of their nets, in smallest units of the currency; above 0 with n ≥ 1, 0 with n = 0.
  public let net: Int64

  /// - Precondition: both are above 0, or both are 0.
  public init(paidDays: Int, net: Int64) {
    precondition(paidDays >= 0 && (paidDays > 0) == (net > 0) && net >= 0, "\(net) on \(paidDays) paid days")
    self.paidDays = paidDays
    self.net = net
  }

  public static func < (a: SpendCell, b: SpendCell) -> Bool { (a.paidDays, a.net) < (b.paidDays, b.net) }
}

/// Buyers by what a spend model knows of them.
public typealias SpendCells = CountedCells<SpendCell>

extension CountedCells<SpendCell> {
  /// From one cell per buyer, in any order. Complexity: O(n log n).
  public init(_ buyers: [SpendCell]) { self.init(sorting: buyers) }

  /// Those with a paid repeat day.
  public var paying: SpendCells { mapped { $0.paidDays > 0 ? $0 : nil } }

  /// Pearson's correlation, over buyers with a paid repeat day, of n with S/n. Nil where either does not vary.
  ///
  /// Complexity: O(distinct cells).
  public var correlation: Double? {
    var (buyers, days, spend) = (0.0, 0.0, 0.0)
    for (cell, count) in zip(cells, counts) where cell.paidDays > 0 {
      buyers += Double(count)
      days += Double(count) * Double(cell.paidDays)
      spend += Double(count) * cell.meanNet
    }
    guard buyers > 0 else { return nil }
    let (meanDays, meanSpend) = (days / buyers, spend / buyers)
    var (dd, ds, ss) = (0.0, 0.0, 0.0)
    for (cell, count) in zip(cells, counts) where cell.paidDays > 0 {
      let (d, s) = (Double(cell.paidDays) - meanDays, cell.meanNet - meanSpend)
      dd += Double(count) * d * d
      ds += Double(count) * d * s
      ss += Double(count) * s * s
    }
    // What rounding leaves of equal spends is no variation.
    guard dd > 0, ss > 1e-20 * buyers * meanSpend * meanSpend else { return nil }
    return ds / (dd * ss).squareRoot()
  }
}

extension SpendCell {
  /// S/n in smallest units.
  fileprivate var meanNet: Double { Double(net) / Double(paidDays) }
}
