internal import Base

/// The customer-days of a shard: where the lines of each are, and what they add up to.
///
/// The number of lines varies from day to day, so the end of a loop over a day's lines is unpredictable. Where possible,
/// one pass goes over all lines instead, and each line knows its day.
struct CustomerDays {
  /// Where each customer's days begin, and the end of the last.
  let starts: [Int32]
  let day: [Day]
  /// Where each customer-day's lines begin, and the end of the last.
  let lineStarts: [Int32]
  /// By line: its customer-day.
  let ofLine: [Int32]

  /// - Parameters:
  ///   - days: By line, rising within a customer.
  ///   - customers: Where each customer's lines begin, and the end of the last.
  init(days: [Int32], customers: [Int32]) {
    ofLine = Self.daysOfLines(days, customers)
    let count = Int((ofLine.last ?? -1) + 1)
    var day = Array(repeating: Day(number: 0), count: count)
    var lineStarts = Array(repeating: Int32(ofLine.count), count: count + 1)
    // From the last line to the first, so that the first line's entry stays.
    var dayOf = day.mutableSpan
    var startOf = lineStarts.mutableSpan
    for line in ofLine.indices.reversed() {
      dayOf[Int(ofLine[line])] = Day(number: days[line])
      startOf[Int(ofLine[line])] = Int32(truncatingIfNeeded: line)
    }
    self.day = day
    self.lineStarts = lineStarts
    starts = customers.dropLast().map { [ofLine] in ofLine[Int($0)] } + [Int32(count)]
  }

  private static func daysOfLines(_ days: [Int32], _ customers: [Int32]) -> [Int32] {
    // First 1 where a day begins, then how many did so far.
    var ofLine = Array(repeating: Int32(0), count: days.count)
    let days = days.span
    var span = ofLine.mutableSpan
    for line in days.indices.dropFirst() { span[line] = days[line] == days[line - 1] ? 0 : 1 }
    for start in customers.dropLast() { span[Int(start)] = 1 }
    var day: Int32 = -1
    for line in days.indices {
      day &+= span[line]
      span[line] = day
    }
    return ofLine
  }

  /// By customer-day: the sum of its lines' amounts; empty where there are none.
  func sums(of amounts: [Int64]) -> [Int64] { amounts.isEmpty ? [] : sums(of: amounts) { $0 } }

  /// By customer-day: minus the sum of its lines' negative amounts.
  func refunds(of amounts: [Int64]) -> [Int64] { sums(of: amounts) { -min($0, 0) } }

  @inline(__always)
  private func sums(of amounts: [Int64], _ part: (Int64) -> Int64) -> [Int64] {
    var sums = Array(repeating: Int64(0), count: day.count)
    var sum = sums.mutableSpan
    let (days, amounts) = (ofLine.span, amounts.span)
    for line in amounts.indices { sum[Int(days[line])] += part(amounts[line]) }
    return sums
  }
}
