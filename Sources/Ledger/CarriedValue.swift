/// The one value of a dimension that a purchase day carries: the one with the largest sum of sale amounts,
/// the smallest by bytes where several have it, so that nothing depends on the order of lines.
enum CarriedValue {
  /// By purchase.
  /// - Parameters:
  ///   - values: By line, as `amounts`.
  ///   - purchases: By purchase: its customer-day.
  static func column(
    _ values: CodeColumn, _ amounts: [Int64], on purchases: [Int32], of days: CustomerDays
  ) -> CodeColumn {
    if !values.bytes.isEmpty { return CodeColumn(bytes: column(values.bytes, amounts, on: purchases, of: days)) }
    if !values.shorts.isEmpty {
      return CodeColumn(shorts: column(values.shorts, amounts, on: purchases, of: days))
    }
    return CodeColumn(words: column(values.words, amounts, on: purchases, of: days))
  }

  private static func column<Code: FixedWidthInteger>(
    _ values: [Code], _ amounts: [Int64], on purchases: [Int32], of days: CustomerDays
  ) -> [Code] {
    let (values, amounts) = (values.span, amounts.span)
    var column = Array(repeating: Code.zero, count: purchases.count)
    for purchase in purchases.indices {
      let lines = days.lines(ofDay: Int(purchases[purchase]))
      column[purchase] = of(values.extracting(lines), amounts.extracting(lines))
    }
    return column
  }

  /// Up to this many lines a day are compared each with each, which takes no memory.
  private static let few = 16

  /// - Parameter values: Of the day's lines, one at least, as `amounts`.
  @inline(__always)
  static func of<Code: FixedWidthInteger>(_ values: Span<Code>, _ amounts: Span<Int64>) -> Code {
    let first = values[0]
    var same = 1
    while same < values.count, values[same] == first { same += 1 }
    // Free lines carry the day only when it has no sale: their sum is 0, and a sale's is above.
    if same == values.count { return first }
    return values.count <= few ? ofFew(values, amounts) : ofMany(values, amounts)
  }

  /// - Complexity: O(n²) in the day's lines.
  static func ofFew<Code: FixedWidthInteger>(_ values: Span<Code>, _ amounts: Span<Int64>) -> Code {
    var best = (value: values[0], sum: Int64(-1))
    for candidate in values.indices where amounts[candidate] >= 0 {
      // A value's first sale finds all others of it, so nothing before it is looked at again.
      let value = values[candidate]
      var sum = amounts[candidate]
      for other in candidate + 1..<values.count where values[other] == value { sum += max(amounts[other], 0) }
      if sum > best.sum || (sum == best.sum && value < best.value) { best = (value, sum) }
    }
    return best.value
  }

  /// - Complexity: O(n log n).
  static func ofMany<Code: FixedWidthInteger>(_ values: Span<Code>, _ amounts: Span<Int64>) -> Code {
    var sales: [(value: Code, amount: Int64)] = []
    for line in values.indices where amounts[line] >= 0 { sales.append((values[line], amounts[line])) }
    sales.sort { $0.value < $1.value }
    var best = (value: values[0], sum: Int64(-1))
    var rest = sales[...]
    while let value = rest.first?.value {
      let own = rest.prefix { $0.value == value }
      let sum = own.reduce(0) { $0 + $1.amount }
      if sum > best.sum { best = (value, sum) }
      rest = rest[own.endIndex...]
    }
    return best.value
  }
}
