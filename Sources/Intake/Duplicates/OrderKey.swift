internal import CSV

/// An order as bytes: its customer, a NUL and its id. Texts hold no NUL.
enum OrderKey {
  /// - Parameters:
  ///   - customer: The run of the customer's id.
  ///   - order: The run of the order's id.
  ///   - key: Is written anew, where there is an order id.
  /// - Returns: Whether there is an order id.
  static func write(
    _ lines: LineColumns, _ customer: UInt32, _ order: UInt32, to key: inout [UInt8]
  ) -> Bool {
    if lines.orders.isEmpty(order) { return false }
    write(lines.customers.bytes(of: customer), lines.orders.bytes(of: order), to: &key)
    return true
  }

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
  /// - Parameter customer: The line's customer, as it counts.
  mutating func appendOrder(
    of record: RecordBatch.Record, _ customer: Range<Int>, in batch: RecordBatch, by layout: Layout
  ) {
    guard let place = layout.order else { return }
    let order = batch.range(of: place, in: record)
    guard !order.isEmpty else { return }
    var key: [UInt8] = []
    OrderKey.write(batch.bytes[customer], batch.bytes[order], to: &key)
    _ = run(of: key.span)
  }
}
