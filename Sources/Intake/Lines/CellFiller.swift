internal import CSV

/// Fills empty cells with those of the record before, while the order is the same: some exports write what belongs to
/// the whole order on its first line only.
///
/// The record before is the one before in the file, whether it is accepted, left out or refused. One that cannot be
/// split into its fields says nothing, and neither does an empty one: they are passed over.
enum CellFiller {
  /// What the record before says. It goes from one chunk of a file to the next, so no cell depends on where the file is
  /// cut.
  struct Before: Sendable {
    /// Empty where it belongs to no order.
    fileprivate var order: [UInt8] = []
    /// By column that is filled.
    fileprivate var cells: [[UInt8]] = []

    /// At the beginning of a file.
    init() {}
  }

  /// Fills the cells of a chunk's records, in their order.
  /// - Parameter before: What the record before the chunk says; afterwards, what its last one does.
  /// - Returns: By record: whether a cell was filled.
  static func fill(
    _ batch: inout RecordBatch, by layout: Layout, from before: inout Before
  ) -> [Bool] {
    var isFilled = Array(repeating: false, count: batch.records.count)
    guard let orderPlace = layout.order, !layout.fills.isEmpty else { return isFilled }
    var order = before.order
    var cells = before.cells.map { batch.append($0) }
    var places: [(field: Int, bounds: RecordBatch.FieldBounds)] = []
    for (row, record) in batch.records.enumerated() {
      guard record.fault == nil, batch.fits(record, layout),
        !batch.isEmpty(record, fields: 0..<Int(record.fieldCount))
      else { continue }
      let range = batch.range(of: orderPlace, in: record)
      let isSame = !range.isEmpty && batch.isEqual(range, to: order)
      if !isSame { order = Array(batch.bytes[range]) }
      var next: [RecordBatch.FieldBounds] = []
      for (index, column) in layout.fills.enumerated() {
        let field = Int(record.firstField) + column
        if isSame, !cells[index].isEmpty, batch.trimmedRange(ofField: column, in: record).isEmpty {
          places.append((field, cells[index]))
          isFilled[row] = true
          next.append(cells[index])
        } else {
          next.append(batch.fields[field])
        }
      }
      cells = next
    }
    before.order = order
    before.cells = cells.map { Array(batch.bytes[$0.range]) }
    batch.replaceFields(places)
    return isFilled
  }
}
