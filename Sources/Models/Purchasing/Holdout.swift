import Base

/// A buyer as of C, and what came of it: what a purchase model is tried on.
public struct TrialCell: Hashable, Comparable, Sendable {
  /// As seen from C.
  public let purchases: PurchaseCell
  /// Purchase days in as many days up to C as the holdout has.
  public let daysBefore: Int
  /// Purchase days in the holdout.
  public let daysAfter: Int

  /// - Precondition: no number of days is negative.
  public init(_ purchases: PurchaseCell, daysBefore: Int, daysAfter: Int) {
    precondition(daysBefore >= 0 && daysAfter >= 0, "\(daysBefore) days before, \(daysAfter) after")
    self.purchases = purchases
    self.daysBefore = daysBefore
    self.daysAfter = daysAfter
  }

  public static func < (a: TrialCell, b: TrialCell) -> Bool {
    a.purchases == b.purchases
      ? (a.daysBefore, a.daysAfter) < (b.daysBefore, b.daysAfter) : a.purchases < b.purchases
  }
}

extension CountedCells<TrialCell> {
  /// From one cell per buyer, in any order. Complexity: O(n log n).
  public init(_ buyers: [TrialCell]) { self.init(sorting: buyers) }
}

/// A model's trial: what it expected, from what was known at C, beside what happened in the holdout. Of a purchase model these
/// are purchase days, of a spend model money.
///
/// Expectations are added as they are written, with six digits, in whole millionths, so a reader can add them up again.
public struct Holdout: Hashable, Sendable {
  /// Buyers, what they did in the holdout, and what was expected of them.
  public struct Sum: Hashable, Sendable {
    /// Buyers of the sample.
    public private(set) var buyers = 0
    /// Their purchase days in the holdout, or what these came to in smallest units.
    public private(set) var actual = 0
    /// In millionths of a purchase day or of the smallest unit.
    public private(set) var predictedMillionths: Int128 = 0

    /// The purchase days, or the smallest units, that were expected of them.
    public var predicted: Double { predictedMillionths.nearestDouble / 1e6 }

    /// |predicted − actual|, in millionths.
    var miss: Int128 { Int128((predictedMillionths - 1_000_000 * Int128(actual)).magnitude) }

    /// A part of what was done, in millionths.
    func part(millionths: Int) -> Int128 { Int128(millionths) * Int128(actual) }

    fileprivate mutating func add(buyers: Int, actual: Int, predicted: Int128) {
      self.buyers += buyers
      self.actual += actual
      predictedMillionths += predicted
    }
  }

  /// Classes of x as of C: 0 … 6, and 7 and more.
  public static let classes = 8

  /// The class of so many repeat days.
  public static func frequencyClass(_ repeatDays: Int) -> Int { min(repeatDays, classes - 1) }

  /// By frequency class.
  public private(set) var byFrequency = Array(repeating: Sum(), count: classes)
  /// Of everybody.
  public private(set) var total = Sum()
  /// The root of the mean squared error over buyers; nil without buyers, and of a spend model.
  public let rmse: Double?
  /// The same of the forecast that everybody buys as often as in as many days up to C.
  public let baselineRMSE: Double?

  /// Complexity: O(distinct cells) forecasts.
  ///
  /// - Parameter expected: the purchases to be expected in the holdout of a buyer seen from C.
  public init(_ cells: CountedCells<TrialCell>, expected: (PurchaseCell) -> Double) {
    var (squares, baselineSquares) = (0.0, 0)
    var last: (cell: PurchaseCell, millionths: Int128)?
    for (cell, count) in zip(cells.cells, cells.counts) {
      let millionths =
        last?.cell == cell.purchases ? last!.millionths : SixDigits(expected(cell.purchases)).millionths
      last = (cell.purchases, millionths)
      let frequency = Self.frequencyClass(cell.purchases.repeatDays)
      let (actual, predicted) = (count * cell.daysAfter, Int128(count) * millionths)
      byFrequency[frequency].add(buyers: count, actual: actual, predicted: predicted)
      total.add(buyers: count, actual: actual, predicted: predicted)
      let miss = millionths.nearestDouble / 1e6 - Double(cell.daysAfter)
      squares += Double(count) * miss * miss
      let change = cell.daysBefore - cell.daysAfter
      baselineSquares += count * change * change
    }
    let buyers = Double(total.buyers)
    rmse = buyers > 0 ? (squares / buyers).squareRoot() : nil
    baselineRMSE = buyers > 0 ? (Double(baselineSquares) / buyers).squareRoot() : nil
  }

  /// The trial of a spend model: only who came back counts, so it tries the spend and not the number of purchases.
  ///
  /// - Parameters:
  ///   - decimals: how many digits of a net stand behind the point (`money.decimals`).
  ///   - expected: the spend to be expected on a purchase day, in units of the currency, of a buyer seen from C; below 2^80.
  public init(_ cells: CountedCells<SpendTrialCell>, decimals: Int, expected: (SpendCell) -> Double) {
    let scale = (0..<decimals).reduce(Int128(1)) { scale, _ in 10 * scale }
    for (cell, count) in zip(cells.cells, cells.counts) {
      let spend = cell.after.paidDays > 0 ? SixDigits(expected(cell.spend)).millionths * scale : 0
      let predicted = Int128(count) * spend * Int128(cell.after.paidDays)
      let actual = count * Int(cell.after.net)
      byFrequency[Self.frequencyClass(cell.repeatDays)].add(
        buyers: count, actual: actual, predicted: predicted)
      total.add(buyers: count, actual: actual, predicted: predicted)
    }
    (rmse, baselineRMSE) = (nil, nil)
  }

  /// predicted / actual − 1; nil when nothing was bought.
  public var error: Double? {
    total.actual > 0 ? total.predicted / Double(total.actual) - 1 : nil
  }

  /// Σ over the classes of |predicted − actual|, over what everybody bought; nil when nothing was bought.
  public var classError: Double? {
    total.actual > 0 ? missOfClasses.nearestDouble / 1e6 / Double(total.actual) : nil
  }

  /// Σ over the classes of |predicted − actual|, in millionths.
  var missOfClasses: Int128 { byFrequency.reduce(0) { $0 + $1.miss } }
}
