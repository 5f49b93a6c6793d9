internal import Base
internal import Ledger

/// What the buyers of one cohort did at one age, for every cohort and age.
///
/// `cohorts` and `retention_curve` read the same triangle.
public struct CohortCounts: SharedTally {
  /// By cohort.
  private(set) var customers: [Int]
  /// By cohort and age, back to back: a triangle, because a cohort has only the periods from its own on.
  private var cells: [Cell]

  struct Cell: Hashable, Sendable, Mergeable {
    /// Buyers with a purchase day in the period.
    var active = 0
    var orders = 0
    var revenue = Money.zero

    mutating func merge(_ other: Cell) {
      active += other.active
      orders += other.orders
      revenue += other.revenue
    }
  }

  public init(_ worksheet: Worksheet) {
    let (history, calendar) = (worksheet.history, worksheet.landmarks.calendar)
    var customers = Array(repeating: 0, count: calendar.count)
    var cells = Array(
      repeating: Cell(), count: Self.start(ofCohort: calendar.count, periods: calendar.count))
    // A span, so that nobody asks for every purchase who else holds the array.
    var cell = cells.mutableSpan
    for customer in history.customers {
      let purchases = history.purchases(of: customer)
      guard let first = purchases.first else { continue }
      let cohort = calendar.position(of: history.purchaseDay[first])
      customers[cohort] += 1
      // Where the cohort's cell of a period is, counted from the position of the period.
      let start = Self.start(ofCohort: cohort, periods: calendar.count) - cohort
      var last = -1
      for purchase in purchases {
        let period = calendar.position(of: history.purchaseDay[purchase])
        if period != last { cell[start + period].active += 1 }
        cell[start + period].orders += Int(history.purchaseOrders[purchase])
        last = period
      }
      for day in Int(history.dayOfPurchase[first])..<history.days(of: customer).upperBound {
        cell[start + calendar.position(of: history.day[day])].revenue += history.net[day]
      }
    }
    self.customers = customers
    self.cells = cells
  }

  public mutating func merge(_ other: CohortCounts) {
    customers.merge(other.customers)
    cells.merge(other.cells)
  }

  /// A cohort's cells, by age.
  func cells(ofCohort cohort: Int) -> ArraySlice<Cell> {
    let periods = customers.count
    return cells[
      Self.start(ofCohort: cohort, periods: periods)..<Self.start(ofCohort: cohort + 1, periods: periods)]
  }

  /// Those before it have all periods, one less, one less again …
  private static func start(ofCohort cohort: Int, periods: Int) -> Int {
    cohort * periods - cohort * (cohort - 1) / 2
  }
}
