public import Base
internal import Ledger

/// Which products or categories won and lost revenue, and was it won and lost within the shop?
public struct GainLoss: Counted {
  public init() {}

  public static let reference = Reference(
    name: "gain_loss",
    question: """
      Where did each category's revenue come from and go to: new and lost customers, customers who buy more or \
      less, or customers who switched between categories?
      """,
    grain: """
      One row per dimension of level line and value with a line in V or W; only a header where the window before W \
      is not known.
      """,
    key: ["dimension", "value"],
    order: .stated("dimensions as the pipeline names them; values by their bytes"),
    definition: """
      W is the trailing window, V the window of the same length just before it. The value is the line's own. Per
      customer, d is the change from V to W in the value and e the change in everything else. The d of customers
      who are not kept goes to their class of `revenue_bridge`: `new`, `returned`, `lost`, `other`. For those
      kept, with d above 0: `switched_in` is the part of d up to the fall in everything else, min(d, max(0,
      −e)), and the rest is `more`. With d up to 0: `switched_out` is the part up to the rise in everything else,
      max(d, min(0, −e)), and the rest is `less`. The eight parts add up to `change`, and the changes of a
      dimension's values to the total of `revenue_bridge`. Switching is within the shop: what customers moved
      from one value to others without spending more. In and out need not cancel over the values.
      """,
    example: """
      dimension,value,revenue_before,revenue_after,change,new,returned,more,switched_in,less,switched_out,lost,other
      category,drinks,100.00,80.00,-20.00,0.00,0.00,10.00,30.00,0.00,-40.00,-20.00,0.00
      category,food,50.00,75.00,25.00,25.00,0.00,25.00,0.00,-25.00,0.00,0.00,0.00
      category,ware,90.00,30.00,-60.00,0.00,0.00,30.00,15.00,-15.00,-30.00,0.00,-60.00
      """)

  public struct Row: Sendable {
    let dimension: String
    let value: String
    let cell: Cell
  }

  public static func columns(_ names: PipelineNames) -> [Column<Row>] {
    [
      Column("dimension", "a dimension of level line", oneOf: names.dimensions) { $0.dimension },
      Column("value", "the line's own value") { $0.value },
      Column("revenue_before", "lines of the value in V, the window before W") { $0.cell.before },
      Column("revenue_after", "lines of the value in W") { $0.cell.after },
      Column("change", "revenue_after − revenue_before; the sum of the eight parts") { $0.cell.change },
      Column("new", "the part of customers whose first purchase day is in W") { $0.cell.new },
      Column("returned", "of customers who came back in W after a V without a purchase day") {
        $0.cell.returned
      },
      Column("more", "of kept customers who spent more on the value, and not less elsewhere") {
        $0.cell.more
      },
      Column("switched_in", "of kept customers who spent more on the value and as much less elsewhere") {
        $0.cell.switchedIn
      },
      Column("less", "of kept customers who spent less on the value, and not more elsewhere") {
        $0.cell.less
      },
      Column("switched_out", "of kept customers who spent less on the value and as much more elsewhere") {
        $0.cell.switchedOut
      },
      Column("lost", "of customers with a purchase day in V and none in W") { $0.cell.lost },
      Column("other", "of customers without a purchase day in V or W") { $0.cell.other },
    ]
  }

  /// Of one value.
  struct Cell: Hashable, MadeOfParts, Portable {
    /// Whether there is a line in V or W.
    var isThere = false
    var before = Money.zero
    var after = Money.zero
    var new = Money.zero
    var returned = Money.zero
    var more = Money.zero
    var switchedIn = Money.zero
    var less = Money.zero
    var switchedOut = Money.zero
    var lost = Money.zero
    var other = Money.zero

    static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.isThere)
      try parts.sum(\.before)
      try parts.sum(\.after)
      try parts.sum(\.new)
      try parts.sum(\.returned)
      try parts.sum(\.more)
      try parts.sum(\.switchedIn)
      try parts.sum(\.less)
      try parts.sum(\.switchedOut)
      try parts.sum(\.lost)
      try parts.sum(\.other)
    }

    var change: Money { after - before }

    /// The sum of the eight parts.
    var parts: Money {
      [new, returned, more, switchedIn, less, switchedOut, lost, other].reduce(.zero, +)
    }

    /// Counts one customer.
    /// - Parameters:
    ///   - own: d: the change in the value.
    ///   - rest: e: the change in everything else.
    mutating func count(_ own: Money, rest: Money, _ ofChange: ClassOfChange) {
      switch ofChange {
      case .new: new += own
      case .returned: returned += own
      case .lost: lost += own
      case .other: other += own
      case .keptMore, .keptSame, .keptLess:
        if own > .zero {
          let switched = min(own, max(.zero, -rest))
          switchedIn += switched
          more += own - switched
        } else {
          let switched = max(own, min(.zero, -rest))
          switchedOut += switched
          less += own - switched
        }
      }
    }
  }

  /// By dimension of level line and code; empty where the window before W is not known.
  public struct Tally: MadeOfParts, Portable {
    var cells: [[Cell]] = []

    public init() {}

    public static func parts<V: PartVisitor<Self>>(_ parts: inout V) throws(V.Failure) {
      try parts.sum(\.cells)
    }
  }

  public func tally(_ worksheet: Worksheet) -> Tally {
    var tally = Tally()
    guard worksheet.classesOfChange != nil else { return tally }
    for (position, dimension) in worksheet.landmarks.facts.dimensions.enumerated() where dimension.isOfLine {
      tally.cells.append(Self.cells(ofDimension: position, values: dimension.values.count, worksheet))
    }
    return tally
  }

  private static func cells(ofDimension dimension: Int, values: Int, _ worksheet: Worksheet) -> [Cell] {
    var cells = Array(repeating: Cell(), count: values)
    guard let classes = worksheet.classesOfChange, let befores = worksheet.previousActivities,
      let firstDay = worksheet.landmarks.premises.previousWindow?.first
    else { return cells }
    let (history, afters) = (worksheet.history, worksheet.activities)
    let (amount, code, split) = (
      history.lineAmount, history.lineValue[dimension], worksheet.landmarks.window.first
    )
    // By value: this customer's change; 0 between customers.
    var changes = Array(repeating: Money.zero, count: values)
    var isTouched = Array(repeating: false, count: values)
    var touched: [Int] = []
    // MutableSpan avoids a uniqueness check per element.
    var cell = cells.mutableSpan
    var change = changes.mutableSpan
    var seen = isTouched.mutableSpan
    for (customer, ofChange) in classes.enumerated() {
      guard let ofChange else { continue }
      for day in history.days(of: customer).reversed() {
        guard history.day[day] >= firstDay else { break }
        let isAfter = history.day[day] >= split
        for line in history.lines(ofDay: day) {
          let value = Int(code[line])
          if isAfter { cell[value].after += amount[line] } else { cell[value].before += amount[line] }
          change[value] += isAfter ? amount[line] : -amount[line]
          if !seen[value] { touched.append(value) }
          seen[value] = true
        }
      }
      let all = afters[customer].revenue - befores[customer].revenue
      for value in touched {
        cell[value].isThere = true
        cell[value].count(change[value], rest: all - change[value], ofChange)
        change[value] = .zero
        seen[value] = false
      }
      touched.removeAll(keepingCapacity: true)
    }
    return cells
  }

  public static func missing(from landmarks: Landmarks) -> Wish? {
    landmarks.wishForLineDimension ?? landmarks.wishForWindowBefore
  }

  public func rows(_ tally: Tally, _ landmarks: Landmarks) -> [Row] {
    zip(landmarks.facts.dimensions.filter(\.isOfLine), tally.cells).flatMap { dimension, cells in
      zip(dimension.values, cells).lazy.filter { $0.1.isThere }.map {
        Row(dimension: dimension.name, value: $0, cell: $1)
      }
    }
  }

  public func postings(_ rows: [Row], _ landmarks: Landmarks) -> [Posting] {
    landmarks.facts.dimensions.filter(\.isOfLine).map { dimension in
      let parts = rows.filter { $0.dimension == dimension.name }.reduce(Money.zero) { $0 + $1.cell.parts }
      return Posting(.gainLossBridge, .left, of: dimension.name, parts)
    }
  }
}

extension Landmarks {
  /// What a table of the lines' own values asks for; nil where there is such a dimension.
  var wishForLineDimension: Wish? {
    facts.dimensions.contains(where: \.isOfLine)
      ? nil : Wish("a dimension of level line", key: "source.dimensions")
  }
}
