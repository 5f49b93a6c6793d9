internal import CSV

/// Orders that a later file tells again: `last_file_wins`.
///
/// An order is a customer and an order id; lines without an order id belong to no order, and nothing
/// takes their place. A file that tells an order only in lines that are left out on purpose tells it all the
/// same: that may be how it is taken back. A refused line says nothing.
struct RestatedOrders: Sendable {
  /// The code of a line without an order id.
  private static let noOrder = UInt32.max

  private var orders = TextDictionary()
  /// By order: the last file that tells it.
  private var lastFile: [Int32] = []
  /// By chunk and line.
  private var codes: [[UInt32]] = []

  /// Takes up the next chunk. Chunks come in the order of files, so the last to tell an order stays.
  mutating func take(_ lines: LineColumns, excluded: TextRuns, file: Int) {
    var key: [UInt8] = []
    var last: (customer: UInt32, order: UInt32, code: UInt32)?
    codes.append(
      zip(lines.customer.all, lines.order.all).map { run in
        let (customer, order) = (UInt32(run.0), UInt32(run.1))
        if let last, last.customer == customer, last.order == order { return last.code }
        var code = Self.noOrder
        if !lines.orders.isEmpty(order) {
          Self.write(lines.customers.bytes(of: customer), lines.orders.bytes(of: order), to: &key)
          code = orders.code(of: key.span)
          note(code, file: file)
        }
        last = (customer, order, code)
        return code
      })
    for run in 0..<UInt32(excluded.count) { note(excluded.code(of: run, in: &orders), file: file) }
  }

  private mutating func note(_ order: UInt32, file: Int) {
    if Int(order) == lastFile.count { lastFile.append(Int32(file)) }
    lastFile[Int(order)] = Int32(file)
  }

  /// Which lines of a chunk are duplicates, when all chunks are taken up.
  func find(inChunk chunk: Int, file: Int) -> [Bool] {
    codes[chunk].map { $0 != Self.noOrder && lastFile[Int($0)] != Int32(file) }
  }

  /// Texts hold no NUL, so it can stand between them.
  fileprivate static func write(
    _ customer: ArraySlice<UInt8>, _ order: ArraySlice<UInt8>, to key: inout [UInt8]
  ) {
    key.removeAll(keepingCapacity: true)
    key.append(contentsOf: customer)
    key.append(0)
    key.append(contentsOf: order)
  }
}

extension TextRuns {
  /// Keeps the order that a line left out on purpose belongs to.
  mutating func appendOrder(of record: RecordBatch.Record, in batch: RecordBatch, by layout: Layout) {
    guard let place = layout.order else { return }
    let order = batch.range(of: place, in: record)
    guard !order.isEmpty else { return }
    var key: [UInt8] = []
    RestatedOrders.write(
      batch.bytes[batch.range(of: layout.customer, in: record)], batch.bytes[order], to: &key)
    _ = run(of: key.span)
  }
}
