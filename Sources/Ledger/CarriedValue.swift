/// The one value of a dimension that a purchase day carries: the one with the largest sum of sale amounts,
/// the smallest by bytes where several have it, so that nothing depends on the order of lines.
enum CarriedValue {
  /// By purchase.
  /// - Parameters:
  ///   - values: By line, as `amounts`.
  ///   - purchases: By purchase: its customer-day.
  /// - Complexity: O(n) in the lines and the values there are.
  static func column(
    _ values: CodeColumn, _ amounts: [Int64], on purchases: [Int32], of days: CustomerDays
  ) -> CodeColumn {
    if !values.bytes.isEmpty {
      return CodeColumn(bytes: column(values.bytes, amounts, on: purchases, of: days))
    }
    if !values.shorts.isEmpty {
      return CodeColumn(shorts: column(values.shorts, amounts, on: purchases, of: days))
    }
    return CodeColumn(words: column(values.words, amounts, on: purchases, of: days))
  }

  private static func column<Code: FixedWidthInteger>(
    _ values: [Code], _ amounts: [Int64], on purchases: [Int32], of days: CustomerDays
  ) -> [Code] {
    // By customer-day: the first line's value. It is right where all lines of the day have the same value.
    var carried = days.lineStarts.dropLast().map { values[Int($0)] }
    let codes = Code.bitWidth <= 16 ? 1 << Code.bitWidth : Int(values.max() ?? 0) + 1
    var sums = Array(repeating: Int64(0), count: codes)
    var sum = sums.mutableSpan
    let (values, amounts) = (values.span, amounts.span)
    let (ofLine, lineStarts) = (days.ofLine.span, days.lineStarts.span)
    var line = 1
    while line < values.count {
      let day = Int(ofLine[line])
      // One branch for both conditions: two branches would be unpredictable.
      let isAlike: Int32 = values[line] == values[line - 1] ? 1 : 0
      guard (ofLine[line] &- ofLine[line - 1]) | isAlike == 0 else {
        line += 1
        continue
      }
      let lines = Int(lineStarts[day])..<Int(lineStarts[day + 1])
      carried[day] = largest(values.extracting(lines), amounts.extracting(lines), &sum)
      line = lines.upperBound
    }
    return purchases.map { carried[Int($0)] }
  }

  /// - Parameters:
  ///   - values: Of the day's lines, one at least, as `amounts`.
  ///   - sums: By value: 0, before and after.
  @inline(__always)
  private static func largest<Code: FixedWidthInteger>(
    _ values: Span<Code>, _ amounts: Span<Int64>, _ sums: inout MutableSpan<Int64>
  ) -> Code {
    var best = (value: values[0], sum: Int64(-1))
    // Free lines carry the day only when it has no sale: their sum is 0, and a sale's is above.
    for line in values.indices where amounts[line] >= 0 {
      let value = values[line]
      let sum = sums[Int(value)] + amounts[line]
      sums[Int(value)] = sum
      // Sums only grow, so the best so far can be overtaken only by the one that has just grown.
      if sum > best.sum || (sum == best.sum && value < best.value) { best = (value, sum) }
    }
    for line in values.indices { sums[Int(values[line])] = 0 }
    return best.value
  }
}
