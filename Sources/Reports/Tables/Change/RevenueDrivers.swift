public import Base
internal import Ledger
internal import Models

/// Do fewer customers buy, do they buy less often, or do they spend less?
public struct RevenueDrivers: Counted {
  public init() {}

  public static let reference = Reference(
    name: "revenue_drivers",
    question: """
      Did revenue change because of the number of customers, how often they buy, or what they spend on a purchase \
      day? Where?
      """,
    grain: """
      One row for everybody (`all`, `all`), then one per dimension and value that a purchase day in V or W carries; \
      only a header where the window before W is not known.
      """,
    key: ["dimension", "value"],
    order: .stated("`all`, then dimensions as the pipeline names them; values by their bytes"),
    definition: """
      W is the trailing window, V the window of the same length just before it. Customers have a purchase day in
      the window; frequency = purchase days / customers; spend = revenue / purchase days. Revenue here is the
      net of purchase days, so customers × frequency × spend = revenue. The three parts of the change are Shapley
      values: each factor's mean effect over all orders in which the factors could have changed, so that no
      order is preferred. `from_customers` and `from_frequency` are rounded to the smallest unit and `from_spend`
      is the rest, so that the row adds up exactly. When a side has no customers, all of the change is
      `from_customers`, and the other two are empty. A customer counts in each value that a purchase day carries,
      so only revenue and purchase days add up over a dimension. The change of `all`, plus that of money on days
      which are no purchase days, is the total change of `revenue_bridge`. The parts say what the change consists
      of, not why customers behave so.
      """,
    example: """
      dimension,value,customers_before,customers_after,purchase_days_before,purchase_days_after,frequency_before,frequency_after,spend_before,spend_after,revenue_before,revenue_after,change,from_customers,from_frequency,from_spend
      all,all,4,4,8,8,2.000000,2.000000,32.50,30.63,260.00,245.00,-15.00,0.00,0.00,-15.00
      region,north,2,2,5,4,2.500000,2.000000,27.00,32.50,135.00,130.00,-5.00,0.00,-29.75,24.75
      region,south,2,3,3,4,1.500000,1.333333,41.67,28.75,125.00,115.00,-10.00,50.06,-14.49,-45.57
      category,drinks,2,2,5,3,2.500000,1.500000,27.00,20.00,135.00,60.00,-75.00,0.00,-47.00,-28.00
      category,food,1,3,2,3,2.000000,1.000000,32.50,25.00,65.00,75.00,10.00,87.50,-56.25,-21.25
      category,ware,1,2,1,2,1.000000,1.000000,60.00,55.00,60.00,110.00,50.00,57.50,0.00,-7.50
      """)

  public struct Row: Sendable {
    let dimension: String
    let value: String
    let cell: Cell
    let change: RevenueFactors.Change?
    /// By how much the money on days which are no purchase days changed; nil but in the row for everybody.
    let offDayChange: Money?
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    [
      Column("dimension", "`all`, or a dimension", oneOf: [all] + names.dimensions) { $0.dimension },
      Column("value", "`all`, or the value that purchase days carry") { $0.value },
      Column("customers_before", "customers with such a purchase day in V, the window before W") {
        $0.cell.before.customers
      },
      Column("customers_after", "customers with such a purchase day in W") { $0.cell.after.customers },
      Column("purchase_days_before", "such purchase days in V") { $0.cell.before.purchaseDays },
      Column("purchase_days_after", "such purchase days in W") { $0.cell.after.purchaseDays },
      Column("frequency_before", "purchase_days_before / customers_before") { $0.cell.before.frequency },
      Column("frequency_after", "purchase_days_after / customers_after") { $0.cell.after.frequency },
      Column("spend_before", "revenue_before / purchase_days_before") { $0.cell.before.spend },
      Column("spend_after", "revenue_after / purchase_days_after") { $0.cell.after.spend },
      Column("revenue_before", "the net of these purchase days in V") { $0.cell.before.revenue },
      Column("revenue_after", "the net of these purchase days in W") { $0.cell.after.revenue },
      Column("change", "revenue_after − revenue_before") { $0.cell.change },
      Column("from_customers", "the part of the change that comes from the number of customers") {
        $0.change?.fromCustomers
      },
      Column("from_frequency", "the part that comes from purchase days per customer") {
        $0.change?.fromFrequency
      },
      Column("from_spend", "the part that comes from revenue per purchase day: the rest") {
        $0.change?.fromSpend
      },
    ]
  }

  private static let all = "all"

  /// Purchase days of one window.
  struct Side: Hashable, MadeOfParts, Portable {
    var customers = 0
    var purchaseDays = 0
    var revenue = Money.zero

    static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.customers)
      try parts.sum(\.purchaseDays)
      try parts.sum(\.revenue)
    }

    var isConsistent: Bool { customers <= purchaseDays }

    var frequency: Ratio? { Ratio(purchaseDays, over: customers) }
    var spend: Money? { revenue.average(over: purchaseDays) }

    var factors: RevenueFactors {
      RevenueFactors(customers: customers, purchaseDays: purchaseDays, revenue: revenue)
    }
  }

  /// Purchase days of one value in V and in W.
  struct Cell: Hashable, MadeOfParts, Portable {
    var before = Side()
    var after = Side()

    static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.before)
      try parts.sum(\.after)
    }

    var change: Money { after.revenue - before.revenue }
    var isEmpty: Bool { before.purchaseDays == 0 && after.purchaseDays == 0 }
  }

  public struct Tally: MadeOfParts, Portable {
    /// Of everybody; nil where the window before W is not known.
    var all: Cell?
    /// By dimension and code.
    var values: [[Cell]] = []
    /// The money on days of V and of W that are no purchase days.
    var offDaysBefore = Money.zero
    var offDaysAfter = Money.zero

    public init() {}

    public static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.all)
      try parts.sum(\.values)
      try parts.sum(\.offDaysBefore)
      try parts.sum(\.offDaysAfter)
    }
  }

  public func tally(_ worksheet: Worksheet) -> Tally {
    let (history, landmarks) = (worksheet.history, worksheet.landmarks)
    guard let before = landmarks.premises.previousWindow, let befores = worksheet.previousActivities else {
      return Tally()
    }
    let recent = RecentPurchases(history, from: before.first, split: landmarks.window.first)
    var tally = Tally()
    var all = Cell()
    tally.offDaysBefore = befores.reduce(.zero) { $0 + $1.revenue }
    tally.offDaysAfter = worksheet.activities.reduce(.zero) { $0 + $1.revenue }
    for purchases in recent.before { Self.count(purchases, of: history, in: &all.before) }
    for purchases in recent.after { Self.count(purchases, of: history, in: &all.after) }
    tally.offDaysBefore -= all.before.revenue
    tally.offDaysAfter -= all.after.revenue
    tally.all = all
    tally.values = landmarks.facts.dimensions.enumerated().map { position, dimension in
      let (carried, count) = (history.carried[position], dimension.values.count)
      let befores = Self.sides(carried, values: count, of: recent.before, in: history)
      let afters = Self.sides(carried, values: count, of: recent.after, in: history)
      return zip(befores, afters).map { Cell(before: $0, after: $1) }
    }
    return tally
  }

  private static func count(_ purchases: Range<Int>, of history: History, in side: inout Side) {
    guard !purchases.isEmpty else { return }
    side.customers += 1
    side.purchaseDays += purchases.count
    for purchase in purchases { side.revenue += history.net(ofPurchase: purchase) }
  }

  /// By code of a dimension: what some purchases of each customer come to.
  /// - Parameter purchases: Of each customer.
  private static func sides(
    _ carried: CodeColumn, values: Int, of purchases: [Range<Int>], in history: History
  ) -> [Side] {
    var sides = Array(repeating: Side(), count: values)
    // By value: the last customer who counts in it, from 1 on.
    var last = Array(repeating: 0, count: values)
    // MutableSpan avoids a uniqueness check per element.
    var side = sides.mutableSpan
    var counted = last.mutableSpan
    for (customer, own) in purchases.enumerated() {
      for purchase in own {
        let value = Int(carried[purchase])
        side[value].purchaseDays += 1
        side[value].revenue += history.net(ofPurchase: purchase)
        if counted[value] != customer + 1 { side[value].customers += 1 }
        counted[value] = customer + 1
      }
    }
    return sides
  }

  public static func missing(from landmarks: Landmarks) -> Wish? { landmarks.wishForWindowBefore }

  public func rows(_ tally: Tally, _ landmarks: Landmarks) -> [Row] {
    guard let all = tally.all else { return [] }
    let offDays = tally.offDaysAfter - tally.offDaysBefore
    return [Self.row(Self.all, Self.all, all, offDays)]
      + zip(landmarks.facts.dimensions, tally.values).flatMap { dimension, cells in
        zip(dimension.values, cells).lazy.filter { !$0.1.isEmpty }.map {
          Self.row(dimension.name, $0, $1)
        }
      }
  }

  private static func row(
    _ dimension: String, _ value: String, _ cell: Cell, _ offDayChange: Money? = nil
  ) -> Row {
    Row(
      dimension: dimension, value: value, cell: cell,
      change: RevenueFactors.change(from: cell.before.factors, to: cell.after.factors),
      offDayChange: offDayChange)
  }

  public func postings(_ rows: [Row], _ landmarks: Landmarks) -> [Posting] {
    rows.compactMap { row in
      row.offDayChange.map { Posting(.driversBridge, .left, row.cell.change + $0) }
    }
  }
}
