internal import Base
internal import CSV

/// The lines of a gatherer, to be taken group by group: column by column, for each group walks over all chunks.
public struct RegroupedLines: Sendable {
  /// The texts of each chunk, and by line the text.
  fileprivate struct Texts {
    var texts: [TextList] = []
    var runs: [NarrowColumn] = []
  }

  /// The codes of each chunk, and what they are among the gatherer's codes.
  fileprivate struct Codes {
    var codes: [NarrowColumn] = []
    var tables: [[UInt32]] = []
  }

  /// By chunk.
  private var starts: [[UInt32]] = []
  private var customers = Texts()
  private var orders = Texts()
  private var records = Texts()
  private var day: [NarrowColumn] = []
  private var amount: [NarrowColumn] = []
  private var profit: [NarrowColumn] = []
  private var discount: [NarrowColumn] = []
  private var products = Codes()
  private var dimensions: [Codes]
  /// By group: the chunk of each order that is left out on purpose, and the order, in their order.
  private var excluded: [Int: [(chunk: Int, order: ArraySlice<UInt8>)]] = [:]

  init(
    _ chunks: [(lines: LineColumns, codes: InputFindings.Codes)], excluded: [TextRuns], dimensions: Int
  ) {
    self.dimensions = Array(repeating: Codes(), count: dimensions)
    for (lines, codes) in chunks {
      starts.append(lines.count == 0 ? [] : lines.groupStarts)
      customers.append(lines.customers, lines.customer)
      orders.append(lines.orders, lines.order)
      records.append(lines.records, lines.record)
      day.append(lines.day)
      amount.append(lines.amount)
      profit.append(lines.profit)
      discount.append(lines.discount)
      products.append(lines.products, codes.products)
      for index in 0..<dimensions {
        self.dimensions[index].append(lines.dimensions[index], codes.dimensions[index])
      }
    }
    for (chunk, orders) in excluded.enumerated() {
      for run in 0..<UInt32(orders.count) {
        let order = orders.bytes(of: run)
        self.excluded[OrderKey.group(of: order), default: []].append((chunk, order))
      }
    }
  }

  /// The lines of one group.
  /// - Complexity: O(n) in them, and in the chunks.
  public func lines(ofGroup group: Int) -> GroupLines {
    let ranges = starts.map { $0.isEmpty ? 0..<0 : Int($0[group])..<Int($0[group + 1]) }
    let count = ranges.reduce(0) { $0 + $1.count }
    var gathered = GroupLines()
    gathered.counts = ranges.map { UInt32($0.count) }
    gathered.excludedCounts = Array(repeating: 0, count: starts.count)
    var excluded = TextList()
    for (chunk, order) in self.excluded[group] ?? [] {
      gathered.excludedCounts[chunk] += 1
      excluded.append(order.span)
    }
    gathered.excluded = TextRuns(excluded)
    var lines = LineColumns()
    // A customer comes in many chunks, an order in one.
    (lines.customers, lines.customer) = customers.distinct(in: ranges, count)
    (lines.orders, lines.order) = orders.successive(in: ranges, count)
    (lines.records, lines.record) = records.successive(in: ranges, count)
    let (days, amounts) = (day.numbers(in: ranges, count), amount.numbers(in: ranges, count))
    (lines.day, lines.amount) = (NarrowColumn(gathered: days), NarrowColumn(gathered: amounts))
    lines.profit = NarrowColumn(gathered: profit.numbers(in: ranges, count))
    lines.discount = NarrowColumn(gathered: discount.numbers(in: ranges, count))
    lines.products = products.codes(in: ranges, count)
    lines.dimensions = dimensions.map { $0.codes(in: ranges, count) }
    lines.groupStarts = [0, UInt32(lines.count)]
    lines.sum = LineSum(day: days, amount: amounts, upTo: nil)
    gathered.lines = lines
    return gathered
  }
}

extension RegroupedLines.Texts {
  fileprivate mutating func append(_ texts: TextRuns, _ runs: NarrowColumn) {
    self.texts.append(texts.texts)
    self.runs.append(runs)
  }

  /// Each text once.
  fileprivate func distinct(in ranges: [Range<Int>], _ count: Int) -> (TextRuns, NarrowColumn) {
    var dictionary = TextDictionary(capacity: count / 8)
    let codes = codes(in: ranges, count) { texts, run in texts.code(of: run, in: &dictionary) }
    return (TextRuns(dictionary.texts), codes)
  }

  /// Each text once as long as it repeats.
  fileprivate func successive(in ranges: [Range<Int>], _ count: Int) -> (TextRuns, NarrowColumn) {
    var list = TextList()
    let codes = codes(in: ranges, count) { texts, run in
      if list.count == 0 || !list.isEqual(list.count - 1, to: run, of: texts) { list.append(run, of: texts) }
      return UInt32(truncatingIfNeeded: list.count - 1)
    }
    return (TextRuns(list), codes)
  }

  private func codes(
    in ranges: [Range<Int>], _ count: Int, _ code: (TextList, Int) -> UInt32
  ) -> NarrowColumn {
    var all: [Int64] = []
    for (chunk, range) in ranges.enumerated() where !range.isEmpty && !runs[chunk].isEmpty {
      if all.isEmpty { all.reserveCapacity(count) }
      let texts = texts[chunk]
      var last: (run: Int64, code: Int64) = (-1, 0)
      runs[chunk].forEach(in: range) { run in
        if last.run != run { last = (run, Int64(code(texts, Int(run)))) }
        all.append(last.code)
      }
    }
    return NarrowColumn(gathered: all)
  }
}

extension RegroupedLines.Codes {
  fileprivate mutating func append(_ column: LineColumns.CodedColumn, _ table: [UInt32]) {
    codes.append(column.codes)
    tables.append(table)
  }

  fileprivate func codes(in ranges: [Range<Int>], _ count: Int) -> LineColumns.CodedColumn {
    var all: [Int64] = []
    for (chunk, range) in ranges.enumerated() where !range.isEmpty && !codes[chunk].isEmpty {
      if all.isEmpty { all.reserveCapacity(count) }
      let table = tables[chunk]
      codes[chunk].forEach(in: range) { all.append(Int64(table[Int($0)])) }
    }
    return LineColumns.CodedColumn(codes: NarrowColumn(gathered: all))
  }
}

extension [NarrowColumn] {
  /// Of each the numbers of a range, one behind the other; none where they are not mapped.
  fileprivate func numbers(in ranges: [Range<Int>], _ count: Int) -> [Int64] {
    guard contains(where: { !$0.isEmpty }) else { return [] }
    var all = [Int64](repeating: 0, count: count)
    var place = all.mutableSpan
    var next = 0
    for (chunk, range) in ranges.enumerated() where !range.isEmpty {
      self[chunk].put(range, in: &place, at: next)
      next += range.count
    }
    return all
  }
}

extension NarrowColumn {
  /// All numbers, in their order.
  fileprivate init(gathered numbers: [Int64]) {
    guard let least = numbers.min(), let most = numbers.max() else {
      self.init()
      return
    }
    func distances<Distance: FixedWidthInteger>(_: Distance.Type) -> [Distance] {
      var distances = Array(repeating: Distance(0), count: numbers.count)
      var place = distances.mutableSpan
      for index in numbers.indices {
        place[index] = Distance(truncatingIfNeeded: numbers[index] &- least)
      }
      return distances
    }
    let spread = UInt64(bitPattern: most &- least)
    self.init(
      least: least,
      distances: spread <= 0xFF
        ? .bytes(distances(UInt8.self))
        : spread <= 0xFFFF
          ? .shorts(distances(UInt16.self))
          : spread <= 0xFFFF_FFFF ? .words(distances(UInt32.self)) : .longs(distances(UInt64.self)))
  }
}

extension TextList {
  fileprivate func isEqual(_ index: Int, to other: Int, of texts: TextList) -> Bool {
    if texts.isShort(other) { return isEqual(index, short: texts.number(of: other)) }
    return texts.withLong(other) { isEqual(index, long: $0, hash: $1) }
  }
}

extension OrderKey {
  /// The group of the customer whose order it is.
  fileprivate static func group(of key: ArraySlice<UInt8>) -> Int {
    let customer = key.prefix { $0 != 0 }
    let hash = TextHash.of(customer.span)
    return Int(truncatingIfNeeded: ((hash &>> 32) &* UInt64(LineColumns.groups)) &>> 32)
  }
}
