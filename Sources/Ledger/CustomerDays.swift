internal import Base

/// The customer-days of a shard: where the lines of each are, and what they add up to.
struct CustomerDays {
  /// Where each customer's days begin, and the end of the last.
  let starts: [Int32]
  let day: [Day]
  /// Where each customer-day's lines begin, and the end of the last.
  let lineStarts: [Int32]

  init(_ lines: ShardLines) {
    let count = Self.count(lines)
    var starts: [Int32] = [0]
    starts.reserveCapacity(lines.starts.count)
    var day: [Day] = []
    day.reserveCapacity(count)
    var lineStarts: [Int32] = []
    lineStarts.reserveCapacity(count + 1)
    let days = lines.day.span
    for customer in 0..<lines.customers.count {
      let own = Int(lines.starts[customer])..<Int(lines.starts[customer + 1])
      for line in own where line == own.lowerBound || days[line] != days[line - 1] {
        day.append(Day(number: days[line]))
        lineStarts.append(Int32(truncatingIfNeeded: line))
      }
      starts.append(Int32(truncatingIfNeeded: day.count))
    }
    lineStarts.append(Int32(days.count))
    self.starts = starts
    self.day = day
    self.lineStarts = lineStarts
  }

  /// Counted first, so that no column takes more than it needs.
  private static func count(_ lines: ShardLines) -> Int {
    let days = lines.day.span
    var count = 0
    for customer in 0..<lines.customers.count {
      let own = Int(lines.starts[customer])..<Int(lines.starts[customer + 1])
      for line in own where line == own.lowerBound || days[line] != days[line - 1] { count += 1 }
    }
    return count
  }

  /// Positions of a customer-day's lines.
  @inline(__always)
  func lines(ofDay day: Int) -> Range<Int> { Int(lineStarts[day])..<Int(lineStarts[day + 1]) }
}

extension CustomerDays {
  /// By customer-day: the sum of its lines' amounts; empty where there are none.
  func sums(of amounts: [Int64]) -> [Money] { amounts.isEmpty ? [] : sums(of: amounts) { $0 } }

  /// By customer-day: minus the sum of its lines' negative amounts.
  func refunds(of amounts: [Int64]) -> [Money] { sums(of: amounts) { -min($0, 0) } }

  @inline(__always)
  private func sums(of amounts: [Int64], _ part: (Int64) -> Int64) -> [Money] {
    let amounts = amounts.span
    var sums = Array(repeating: Money.zero, count: day.count)
    for day in sums.indices {
      var sum: Int64 = 0
      for line in lines(ofDay: day) { sum += part(amounts[line]) }
      sums[day] = Money(units: sum)
    }
    return sums
  }
}
