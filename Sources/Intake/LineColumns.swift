internal import Base
internal import CSV

/// The accepted lines of one chunk as typed columns, lines of one shard together.
///
/// A line's customer is a run of the chunk's customer texts; its product and its dimension values are
/// codes of the chunk's own dictionaries, which `Vocabulary` maps to the run's codes.
public struct LineColumns: Sendable {
  public internal(set) var customers = TextRuns()
  public internal(set) var customer: [UInt32] = []
  public internal(set) var day: [Int32] = []
  public internal(set) var amount: [Int64] = []
  /// Empty where no order is mapped, as are the columns below.
  public internal(set) var orders = TextRuns()
  public internal(set) var order: [UInt32] = []
  public internal(set) var profit: [Int64] = []
  public internal(set) var discount: [Int64] = []
  public internal(set) var products = CodedColumn()
  public internal(set) var dimensions: [CodedColumn] = []
  /// Whole records, kept only where identical ones are looked for (`IdenticalRecords`).
  var records = TextRuns()
  var record: [UInt32] = []
  /// Where each shard's lines begin, and the end of the last.
  public internal(set) var shardStarts: [Int] = [0, 0]

  public struct CodedColumn: Sendable {
    public internal(set) var codes: [UInt32] = []
    public internal(set) var dictionary = TextDictionary()

    /// What stands for an empty value in every table.
    private static let none = Array("(none)".utf8)

    mutating func append(_ text: Span<UInt8>) {
      codes.append(text.isEmpty ? dictionary.code(of: Self.none.span) : dictionary.code(of: text))
    }
  }

  public var count: Int { day.count }

  /// The lines of one shard.
  public func lines(ofShard shard: Int) -> Range<Int> { shardStarts[shard]..<shardStarts[shard + 1] }

  mutating func append(day: Day, _ values: LineReader.Values, layout: Layout) {
    self.day.append(day.number)
    amount.append(values.amount)
    if layout.cost != nil { profit.append(values.profit) }
    if layout.discount != nil { discount.append(values.discount) }
  }

  mutating func appendTexts(
    of record: RecordBatch.Record, in batch: RecordBatch, customer range: Range<Int>, layout: Layout
  ) {
    let bytes = batch.bytes.span
    customer.append(customers.run(of: bytes.extracting(range)))
    if let place = layout.order {
      order.append(orders.run(of: bytes.extracting(batch.range(of: place, in: record))))
    }
    if let place = layout.product {
      products.append(bytes.extracting(batch.range(of: place, in: record)))
    }
    for (index, place) in layout.dimensions.enumerated() {
      dimensions[index].append(bytes.extracting(batch.range(of: place, in: record)))
    }
  }

  /// Puts the lines of each shard together, in their order. A customer's lines are all of one shard,
  /// by the hash of its id; so shards can be built by themselves, in memory that a cache holds.
  mutating func group(intoShards shards: Int) {
    guard shards > 1 else {
      shardStarts = [0, count]
      return
    }
    let shardOfRun = customers.hashes.map { Int(($0 >> 32) % UInt64(shards)) }
    var starts = Array(repeating: 0, count: shards + 1)
    for run in customer { starts[shardOfRun[Int(run)] + 1] += 1 }
    for shard in 0..<shards { starts[shard + 1] += starts[shard] }
    var next = starts
    var order = Array(repeating: 0, count: count)
    for (line, run) in customer.enumerated() {
      let shard = shardOfRun[Int(run)]
      order[next[shard]] = line
      next[shard] += 1
    }
    shardStarts = starts
    permute(to: order)
  }

  mutating func permute(to order: [Int]) {
    func permuted<Value>(_ column: [Value]) -> [Value] {
      column.isEmpty ? [] : order.map { column[$0] }
    }
    customer = permuted(customer)
    day = permuted(day)
    amount = permuted(amount)
    self.order = permuted(self.order)
    profit = permuted(profit)
    discount = permuted(discount)
    record = permuted(record)
    products.codes = permuted(products.codes)
    for index in dimensions.indices { dimensions[index].codes = permuted(dimensions[index].codes) }
  }
}
