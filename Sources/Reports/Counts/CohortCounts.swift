public import Base
internal import Ledger

/// What the buyers of one cohort did at one age, for every cohort and age.
///
/// `cohorts` and `retention_curve` read the same triangle.
public struct CohortCounts: MadeOfParts, SharedTally {
  /// By cohort.
  private(set) var customers: [Int] = []
  /// By cohort and age, back to back: a triangle, because a cohort has only the periods from its own on.
  private var cells: [Cell] = []

  struct Cell: Hashable, MadeOfParts, Portable {
    /// Buyers with a purchase day in the period.
    var active = 0
    var orders = 0
    var revenue = Money.zero

    static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.active)
      try parts.sum(\.orders)
      try parts.sum(\.revenue)
    }
  }

  /// Of no cohorts.
  public init() {}

  public static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
    try parts.sum(\.customers)
    try parts.sum(\.cells)
  }

  public var isConsistent: Bool {
    customers.indices.allSatisfy { cohort in
      cells(ofCohort: cohort).allSatisfy { $0.active <= customers[cohort] }
    }
  }

  /// What one shard adds up to.
  public init(_ worksheet: Worksheet) {
    let (history, calendar) = (worksheet.history, worksheet.landmarks.calendar)
    var customers = Array(repeating: 0, count: calendar.count)
    var cells = Array(
      repeating: Cell(), count: Self.start(ofCohort: calendar.count, periods: calendar.count))
    // MutableSpan avoids a uniqueness check per element.
    var cell = cells.mutableSpan
    for customer in history.customers {
      let purchases = history.purchases(of: customer)
      guard let first = purchases.first else { continue }
      let cohort = calendar.position(of: history.purchaseDay[first])
      customers[cohort] += 1
      // Added to the position of a period, this is the position of the cohort's cell of that period.
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

  /// A cohort's cells, by age.
  func cells(ofCohort cohort: Int) -> ArraySlice<Cell> {
    let periods = customers.count
    return cells[
      Self.start(ofCohort: cohort, periods: periods)..<Self.start(ofCohort: cohort + 1, periods: periods)]
  }

  /// The cohorts before it have all periods, one less, two less, and so on.
  private static func start(ofCohort cohort: Int, periods: Int) -> Int {
    cohort * periods - cohort * (cohort - 1) / 2
  }
}
