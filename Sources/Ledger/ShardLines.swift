internal import Base
internal import Intake

/// The lines of one shard, gathered from all chunks, with the run's codes: those of one customer together in order of
/// their days, customers in order of what they are called.
struct ShardLines {
  /// The code of a line whose order id is empty.
  static let noOrder = UInt32.max

  private(set) var customers = CustomerIDs()
  /// Positions in `customers`.
  private(set) var customer: [UInt32] = []
  private(set) var day: [Int32] = []
  private(set) var amount: [Int64] = []
  /// Empty where no order is mapped, as are the columns below.
  private(set) var order: [UInt32] = []
  private(set) var profit: [Int64] = []
  private(set) var discount: [Int64] = []
  private(set) var product: [UInt32] = []
  /// By dimension.
  private(set) var values: [[UInt32]]
  private(set) var orderCount = 0

  typealias Pseudonym = @Sendable (ArraySlice<UInt8>) -> String

  /// - Parameter chunks: All of the reading's, with the lines up to the as-of day.
  init(
    _ chunks: [LineColumns], of reading: Reading, shard: Int, of shards: Int, _ pseudonym: Pseudonym? = nil
  ) {
    let total = chunks.reduce(0) { $0 + $1.lines(ofShard: shard, of: shards).count }
    values = Array(repeating: [], count: reading.dimensions.count)
    reserve(total, as: chunks.first { $0.count > 0 })
    var dictionary = TextDictionary(capacity: total / 8)
    var orders = TextDictionary(capacity: order.capacity / 2)
    // By position: a chunk taken into a variable would be counted column by column, for every shard.
    for index in chunks.indices {
      let lines = chunks[index].lines(ofShard: shard, of: shards)
      if lines.isEmpty { continue }
      Self.append(
        lines, of: chunks[index].customer, chunks[index].customers, coded: &dictionary, to: &customer)
      if !chunks[index].order.isEmpty {
        Self.append(
          lines, of: chunks[index].order, chunks[index].orders, coded: &orders, empty: Self.noOrder,
          to: &order)
      }
      chunks[index].day.append(lines, to: &day)
      chunks[index].amount.append(lines, to: &amount)
      if !chunks[index].profit.isEmpty { chunks[index].profit.append(lines, to: &profit) }
      if !chunks[index].discount.isEmpty { chunks[index].discount.append(lines, to: &discount) }
      if !chunks[index].products.codes.isEmpty {
        chunks[index].products.codes.append(
          lines, through: reading.products.codes(ofChunk: index), to: &product)
      }
      for dimension in values.indices {
        chunks[index].dimensions[dimension].codes.append(
          lines, through: reading.dimensions[dimension].codes(ofChunk: index), to: &values[dimension])
      }
    }
    orderCount = orders.count
    sort(dictionary, pseudonym)
  }

  private mutating func reserve(_ count: Int, as chunk: LineColumns?) {
    customer.reserveCapacity(count)
    day.reserveCapacity(count)
    amount.reserveCapacity(count)
    guard let chunk else { return }
    if !chunk.order.isEmpty { order.reserveCapacity(count) }
    if !chunk.profit.isEmpty { profit.reserveCapacity(count) }
    if !chunk.discount.isEmpty { discount.reserveCapacity(count) }
    if !chunk.products.codes.isEmpty { product.reserveCapacity(count) }
    for dimension in values.indices { values[dimension].reserveCapacity(count) }
  }

  /// Appends the run's codes of lines' texts.
  /// - Parameter empty: The code of an empty text; nil where there is none.
  private static func append(
    _ lines: Range<Int>, of column: NarrowColumn, _ texts: TextRuns, coded dictionary: inout TextDictionary,
    empty: UInt32? = nil, to codes: inout [UInt32]
  ) {
    let first = codes.count
    column.append(lines, to: &codes)
    var last: (run: UInt32, code: UInt32)?
    for line in first..<codes.count {
      let run = codes[line]
      if let last, last.run == run {
        codes[line] = last.code
        continue
      }
      var code = UInt32(0)
      if let empty, texts.isEmpty(run) { code = empty } else { code = texts.code(of: run, in: &dictionary) }
      codes[line] = code
      last = (run, code)
    }
  }
}

extension ShardLines {
  /// Puts everything into its order.
  private mutating func sort(_ dictionary: TextDictionary, _ pseudonym: Pseudonym?) {
    let byID: [UInt32]
    if let pseudonym {
      let names = (0..<dictionary.count).map { pseudonym(dictionary.bytes(of: $0)) }
      byID = (0..<UInt32(names.count)).sorted {
        names[Int($0)].utf8.lexicographicallyPrecedes(names[Int($1)].utf8)
      }
      for code in byID { customers.append(Array(names[Int(code)].utf8)[...]) }
    } else {
      byID = dictionary.codesByText()
      for code in byID { customers.append(dictionary.bytes(of: Int(code))) }
    }
    let lines = linesByCustomerAndDay(byID)
    customer = Self.picked(customer, lines)
    day = Self.picked(day, lines)
    amount = Self.picked(amount, lines)
    order = Self.picked(order, lines)
    profit = Self.picked(profit, lines)
    discount = Self.picked(discount, lines)
    product = Self.picked(product, lines)
    for dimension in values.indices { values[dimension] = Self.picked(values[dimension], lines) }
  }

  private static func picked<Value>(_ column: [Value], _ lines: [UInt32]) -> [Value] {
    column.isEmpty ? [] : lines.map { column[Int($0)] }
  }

  /// Turns customers' codes into their ranks, and sorts the lines by rank and day.
  private mutating func linesByCustomerAndDay(_ byID: [UInt32]) -> [UInt32] {
    var rank = Array(repeating: UInt32(0), count: byID.count)
    for (index, code) in byID.enumerated() { rank[Int(code)] = UInt32(index) }
    var starts = Array(repeating: 0, count: rank.count + 1)
    for line in customer.indices {
      customer[line] = rank[Int(customer[line])]
      starts[Int(customer[line]) + 1] += 1
    }
    for index in rank.indices { starts[index + 1] += starts[index] }
    var next = starts
    var lines = Array(repeating: UInt32(0), count: customer.count)
    for (line, rank) in customer.enumerated() {
      lines[next[Int(rank)]] = UInt32(line)
      next[Int(rank)] += 1
    }
    for index in rank.indices { sortByDay(&lines, in: starts[index]..<starts[index + 1]) }
    return lines
  }

  private func sortByDay(_ lines: inout [UInt32], in range: Range<Int>) {
    // Exports are mostly in order already.
    var last = Int32.min
    for line in range {
      let day = day[Int(lines[line])]
      guard day >= last else {
        lines[range].sort { self.day[Int($0)] < self.day[Int($1)] }
        return
      }
      last = day
    }
  }
}
