internal import Base

/// How many lines there are, of which days, and what they come to.
struct LineSum: Sendable {
  var lines = 0
  /// Wrong where it does not fit 64 bits; then `Magnitudes` refuse the input.
  var revenue = Money.zero
  var firstDay: Day?
  var lastDay: Day?

  init() {}

  /// Of the rows that are lines.
  init<Number: FixedWidthInteger>(day: [Number], amount: [Int64], where isLine: [Bool]) {
    var sum = Running()
    for row in isLine.indices where isLine[row] { sum.add(Int64(day[row]), amount[row]) }
    self.init(sum)
  }

  /// Of the lines up to a day, or of all.
  init(day: [Int64], amount: [Int64], upTo asOf: Day?) {
    var sum = Running()
    let bound = asOf.map { Int64($0.number) } ?? .max
    for (day, amount) in zip(day, amount) where day <= bound { sum.add(day, amount) }
    self.init(sum)
  }

  private init(_ sum: Running) {
    guard sum.lines > 0 else { return }
    lines = sum.lines
    revenue.units = sum.units
    firstDay = Day(number: Int32(sum.first))
    lastDay = Day(number: Int32(sum.last))
  }

  /// The sum while lines are added to it.
  private struct Running {
    var lines = 0
    var units: Int64 = 0
    var first = Int64.max
    var last = Int64.min

    @inline(__always)
    mutating func add(_ day: Int64, _ amount: Int64) {
      lines += 1
      units &+= amount
      first = min(first, day)
      last = max(last, day)
    }
  }
}
