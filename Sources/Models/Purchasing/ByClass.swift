import Foundation

/// The purchase model without parameters: a buyer is expected to buy as often as those did who stood where this one stands, one
/// horizon earlier. It is for shops that growth or season keep from the other models.
///
/// A buyer seen from a day D is in the class of x (0, 1, 2–3, 4–7, 8 and more) and of the days since the last purchase day (to 30,
/// 90, 180, 365, over). Buyers are counted in their class as of D − h with their purchase days in the h days after it; what
/// such a class bought on average is expected of who is in it at D, in the h days after.
///
/// Two counts merge into the count of both. Space: O(1).
public struct ByClass: Hashable, Sendable {
  public static let name = "by_class"

  /// Upper ends of the classes; the last class has none.
  private static let repeatDays = SIMD4(0, 1, 3, 7)
  private static let daysSinceLast = SIMD4(30, 90, 180, 365)
  private static let rows = repeatDays.scalarCount + 1
  private static let columns = daysSinceLast.scalarCount + 1
  /// A class with fewer buyers says nothing by itself.
  private static let fewest = 30

  /// By class of x, then of days since the last purchase day.
  private var buyers = Array(repeating: 0, count: rows * columns)
  private var purchases = Array(repeating: 0, count: rows * columns)

  public init() {}

  /// Counts buyers: as seen from D − h, and on how many days each bought in the h days after.
  public mutating func add(_ cell: PurchaseCell, purchaseDaysAfter days: Int, buyers count: Int = 1) {
    precondition(days >= 0 && count >= 0, "\(count) buyers on \(days) days")
    let place = Self.place(cell)
    buyers[place] += count
    purchases[place] += count * days
  }

  public mutating func merge(_ other: ByClass) {
    for place in buyers.indices {
      buyers[place] += other.buyers[place]
      purchases[place] += other.purchases[place]
    }
  }

  /// How many classes have buyers.
  public var classes: Int { buyers.count { $0 > 0 } }

  /// How many limits a number of days exceeds: the position of its class.
  private static func position(of days: Int, within limits: SIMD4<Int>) -> Int {
    SIMD4<Int>.zero.replacing(with: .one, where: limits .< days).wrappedSum()
  }

  private static func place(_ cell: PurchaseCell) -> Int {
    let since = cell.ageDays - cell.recencyDays
    return position(of: cell.repeatDays, within: repeatDays) * columns
      + position(of: since, within: daysSinceLast)
  }
}

extension ByClass {
  /// What is expected of the buyers of each class, worked out once for a question per buyer.
  ///
  /// Space: O(1).
  public struct Expectations: Sendable {
    /// By class.
    private let purchaseDays: [Double?]

    fileprivate init(_ classes: ByClass) {
      purchaseDays = classes.buyers.indices.map { place in
        let first = place / ByClass.columns * ByClass.columns
        return [place..<place + 1, first..<first + ByClass.columns, 0..<classes.buyers.count].lazy
          .compactMap { classes.mean($0) }.first
      }
    }

    /// The purchase days to be expected in the h days after D of a buyer seen from D: the mean of the class; with fewer than
    /// 30 buyers in it, of all with as many repeat days; with fewer than 30 of these, of everybody. Nil when nobody was
    /// counted.
    ///
    /// Complexity: O(1).
    public subscript(_ cell: PurchaseCell) -> Double? { purchaseDays[ByClass.place(cell)] }
  }

  /// What is expected of each class. Complexity: O(1).
  public var expectations: Expectations { Expectations(self) }

  /// Of everybody also when they are few.
  private func mean(_ places: Range<Int>) -> Double? {
    let count = buyers[places].reduce(0, +)
    guard count >= (places.count == buyers.count ? 1 : Self.fewest) else { return nil }
    return Double(purchases[places].reduce(0, +)) / Double(count)
  }

  /// What a purchase in the horizon is worth today: as if all came in the middle of it, (1 + rate)^(−h/730).
  public static func discount(_ horizon: Horizon) -> Double {
    pow(1 + horizon.yearlyDiscountRate, -Double(horizon.days) / 730)
  }
}
