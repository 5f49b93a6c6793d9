internal import Base
internal import Intake

/// The lines of one shard up to the as-of day, gathered from all chunks, with the run's codes.
struct ShardLines {
  /// The code of a line whose order id is empty.
  static let noOrder = UInt32.max

  private var dictionary: TextDictionary
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
  private(set) var customersByID: [UInt32] = []
  /// By customer; empty where customers are called by their ids.
  private var pseudonyms: [String] = []

  typealias Pseudonym = @Sendable (ArraySlice<UInt8>) -> String

  init(_ reading: Reading, shard: Int, _ pseudonym: Pseudonym? = nil) {
    let total = reading.chunks.reduce(0) { $0 + $1.lines(ofShard: shard).count }
    dictionary = TextDictionary(capacity: total / 4)
    values = Array(repeating: [], count: reading.dimensions.count)
    reserve(total)
    var orders = TextDictionary(capacity: total / 2)
    for (index, chunk) in reading.chunks.enumerated() {
      let range = chunk.lines(ofShard: shard)
      let kept = Self.kept(range, of: chunk, upTo: reading.asOf)
      appendCodes(of: kept, chunk.customer, chunk.customers)
      appendOrders(of: kept, chunk, &orders)
      append(kept, of: chunk.day, to: &day)
      append(kept, of: chunk.amount, to: &amount)
      append(kept, of: chunk.profit, to: &profit)
      append(kept, of: chunk.discount, to: &discount)
      let products = reading.products.codes(ofChunk: index)
      if !chunk.products.codes.isEmpty {
        for line in kept { product.append(products[Int(chunk.products.codes[line])]) }
      }
      for (dimension, column) in chunk.dimensions.enumerated() {
        let codes = reading.dimensions[dimension].codes(ofChunk: index)
        for line in kept { values[dimension].append(codes[Int(column.codes[line])]) }
      }
    }
    orderCount = orders.count
    if let pseudonym {
      pseudonyms = (0..<dictionary.count).map { pseudonym(dictionary.bytes(of: $0)) }
      customersByID = (0..<UInt32(dictionary.count)).sorted { [pseudonyms] in
        pseudonyms[Int($0)].utf8.lexicographicallyPrecedes(pseudonyms[Int($1)].utf8)
      }
    } else {
      customersByID = dictionary.codesByText()
    }
  }

  /// What a customer is called in every table.
  func id(of customer: UInt32) -> ArraySlice<UInt8> {
    pseudonyms.isEmpty ? dictionary.bytes(of: Int(customer)) : Array(pseudonyms[Int(customer)].utf8)[...]
  }

  private mutating func reserve(_ count: Int) {
    customer.reserveCapacity(count)
    day.reserveCapacity(count)
    amount.reserveCapacity(count)
    for dimension in values.indices { values[dimension].reserveCapacity(count) }
  }

  /// Lines after the as-of day are set aside: they are not yet known.
  private static func kept(_ range: Range<Int>, of chunk: LineColumns, upTo asOf: Day?) -> [Int] {
    guard let asOf else { return [] }
    let days = chunk.day
    return range.filter { days[$0] <= asOf.number }
  }

  private func append<Value>(_ lines: [Int], of source: [Value], to target: inout [Value]) {
    guard !source.isEmpty else { return }
    for line in lines { target.append(source[line]) }
  }

  private mutating func appendCodes(of lines: [Int], _ runs: [UInt32], _ texts: TextRuns) {
    var last: (run: UInt32, code: UInt32)?
    for line in lines {
      let run = runs[line]
      if let last, last.run == run {
        customer.append(last.code)
      } else {
        let code = texts.code(of: run, in: &dictionary)
        customer.append(code)
        last = (run, code)
      }
    }
  }

  private mutating func appendOrders(of lines: [Int], _ chunk: LineColumns, _ orders: inout TextDictionary) {
    let (runs, texts) = (chunk.order, chunk.orders)
    guard !runs.isEmpty else { return }
    var last: (run: UInt32, code: UInt32)?
    for line in lines {
      let run = runs[line]
      if let last, last.run == run {
        order.append(last.code)
      } else {
        let code = texts.isEmpty(run) ? Self.noOrder : texts.code(of: run, in: &orders)
        order.append(code)
        last = (run, code)
      }
    }
  }
}

extension ShardLines {
  /// All lines, those of one customer together in order of their days, customers in order of their ids.
  struct Sequence {
    var lines: [Int]
    var customers: [Range<Int>]
  }

  func byCustomerAndDay() -> Sequence {
    var rank = Array(repeating: 0, count: customersByID.count)
    for (index, code) in customersByID.enumerated() { rank[Int(code)] = index }
    var starts = Array(repeating: 0, count: rank.count + 1)
    for code in customer { starts[rank[Int(code)] + 1] += 1 }
    for index in rank.indices { starts[index + 1] += starts[index] }
    var next = starts
    var lines = Array(repeating: 0, count: customer.count)
    for (line, code) in customer.enumerated() {
      let index = rank[Int(code)]
      lines[next[index]] = line
      next[index] += 1
    }
    let customers = rank.indices.map { starts[$0]..<starts[$0 + 1] }
    for range in customers { sortByDay(&lines, in: range) }
    return Sequence(lines: lines, customers: customers)
  }

  private func sortByDay(_ lines: inout [Int], in range: Range<Int>) {
    guard range.count > 1 else { return }
    // Exports are mostly in order already.
    let isSorted = range.dropLast().allSatisfy { day[lines[$0]] <= day[lines[$0 + 1]] }
    if !isSorted { lines[range].sort { day[$0] < day[$1] } }
  }
}
